"""The scales figure: how the answers to each scale question spread, from one end to the other.

Bars stand on both sides of a middle only where the scale has a real midpoint. Any other scale is
stacked from the left. What is hidden is hatched, or said in words where its place is not known.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

import pandas as pd
from matplotlib.figure import Figure as Drawing

from jsna.exhibits.answers import Answer, Asked, base_of, shares_of
from jsna.exhibits.base import Content, Figure
from jsna.exhibits.canvas import EDGE, NARROW, WIDE, Canvas
from jsna.exhibits.scale_bars import HEIGHT, Axis, axis_of, before_middles, draw_bar, parts_of
from jsna.exhibits.style import ASIDE, NAME, width_of, wrapped
from jsna.exhibits.survey_notes import about_survey
from jsna.exhibits.wording import listed, percent, sentence

_BAR_FROM = 2.3  # inches: where bars begin beside a question
_SQUARE = 0.13  # inches: a sample of a colour


def draw_agreement_scales(content: Content) -> Figure | None:
    """The answers to the scale questions; nothing where the review has none."""
    questions = tuple(
        Asked(question, base_of(content, question), shares_of(content, question))
        for question in (content.survey.questions if content.survey else ())
        if question.type == "likert"
        and not content.rows("survey_share", question_id=question.id).empty
    )
    if not questions:
        return None
    return Figure(
        key="agreement_scales",
        caption=_caption(content, questions),
        finding=_finding(questions),
        values=_values(questions),
        drawn=lambda narrow: _draw(content, questions, narrow=narrow),
        notes=_notes(content, questions),
    )


def _notes(content: Content, questions: Sequence[Asked]) -> tuple[str, ...]:
    signs = [each.in_words for asked in questions for each in asked.answers]
    hatched = ["Hatched: answers whose shares are not shown."] * any(
        not part.shown for asked in questions for part in parts_of(asked) or ()
    )
    return (
        "Numbers in the bars: the share of those who answered, in per cent.",
        *_middles(questions),
        *hatched,
        *about_survey(content, signs, with_intervals=False),
    )


def _middles(questions: Sequence[Asked]) -> list[str]:
    """Which answer bars are in line at, for each scale where they are."""
    in_line = [
        rows for _, group in groupby(questions, _scale) if before_middles(rows := list(group))
    ]
    names = [
        f"“{answer.wording}”"
        for first, *others in in_line
        for answer in first.answers
        if others and answer.option_id == first.question.midpoint
    ]
    return [f"Bars are in line at the middle of {listed(dict.fromkeys(names))}."] if names else []


def _caption(content: Content, questions: Sequence[Asked]) -> str:
    """For each question, two answers at an end of its scale where they were counted together."""
    parts = [said for asked in questions if (said := _together(content, asked))]
    if not parts:
        return sentence(f"How the answers to {listed(f'“{q.quoted}”' for q in questions)} spread")
    return sentence("; ".join(parts))


def _together(content: Content, asked: Asked) -> str:
    rows = content.shown("survey_share_together", question_id=asked.question.id)
    wordings = {each.option_id: each.wording for each in asked.answers}
    told = [
        f"{percent(value)} answered {_either(keys, wordings)}"
        for keys, value in zip(rows["answer"], rows["value"], strict=True)
    ]
    return f"{listed(told)} to “{asked.quoted}”" if told else ""


def _either(keys: str, wordings: dict[str, str]) -> str:
    return listed((f"“{wordings[key]}”" for key in keys.split(" + ")), "or")


def _finding(questions: Sequence[Asked]) -> str:
    parts = [
        f"{asked.quoted} ({asked.base} answered): "
        + ", ".join(
            f"{each.wording} {percent(each.share) if each.shown else 'not shown'}"
            for each in asked.answers
        )
        for asked in questions
    ]
    return sentence(f"Stacked bar chart of answers on a scale. {'. '.join(parts)}")


def _values(questions: Sequence[Asked]) -> pd.DataFrame:
    rows = [
        (
            asked.wording,
            each.wording,
            *each.in_percent,
            asked.base,
            each.status,
        )
        for asked in questions
        for each in asked.answers
    ]
    columns = ["question", "answer", "share_percent", "lower_percent", "upper_percent"]
    return pd.DataFrame(rows, columns=[*columns, "answered", "status"])


def _draw(content: Content, questions: Sequence[Asked], *, narrow: bool) -> Drawing:
    canvas = Canvas(NARROW if narrow else WIDE)
    start = EDGE if narrow else _BAR_FROM
    for _, group in groupby(questions, key=_scale):
        rows = list(group)
        axis = axis_of(rows, start, canvas.width - EDGE - start)
        canvas.y += 0.04
        _draw_key(canvas, rows[0].answers, axis.colours)
        for asked in rows:
            _draw_question(canvas, asked, axis)
    return canvas.finished(" ".join(_notes(content, questions)))


def _scale(asked: Asked) -> tuple[tuple[str, ...], str]:
    return tuple(each.option_id for each in asked.answers), asked.question.midpoint


def _draw_key(canvas: Canvas, answers: Sequence[Answer], colours: dict[str, str]) -> None:
    """The answers in the order of the bars, each beside its colour."""
    x = EDGE
    canvas.y += ASIDE.line / 2
    for each in answers:
        width = _SQUARE + 0.07 + width_of(each.wording, ASIDE) + 0.2
        if x > EDGE and x + width - 0.2 > canvas.width:
            x = EDGE
            canvas.y += ASIDE.line + 0.03
        canvas.block_bar((x, x + _SQUARE), canvas.y, _SQUARE, colours[each.option_id], "")
        canvas.text(x + _SQUARE + 0.07, [each.wording], ASIDE)
        x += width
    canvas.y += ASIDE.line / 2 + 0.06


def _draw_question(canvas: Canvas, asked: Asked, axis: Axis) -> None:
    """A question with its bar beside it, or below it where the sheet is narrow."""
    narrow = canvas.width == NARROW
    room = (canvas.width if narrow else _BAR_FROM - 0.12) - 2 * EDGE
    lines = wrapped(asked.wording, NAME, room)
    base = f"{asked.base} answered"
    canvas.hairline()
    canvas.y += 0.06
    top = canvas.y
    canvas.text(EDGE, lines, NAME, y=top + NAME.line / 2)
    canvas.text(EDGE, [base], ASIDE, y=top + len(lines) * NAME.line + ASIDE.line / 2)
    bottom = top + len(lines) * NAME.line + ASIDE.line
    at = bottom + 0.05 + HEIGHT / 2 if narrow else (top + bottom) / 2
    parts = parts_of(asked)
    if parts is None:
        told = wrapped(_without_bar(asked), ASIDE, canvas.width - EDGE - axis.start)
        first = at - (len(told) - 1) * ASIDE.line / 2 * (not narrow)
        canvas.text(axis.start, told, ASIDE, y=first)
        bottom = max(bottom, at + len(told) * ASIDE.line)
    else:
        draw_bar(canvas, asked, parts, axis, at)
    canvas.y = max(bottom, at + HEIGHT / 2) + 0.07


def _without_bar(asked: Asked) -> str:
    """The shares that are shown, in words, where no bar can be drawn."""
    hidden, shown = asked.hidden, [each for each in asked.answers if each.shown]
    told = listed(f"“{each.wording}” {each.in_words}" for each in shown)
    words = f"{len(hidden)} of {len(asked.answers)} answers not shown {hidden[0].in_words}"
    return f"{words}; {told}" if shown else words
