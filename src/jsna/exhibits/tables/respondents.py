"""Who answered the survey: how many people in all and in each group, as far as it may be shown."""

from __future__ import annotations

from collections.abc import Iterator

from jsna.exhibits.answers import people_of
from jsna.exhibits.base import Cell, Column, Content, Table
from jsna.exhibits.breakdowns import EVERYONE, groups_of
from jsna.exhibits.survey_notes import about_counts, meanings
from jsna.exhibits.wording import counted, sentence
from jsna.review.survey_question import Question

_COLUMNS = (
    Column("who", "Who", "Everyone, or one answer to a question about the respondent"),
    Column("people", "People", "How many of them took part; rounded, or hidden", "number"),
)


def tabulate_respondents(content: Content) -> Table | None:
    """Everyone, and each group of each breakdown; nothing where the review has no answers."""
    survey, everyone = content.survey, content.rows("survey_respondents")
    if survey is None or everyone.empty:
        return None
    rows: list[tuple[Cell, ...]] = [(EVERYONE, people_of(everyone))]
    for group in survey.groups:
        rows += _of_group(content, survey.by_id[group])
    hidden = sum(isinstance(people, str) for _, people in rows)
    return Table(
        key="respondents",
        caption=_caption(rows, hidden),
        columns=_COLUMNS,
        rows=tuple(rows),
        notes=(
            about_counts(content),
            "Groups may not add up to everyone: each count is rounded by itself.",
            *meanings([str(people) for _, people in rows]),
            content.dates("survey"),
            *content.notice,
        ),
    )


def _caption(rows: list[tuple[Cell, ...]], hidden: int) -> str:
    everyone = rows[0][1]
    took_part = (
        f"{everyone:,} people took part in the survey"
        if isinstance(everyone, int)
        else "How many people took part in the survey is not shown"
    )
    groups = len(rows) - 1
    if not groups:
        return sentence(took_part)
    some = f"{counted(hidden, 'group')} of {groups}" if hidden else "none of the groups"
    is_or_are = "are" if hidden > 1 else "is"
    return sentence(f"{took_part}; {some} {is_or_are} too small to be shown")


def _of_group(content: Content, question: Question) -> Iterator[tuple[Cell, ...]]:
    """The groups of one breakdown in the order of the questionnaire, who said nothing last."""
    rows = content.rows("survey_respondents", group=question.id)
    for key, words in groups_of(question, list(rows["group_value"])).items():
        own = rows[rows["group_value"] == key]
        yield f"{question.wording} {words}", people_of(own)
