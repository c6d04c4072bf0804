"""Who answered the survey: how many people in all and in each group, as far as it may be shown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jsna.exhibits.answers import SIGNS, people_of
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
    return Table(
        key="respondents",
        caption=_caption([people for _, people in rows]),
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


def _caption(people: Sequence[Cell]) -> str:
    everyone, *groups = people
    took_part = (
        f"{everyone:,} people took part in the survey"
        if isinstance(everyone, int)
        else "How many people took part in the survey is not shown"
    )
    if not groups:
        return sentence(took_part)
    hidden = [each for each in groups if isinstance(each, str)]
    some = f"{counted(len(hidden), 'group')} of {len(groups)}" if hidden else "none of the groups"
    is_or_are = "are" if len(hidden) > 1 else "is"
    # A large group can be hidden too, for the sake of a small one.
    small = all(each == SIGNS["low base"] for each in hidden)
    why = "too small to be shown" if small else "not shown"
    return sentence(f"{took_part}; {some} {is_or_are} {why}")


def _of_group(content: Content, question: Question) -> Iterator[tuple[Cell, ...]]:
    """The groups of one breakdown in the order of the questionnaire, who said nothing last."""
    rows = content.rows("survey_respondents", group=question.id)
    for key, words in groups_of(question, list(rows["group_value"])).items():
        own = rows[rows["group_value"] == key]
        yield f"{question.wording} {words}", people_of(own)
