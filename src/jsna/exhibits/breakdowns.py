"""The answers by group, as exhibits have them: read from the results, never computed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jsna.exhibits.answers import Answer, base_of, shares_of
from jsna.exhibits.content import Content
from jsna.review.survey_question import Question

# All together, and those who are in none of the groups.
EVERYONE = "Everyone"
NOT_STATED = "Not stated"


@dataclass(frozen=True)
class Breakdown:
    """A question by the groups that the answers to another one make.

    Parameters
    ----------
    question, group
        The question, and the one that makes the groups.
    columns
        Everyone, then each group, in words.
    bases
        How many of each answered the question, in words.
    rows
        An answer each: how many chose it, in every column.
    """

    question: Question
    group: Question
    columns: tuple[str, ...]
    bases: tuple[str, ...]
    rows: tuple[tuple[Answer, ...], ...]


def breakdowns(content: Content) -> Iterator[Breakdown]:
    """Each question with options by each of the survey's groups, as far as there are results."""
    survey = content.survey
    if survey is None:
        return
    for group in (survey.by_id[name] for name in survey.groups):
        for question in survey.questions:
            rows = content.rows("survey_share", question_id=question.id, group=group.id)
            if len(rows) and question.options:
                yield _breakdown(content, question, group, list(rows["group_value"]))


def _breakdown(
    content: Content, question: Question, group: Question, found: Sequence[str]
) -> Breakdown:
    groups = groups_of(group, found)
    asked = [("", ""), *((group.id, value) for value in groups)]
    shares = [shares_of(content, question, *each) for each in asked]
    return Breakdown(
        question,
        group,
        (EVERYONE, *groups.values()),
        tuple(base_of(content, question, *each) for each in asked),
        tuple(zip(*shares, strict=True)),
    )


def groups_of(group: Question, found: Sequence[str]) -> dict[str, str]:
    """The words of the groups among these, in the order of the questionnaire; not stated last."""
    known = {option.id: option.wording for option in group.options if option.id in found}
    return known | {value: NOT_STATED for value in found if value not in known}
