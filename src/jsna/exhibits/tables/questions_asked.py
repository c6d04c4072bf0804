"""What the survey asked, and how many answered each question: the bases of all its shares."""

from __future__ import annotations

from jsna.exhibits.answers import people_of
from jsna.exhibits.base import Cell, Column, Content, Table
from jsna.exhibits.survey_notes import about_counts, meanings
from jsna.exhibits.wording import counted, in_words, sentence
from jsna.review.survey_question import Question

_COLUMNS = (
    Column("question", "Question", "The question in its own words"),
    Column("asked", "How it was asked", "What could be answered"),
    Column("answered", "Answered", "How many answered: the base of the shares", "number"),
    Column(
        "outside",
        "Answered outside the base",
        "How many gave each answer that counts apart, such as “don't know”",
        "list",
        "No such answer",
    ),
)
_TYPES = {
    "single": "One answer of {options}",
    "likert": "One step of a scale of {options}",
    "select-all": "All that apply, of {options}",
    "select-up-to-n": "Up to {most}, of {options}",
    "numeric": "A number",
    "free-text": "In one's own words",
}


def tabulate_questions_asked(content: Content) -> Table | None:
    """The questions that were analysed; nothing where the review has no answers."""
    bases = content.rows("survey_base")
    if content.survey is None or bases.empty:
        return None
    asked = [q for q in content.survey.questions if (bases["question_id"] == q.id).any()]
    rows = tuple(_row(content, question) for question in asked)
    left_out = len(content.survey.questions) - len(asked)
    return Table(
        key="questions_asked",
        caption=_caption(len(asked), left_out),
        columns=_COLUMNS,
        rows=rows,
        notes=(
            about_counts(content),
            *meanings([*(str(row[2]) for row in rows), *_signs(rows)]),
            content.dates("survey"),
            *content.notice,
        ),
    )


def _caption(asked: int, left_out: int) -> str:
    were = "was" if left_out == 1 else "were"
    more = f"; {in_words(left_out)} more {were} asked" if left_out else ""
    return sentence(f"The answers to {counted(asked, 'question')} are analysed here{more}")


def _row(content: Content, question: Question) -> tuple[Cell, ...]:
    how = _TYPES[question.type].format(
        options=counted(len(question.options), "answer"), most=question.most
    )
    return (
        question.wording,
        how,
        _count(content, "survey_base", question),
        _outside(content, question),
    )


def _outside(content: Content, question: Question) -> tuple[str, ...]:
    return tuple(
        f"{option.wording}: {_count(content, 'survey_outside_base', question, option.id)}"
        for option in question.options
        if option.missing
        and not content.rows("survey_outside_base", question_id=question.id, answer=option.id).empty
    )


def _count(content: Content, measure: str, question: Question, answer: str = "") -> int | str:
    return people_of(content.rows(measure, question_id=question.id, answer=answer))


def _signs(rows: tuple[tuple[Cell, ...], ...]) -> list[str]:
    """The signs that stand behind answers outside the base."""
    lists = (row[-1] for row in rows)
    return [text.rpartition(": ")[2] for each in lists if isinstance(each, tuple) for text in each]
