"""How wide the columns of a table are, in which type, and whether its page is turned."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

from jsna.exhibits.base import Cell, Table
from jsna.publishing.pdf.fonts import width_of
from jsna.publishing.pdf.words import parts_of

A4 = (595.28, 841.89)  # points
MARGIN = 70.8  # points; leaves the 6.3 inches that a figure is wide
TURNED_MARGIN = 48.0  # points; of a turned page
GAP = 11.0  # between columns, in points
_WIDEST = 200.0  # points; no word makes a column wider, it breaks instead
MARK = 12.0  # points; the bullet before an item, or the mark before words
_LINES_OF_A_HEADING = 3
_SPARE = 1.5  # points; measured and set widths differ by a little
# Type in points, whether the page is turned, and below what width in points prose is hard to read.
_SETTINGS = (
    *((8.8, False, 80.0), (8.0, False, 76.0), (7.5, False, 70.0)),
    *((8.0, True, 66.0), (7.5, True, 60.0), (7.0, True, 0.0)),
)
_HEAD, _BODY, _OVERALL = 600, 400, 700


@dataclass(frozen=True)
class Layout:
    """How a table is set: the type in points, whether its page is turned, the columns in points."""

    size: float
    landscape: bool
    widths: tuple[float, ...]


@dataclass(frozen=True)
class Need:
    """What a column needs, in points.

    ``least`` holds its widest word and can be read; ``natural`` breaks no line; ``text`` is the
    width of all that stands in it, in one line.
    """

    least: float
    natural: float
    text: float


def room(*, landscape: bool) -> float:
    """The width of a page between its margins, in points."""
    return A4[landscape] - 2 * (TURNED_MARGIN if landscape else MARGIN)


def layout(table: Table) -> Layout:
    """The largest type in which every column has what it needs, on an upright page if that can be.

    Where nothing is enough, the columns share a turned page and long words break.
    """
    for size, landscape, readable in _SETTINGS:
        needs = [_need(table, number, size, readable) for number in range(len(table.columns))]
        free = room(landscape=landscape) - GAP * (len(needs) - 1)
        if sum(each.least for each in needs) <= free:
            break
    return Layout(size, landscape, tuple(share(needs, free)))


def share(needs: list[Need], free: float) -> list[float]:
    """The width of each column, which together fill what is free.

    Where there is room for all, each has its natural width and what is left in proportion. Where
    there is not enough for the least, each has its part. Otherwise none has less than its least
    or more than its natural width, and those between share by the square root of their texts: four
    times the text has twice the width.

    Parameters
    ----------
    needs
        What each column needs, in points.
    free
        What there is, in points.
    """
    least, natural = sum(each.least for each in needs), sum(each.natural for each in needs)
    if least >= free:
        return [free * each.least / least for each in needs]
    if natural <= free:
        return [free * each.natural / natural for each in needs]
    return _between(needs, free)


def _between(needs: list[Need], free: float) -> list[float]:
    """Between least and natural: the one scale at which the columns fill what is free.

    The sum grows with the scale without a jump, so halving finds it; 60 times is all the precision
    that a number has.
    """
    low, high = 0.0, max(each.natural / sqrt(each.text) for each in needs)
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if sum(_at(needs, middle)) < free else (low, middle)
    return _at(needs, low)


def _at(needs: list[Need], scale: float) -> list[float]:
    return [min(max(scale * sqrt(each.text), each.least), each.natural) for each in needs]


def _need(table: Table, number: int, size: float, readable: float) -> Need:
    column = table.columns[number]
    lines = [(column.heading, _HEAD, 0.0)]
    for at, row in enumerate(table.body):
        weight = _OVERALL if table.overall and at == len(table.body) - 1 else _BODY
        mark = 0.0 if isinstance(row[number], (str, int)) else MARK
        lines += [(line, weight, mark) for line in _lines(row[number], column.if_empty)]
    widest = max(
        width_of(part, size, weight) + mark
        for line, weight, mark in lines
        for part in parts_of(line)
    )
    head = width_of(column.heading, size, _HEAD) / _LINES_OF_A_HEADING
    whole = [width_of(line, size, weight) + mark for line, weight, mark in lines[1:]]
    natural = max([head, *whole])
    least = max(min(widest, _WIDEST), min(natural, readable))
    natural = max(natural, widest)
    return Need(least + _SPARE, natural + _SPARE, sum(whole) + natural)


def _lines(cell: Cell, if_empty: str) -> list[str]:
    if isinstance(cell, tuple):
        return list(cell) or [if_empty]
    return (str(cell) if isinstance(cell, (str, int)) else cell.words).splitlines() or [""]
