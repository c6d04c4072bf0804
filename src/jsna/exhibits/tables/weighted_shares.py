"""Shares as people answered, and with the weights that the survey gives to respondents."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from jsna.exhibits.answers import people_of, shares_of
from jsna.exhibits.base import Cell, Column, Content, Table
from jsna.exhibits.survey_notes import about_survey
from jsna.exhibits.wording import in_words, listed, percent
from jsna.review.survey_question import Question

_COLUMNS = (
    Column("answer", "Answer", "An option of the question, or a code of its comments"),
    Column("question", "Question", "The question in its own words"),
    Column("answered", "Answered", "How many people the share is of; rounded", "number"),
    Column("share", "Share", "Share of those who answered, each counting once"),
    Column("weighted", "Weighted share", "The same with the weights of the survey"),
    Column("interval", "Its interval", "Limits of the interval of the weighted share"),
    Column("effective", "Effective base", "What the weighted answers are worth; rounded", "number"),
)
_ABOUT = (
    "Effective base (Kish): how many people of equal weight would say as much; the more weights "
    "differ, the smaller it is."
)
_HIDDEN = (
    "A weighted share could give a hidden count away to somebody who knows the weights, so that it "
    "is shown only where no count of the question is hidden, in any group."
)


def tabulate_weighted_shares(content: Content) -> Table | None:
    """The shares of everyone with and without weights; nothing where the survey has no weights."""
    weighted = content.rows("survey_share_weighted")
    if content.survey is None or weighted.empty:
        return None
    asked = [q for q in content.survey.questions if (weighted["question_id"] == q.id).any()]
    shown = set(weighted.loc[weighted["status"] == "shown", "question_id"])
    rows = tuple(row for each in asked if each.id in shown for row in _rows(content, each))
    return Table(
        key="weighted_shares",
        caption=_caption(weighted, content),
        columns=_COLUMNS,
        rows=rows,
        notes=(
            _ABOUT,
            _HIDDEN,
            *_left_out([each for each in asked if each.id not in shown]),
            *about_survey(content, ()),
        ),
        if_no_rows="None can be shown",
    )


def _rows(content: Content, question: Question) -> Iterator[tuple[Cell, ...]]:
    base = people_of(content.rows("survey_base", question_id=question.id))
    for each in shares_of(content, question):
        about = {"question_id": question.id, "answer": each.option_id}
        row = content.shown("survey_share_weighted", **about).iloc[0]
        yield (
            each.wording,
            question.wording,
            base,
            each.in_words,
            percent(row["value"]),
            f"{percent(row['lower'])} to {percent(row['upper'])}",
            round(row["base"]),
        )


def _caption(weighted: pd.DataFrame, content: Content) -> str:
    """How far the weights move any share that is shown."""
    shown = weighted[weighted["status"] == "shown"]
    if shown.empty:
        return "No weighted share can be shown."
    plain = content.shown("survey_share")
    both = shown.merge(plain, on=["question_id", "answer"], suffixes=("", "_plain"))
    most = round(100 * float((both["value"] - both["value_plain"]).abs().max()))
    if most <= 1:
        return "The weights move no share by more than one percentage point."
    return f"The weights move shares by {in_words(most)} percentage points at most."


def _left_out(questions: list[Question]) -> Iterator[str]:
    if questions:
        asked = listed(f"“{each.wording}”" for each in questions)
        yield f"No weighted share is shown of the answers to {asked}."
