"""What comments are about: the share who mention each code, and how far the coders agree."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

from jsna.exhibits.answers import (
    SIGNS,
    Answer,
    Asked,
    about_ranks,
    base_of,
    people_of,
    ranked,
    shares_of,
)
from jsna.exhibits.base import Cell, Column, Content, Table
from jsna.exhibits.survey_notes import about_survey
from jsna.exhibits.wording import listed, percent, ranged, rounded, sentence
from jsna.review.survey_question import Question

_COLUMNS = (
    Column("code", "What comments are about", "The code that people gave to comments"),
    Column("question", "Question", "The question that the comments answer"),
    Column("answered", "Comments", "How many people's comments were coded; rounded", "number"),
    Column("share", "Share", "Of these people, how many mention it, in per cent"),
    Column("interval", "Interval", "Limits of the interval of the share"),
    Column("rank", "Rank", "Rank by share, with the ranks that it could have"),
    Column("agree", "Coders agree", "How often two coders said the same of a comment, in per cent"),
    Column("alpha", "Alpha", "Krippendorff's alpha of mentioned or not"),
)
_ABOUT = (
    "People read the comments and gave each any number of codes. A code counts as the coders "
    "settled it together or, where they did not, if more than half of them gave it. Shares are of "
    "those whose comments were coded."
)
_ABOUT_AGREEMENT = (
    "Coders agree: of pairs of coders of a comment, how many both gave the code or both did not. "
    "Alpha (Krippendorff): 1 is full agreement, 0 what chance alone would give."
)


def tabulate_comment_codes(content: Content) -> Table | None:
    """The codes of every question whose comments were coded, the largest share first."""
    asked = [
        _asked(content, question)
        for question in (content.survey.questions if content.survey else ())
        if not question.options and len(content.rows("survey_share", question_id=question.id))
    ]
    if not asked:
        return None
    rows = tuple(_row(content, each, code) for each in asked for code in each.answers)
    return Table(
        key="comment_codes",
        caption=sentence("; ".join(map(_clause, asked))),
        columns=_COLUMNS,
        rows=rows,
        notes=(
            _ABOUT,
            _ABOUT_AGREEMENT,
            *about_ranks(asked),
            *about_survey(content, [str(cell) for row in rows for cell in row]),
        ),
    )


def _asked(content: Content, question: Question) -> Asked:
    """The codes as they are ranked, or in the order of the codebook where they are not."""
    if len(content.rows("survey_rank", question_id=question.id)):
        return ranked(content, question)
    return Asked(question, base_of(content, question), shares_of(content, question))


def _clause(asked: Asked) -> str:
    shown = [code for code in asked.answers if code.shown]
    if not shown:
        return f"what the comments on “{asked.quoted}” are about cannot be shown"
    most = max(code.share for code in shown)
    first = listed(f"“{code.wording}”" for code in shown if code.share == most)
    return f"of the comments on “{asked.quoted}”, {percent(most)} are about {first}"


def _row(content: Content, asked: Asked, code: Answer) -> tuple[Cell, ...]:
    base = people_of(content.rows("survey_base", question_id=asked.question.id))
    about = (code.wording, asked.wording, base, code.in_words)
    if not code.shown:
        return (*about, *[code.in_words] * (len(_COLUMNS) - len(about)))
    could = ranged(code.lowest, code.highest)
    where = {"question_id": asked.question.id, "answer": code.option_id}
    return (
        *about,
        f"{percent(code.lower)} to {percent(code.upper)}",
        f"{code.rank_label} ({could})" if code.rank else "not ranked",
        _agreement(content.rows("coder_agreement_share", **where), percent),
        _agreement(content.rows("coder_agreement", **where), rounded),
    )


def _agreement(rows: pd.DataFrame, say: Callable[[float], str]) -> str:
    """Of what one person coded there is none, nor where all say the same."""
    status = "not estimable" if rows.empty else str(rows["status"].iloc[0])
    if status == "shown":
        return say(float(rows["value"].iloc[0]))
    return status if status == "not estimable" else SIGNS[status]
