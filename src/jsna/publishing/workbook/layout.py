"""How wide columns are, how tall rows are, and how many places a column of numbers has.

Rows are given a height, since not every spreadsheet makes a row as tall as its wrapped text needs;
letters are taken to be a little wider than Arial's mostly are, so that no text is cut off.
"""

from __future__ import annotations

import math
from decimal import Decimal

from jsna.publishing.workbook.sheet import Cell, Grid, Line, Sheet

NARROWEST, WIDEST = 12, 60  # letters
ALONE = 96  # letters of a sheet without a table
TALLEST = 409.0  # points: Excel's own limit
_SHORT_TITLE, _BESIDE_SHORT, _BESIDE_LONG = 40, 28, 44  # letters of a title, and of its column
_SPARE = 3  # letters beside a text
# Of a letter of plain text, a title (15 points, bold), a heading (13, bold): how wide it is in
# digits of plain text, as the widths of columns are counted, and how tall a line is in points.
_LETTERS, _LINES = (0.95, 1.25, 1.15), (15.75, 19.5, 17.5)
_COLUMN_HEADING = 1.1
_PADDING = 4.0  # points of a row of the table
_SPACE = 8.0  # points below the last line above a table, and above a heading


def widths(sheet: Sheet) -> tuple[float, ...]:
    """The width of each column: room for its longest line, within reason.

    The first column has room for the title too, which is wrapped in it.
    """
    if sheet.grid is None:
        return (float(ALONE),)
    short = len(sheet.lines[0].text) <= _SHORT_TITLE
    first, *others = (_width(sheet.grid, place) for place in range(len(sheet.grid.headings)))
    return (max(first, float(_BESIDE_SHORT if short else _BESIDE_LONG)), *others)


def _width(grid: Grid, place: int) -> float:
    heading = max(map(len, grid.headings[place].split()), default=0) * _COLUMN_HEADING
    lines = (line for cell in grid.column(place) for line in str(cell).split("\n"))
    wanted = max(heading, *map(len, lines)) + _SPARE
    return float(math.ceil(min(max(wanted, NARROWEST), WIDEST)))


def line_height(line: Line, width: float, *, last: bool) -> float:
    """How tall a line is that is wrapped in a column of this width."""
    height = wrapped(line.text, width / _LETTERS[line.level]) * _LINES[line.level]
    return min(height + (_SPACE if last or line.level else 0), TALLEST)


def row_height(row: tuple[Cell, ...], across: tuple[float, ...], *, bold: bool = False) -> float:
    """How tall a row of the table is, its cells wrapped in columns of these widths."""
    letter = _COLUMN_HEADING if bold else _LETTERS[0]
    cells = zip(row, across, strict=True)
    most = max(wrapped(str(cell), width / letter) for cell, width in cells)
    return min(most * _LINES[0] + _PADDING, TALLEST)


def wrapped(text: str, room: float) -> int:
    """How many lines a text takes in room for so many letters; words are not broken."""
    return sum(_wrapped(line, max(1, math.floor(room))) for line in text.split("\n"))


def _wrapped(line: str, room: int) -> int:
    lines, at = 1, 0
    for word in line.split(" "):
        if at and at + 1 + len(word) > room:
            lines, at = lines + 1, 0
        at += len(word) + (1 if at else 0)
        # A word that is longer than the room is broken where the room ends.
        while at > room:
            lines, at = lines + 1, at - room
    return lines


def places(cells: tuple[Cell, ...]) -> int:
    """The decimal places that every number of a column needs to be read in full."""
    decimals = (Decimal(str(cell)).normalize() for cell in cells if isinstance(cell, float))
    return max((max(0, -int(each.as_tuple().exponent)) for each in decimals), default=0)
