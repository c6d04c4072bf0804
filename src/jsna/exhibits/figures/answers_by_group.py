"""The groups figure: the share that chose each answer, in every group that results are broken into.

A heatmap with the number in each cell. What is hidden has its sign in the cell and no colour.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

import pandas as pd
from matplotlib.figure import Figure as Drawing

from jsna.exhibits.answers import Answer
from jsna.exhibits.base import Content, Figure
from jsna.exhibits.breakdowns import Breakdown, breakdowns
from jsna.exhibits.canvas import EDGE, NARROW, WIDE, Canvas
from jsna.exhibits.heat import draw_row, spread_cells, step_of
from jsna.exhibits.style import ASIDE, CELL, HEAD, RAMP, SMALL, on_ground, width_of, wrapped
from jsna.exhibits.survey_notes import about_survey
from jsna.exhibits.wording import counted, listed, percent, sentence

_CELLS_FROM = 2.9  # inches: where the cells begin beside an answer
_CELL_ROW = 0.27  # inches: the height of a cell
_MOST_ROWS = 26  # answers that a page has room for


def draw_answers_by_group(content: Content) -> Figure | None:
    """The answers by group; nothing where no question is broken down."""
    blocks = tuple(breakdowns(content))
    if not blocks:
        return None
    return Figure(
        key="answers_by_group",
        caption=_caption(blocks),
        finding=_finding(blocks),
        values=_values(blocks),
        drawn=lambda narrow: _draw(content, blocks, narrow=narrow),
        notes=_notes(content, blocks),
    )


def _notes(content: Content, blocks: Sequence[Breakdown]) -> tuple[str, ...]:
    signs = [each.in_words for block in blocks for row in block.rows for each in row]
    drawn = _on_the_page(blocks)
    left_out = len(blocks) - len(drawn)
    more = f"{counted(left_out, 'more breakdown')} of a question in the table of values."
    return (
        "Each cell: the share of those in the group who answered the question, in per cent.",
        *[sentence(more)] * bool(left_out),
        "With many cells, two groups can differ by chance alone.",
        *about_survey(content, [*signs, *(base for block in blocks for base in block.bases)]),
    )


def _on_the_page(blocks: Sequence[Breakdown]) -> list[Breakdown]:
    """The first questions, as many as a page has room for; at least one."""
    drawn: list[Breakdown] = []
    for block in blocks:
        if drawn and sum(len(each.rows) for each in (*drawn, block)) > _MOST_ROWS:
            break
        drawn.append(block)
    return drawn


def _caption(blocks: Sequence[Breakdown]) -> str:
    """The clearest difference between two groups, if there is any, and how much is hidden."""
    cells = [each for block in blocks for row in block.rows for each in row[1:]]
    hidden = sum(not each.shown for each in cells)
    left = f"; {hidden} of the {len(cells)} shares of groups are not shown" if hidden else ""
    return sentence(_clearest(blocks) + left)


def _clearest(blocks: Sequence[Breakdown]) -> str:
    compared = [
        (abs(one.share - other.share), block, row[0], (name, one), (other_name, other))
        for block in blocks
        for row in block.rows
        for (name, one), (other_name, other) in combinations(
            [*zip(block.columns[1:], row[1:], strict=True)], 2
        )
        if one.shown and other.shown
    ]
    names = listed(dict.fromkeys(f"“{block.group.wording}”" for block in blocks))
    if not compared:
        return f"of no answer are the shares of two groups of {names} shown"
    apart = [
        each
        for each in compared
        if each[3][1].lower > each[4][1].upper or each[4][1].lower > each[3][1].upper
    ]
    if not apart:
        return f"in no answer do the intervals of two groups of {names} lie apart"
    _, block, answer, *two = max(apart, key=lambda each: each[0])
    high, low = sorted(two, key=lambda each: -each[1].share)
    return (
        f"asked “{block.question.wording.rstrip('.')}”, {percent(high[1].share)} of “{high[0]}” "
        f"and {percent(low[1].share)} of “{low[0]}” chose “{answer.wording}”, the clearest "
        "difference between groups"
    )


def _finding(blocks: Sequence[Breakdown]) -> str:
    questions = list(dict.fromkeys(f"“{block.question.wording}”" for block in blocks))
    groups = list(dict.fromkeys(f"“{block.group.wording}”" for block in blocks))
    return sentence(
        f"Heatmap of the shares that chose each answer to {listed(questions)}, by "
        f"{listed(groups)}: {_clearest(blocks)}"
    )


def _values(blocks: Sequence[Breakdown]) -> pd.DataFrame:
    rows = [
        (
            block.question.wording,
            each.wording,
            block.group.wording,
            column,
            *each.in_percent,
            base,
            each.status,
        )
        for block in blocks
        for row in block.rows
        for column, base, each in zip(block.columns, block.bases, row, strict=True)
    ]
    columns = ["question", "answer", "broken_down_by", "group"]
    numbers = ["share_percent", "lower_percent", "upper_percent"]
    return pd.DataFrame(rows, columns=[*columns, *numbers, "answered", "status"])


def _draw(content: Content, blocks: Sequence[Breakdown], *, narrow: bool) -> Drawing:
    canvas = Canvas(NARROW if narrow else WIDE)
    for number, block in enumerate(_on_the_page(blocks)):
        canvas.y += 0.14 if number else 0.02
        places = spread_cells(canvas, EDGE / 2 if narrow else _CELLS_FROM, len(block.columns))
        canvas.block(block.question.wording, HEAD)
        canvas.y += 0.04
        _draw_heads(canvas, block, places)
        for row in block.rows:
            _draw_answer(canvas, row, places)
    return canvas.finished(" ".join(_notes(content, blocks)))


def _draw_heads(canvas: Canvas, block: Breakdown, places: Sequence[float]) -> None:
    """The groups over their columns, each with how many of it answered."""
    narrow = canvas.width == NARROW
    room = (canvas.width - places[-1]) * 2 - 0.06
    small = any(width_of(word, ASIDE) > room for each in block.columns for word in each.split())
    kind = SMALL if small else ASIDE
    heads = [wrapped(column, kind, room) for column in block.columns]
    deep = max(map(len, heads))
    if narrow:
        canvas.block(block.group.wording, ASIDE)
        canvas.y += 0.03
    else:
        lines = wrapped(block.group.wording, ASIDE, places[0] - room / 2 - 0.15)
        canvas.text(EDGE, lines, ASIDE, y=canvas.y + ASIDE.line / 2)
    top = canvas.y + kind.line / 2
    for x, head in zip(places, heads, strict=True):
        canvas.text(x, head, kind, align="center", y=top + (deep - len(head)) * kind.line)
    bottom = canvas.y + deep * kind.line
    if not narrow:
        bottom = max(bottom, canvas.y + len(lines) * ASIDE.line)
    canvas.y = bottom + ASIDE.line / 2 + 0.01
    if not narrow:
        canvas.text(EDGE, ["Answered"], ASIDE)
    for x, base in zip(places, block.bases, strict=True):
        canvas.text(x, [f"of {base}" if narrow else base], kind, align="center")
    canvas.y += ASIDE.line / 2 + 0.05


def _draw_answer(canvas: Canvas, row: Sequence[Answer], places: Sequence[float]) -> None:
    """An answer with a cell for each group, and its share or the sign that it is not shown."""
    steps = [step_of(each.share) for each in row]
    middle = draw_row(canvas, row[0].wording, places, steps, _CELL_ROW)
    for x, each, step in zip(places, row, steps, strict=True):
        kind = on_ground(CELL, RAMP[int(step)]) if each.shown else ASIDE
        canvas.text(x, [each.in_words], kind, align="center", y=middle)
