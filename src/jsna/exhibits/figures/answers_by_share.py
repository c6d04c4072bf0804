"""The priorities figure: the answers to a question by the share of people who chose each.

Bars from nought, since a share has a zero, with the value at the end and the interval on the bar.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

import pandas as pd
from matplotlib.figure import Figure as Drawing

from jsna.exhibits.answers import Answer, Asked, about_ranks, ranked_questions
from jsna.exhibits.base import Content, Figure
from jsna.exhibits.canvas import EDGE, NARROW, WIDE, Canvas
from jsna.exhibits.style import ASIDE, FIGURE, HEAD, INK, LIGHT_BLUE, NAME, wrapped
from jsna.exhibits.survey_notes import about_survey
from jsna.exhibits.wording import counted, listed, percent, sentence

_NAME_FROM = 0.32  # inches: names stand beside the ranks
_BAR_FROM = 3.1  # inches: where bars begin beside a name
_FOR_VALUE = 0.5  # inches: for the value at the end of a row
_BAR = 0.15  # inches: how high a bar is
_TO_SHARE = 0.1  # the axis ends at a whole tenth
_TOLD = 2  # questions whose finding the caption has room for


def draw_answers_by_share(content: Content) -> Figure | None:
    """The shares of the answers, largest first; nothing where no question is ranked."""
    questions = ranked_questions(content)
    if not questions:
        return None
    return Figure(
        key="answers_by_share",
        caption=_caption(questions),
        finding=_finding(questions),
        values=_values(questions),
        drawn=lambda narrow: _draw(content, questions, narrow=narrow),
        notes=_notes(content, questions),
    )


def _notes(content: Content, questions: Sequence[Asked]) -> tuple[str, ...]:
    level = content.rows("survey_rank")["confidence"].max()
    shared = any(each.shared_by > 1 for asked in questions for each in asked.answers)
    signs = [each.in_words for asked in questions for each in asked.answers]
    return (
        f"Bar: share of those who answered. Fine line: its {level:.0%} interval (Wilson).",
        *["“=” behind a rank: several answers share it."] * shared,
        *about_ranks(questions),
        *(_not_told_apart(asked) for asked in questions if asked.alike),
        *about_survey(content, signs),
    )


def _not_told_apart(asked: Asked) -> str:
    """By their ranks, which stand beside the names; the text of the chapter has the names."""
    runs = [listed(dict.fromkeys(each.rank_label for each in run)) for run in asked.alike]
    return f"Not told apart, since their intervals at the joint level overlap: {'; '.join(runs)}."


def _caption(questions: Sequence[Asked]) -> str:
    told = [_clause(asked) for asked in questions[:_TOLD]]
    more = len(questions) - len(told)
    rest = f"; {counted(more, 'more question')} below" if more else ""
    return sentence("; ".join(told) + rest)


def _clause(asked: Asked) -> str:
    """What most people chose, and what cannot be told apart from it."""
    first = asked.first
    if not first:
        return f"asked “{asked.quoted}”, no share can be shown"
    chosen = listed(f"“{each.wording}”" for each in first)
    share = f"{percent(first[0].share)} of those who answered"
    each = " each" if len(first) > 1 else ""
    other = "any other answer that is shown" if asked.hidden else "any other answer"
    found = f"asked “{asked.quoted}”, {share} chose {chosen}{each}, more than {other}"
    near = [a for run in asked.alike if first[0] in run for a in run if a not in first]
    if not near:
        return found
    return f"{found}; {listed(f'“{a.wording}”' for a in near)} cannot be told apart from it"


def _finding(questions: Sequence[Asked]) -> str:
    parts = []
    for asked in questions:
        told = [f"{each.wording}, {_in_words(each)}" for each in asked.answers]
        parts.append(f"{asked.quoted} ({asked.base} answered): {'; '.join(told)}")
    return sentence(f"Bar chart of shares, the largest first. {'. '.join(parts)}")


def _in_words(each: Answer) -> str:
    if not each.shown:
        return "not shown"
    return f"{percent(each.share)} (interval {percent(each.lower)} to {percent(each.upper)})"


def _values(questions: Sequence[Asked]) -> pd.DataFrame:
    rows = [
        (
            each.wording,
            asked.wording,
            each.rank_label,
            *each.in_percent,
            asked.base,
            each.status,
        )
        for asked in questions
        for each in asked.answers
    ]
    columns = ["answer", "question", "rank", "share_percent", "lower_percent", "upper_percent"]
    return pd.DataFrame(rows, columns=[*columns, "answered", "status"])


def _draw(content: Content, questions: Sequence[Asked], *, narrow: bool) -> Drawing:
    canvas = Canvas(NARROW if narrow else WIDE)
    limits = [each.upper for asked in questions for each in asked.answers if each.shown]
    axis = _Axis(canvas, ceil(max(limits, default=1) / _TO_SHARE) * _TO_SHARE)
    for number, asked in enumerate(questions):
        canvas.y += 0.16 if number else 0.02
        canvas.block(asked.wording, HEAD)
        canvas.y += 0.03
        canvas.block(f"{asked.base} answered", ASIDE)
        canvas.y += 0.06
        for each in asked.answers:
            _draw_answer(canvas, each, axis)
    return canvas.finished(" ".join(_notes(content, questions)))


class _Axis:
    """Where a share stands, in inches."""

    def __init__(self, canvas: Canvas, most: float) -> None:
        self.start = EDGE + _NAME_FROM if canvas.width == NARROW else _BAR_FROM
        self.length = (canvas.width - EDGE - _FOR_VALUE - self.start) / most

    def at(self, share: float) -> float:
        return self.start + share * self.length


def _draw_answer(canvas: Canvas, each: Answer, axis: _Axis) -> None:
    """A rank and a name with the bar beside it, or below it where the sheet is narrow."""
    narrow = canvas.width == NARROW
    room = (canvas.width if narrow else _BAR_FROM - 0.12) - _NAME_FROM - EDGE
    lines = wrapped(each.wording, NAME, room)
    canvas.hairline()
    canvas.y += 0.05 + NAME.line / 2
    first = canvas.y
    canvas.text(EDGE, [each.rank_label], HEAD)
    canvas.text(_NAME_FROM, lines, NAME)
    last = first + (len(lines) - 1) * NAME.line
    at = last + 0.22 if narrow else (first + last) / 2
    if each.shown:
        bar = (axis.at(0), axis.at(each.share))
        canvas.block_bar(bar, at, _BAR, LIGHT_BLUE, each.option_id)
        canvas.whiskers(axis.at(each.lower), axis.at(each.upper), at, INK)
        canvas.text(canvas.width - EDGE, [percent(each.share)], FIGURE, align="right", y=at)
    else:
        canvas.text(axis.at(0), [f"{each.in_words} not shown"], ASIDE, y=at)
    canvas.y = max(at + (_BAR / 2 if narrow else 0), last + NAME.line / 2) + 0.05
