"""The sheet of a table of the chapter, and of what a figure shows."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from jsna.exhibits.base import Figure, Table
from jsna.publishing.workbook import shorthand
from jsna.publishing.workbook.notes import marks
from jsna.publishing.workbook.sheet import LONGEST_NAME, Cell, Grid, Line, Sheet, all_different

# A whole number as a table shows it. Never one with a nought before it: that is a name.
_WHOLE = re.compile("0|[1-9][0-9]{0,14}")


def sheet_name(exhibit: Figure | Table) -> str:
    """The name of an exhibit's sheet; its number makes it the only one."""
    return f"{exhibit.label} {exhibit.key}".replace(" ", "_")[:LONGEST_NAME]


def exhibit_sheet(exhibit: Figure | Table, notes: dict[str, int], back: Line) -> Sheet:
    """The sheet of an exhibit.

    Parameters
    ----------
    exhibit
        The table, or the figure.
    notes
        The number of each note of the workbook.
    back
        The line that leads back to the contents.
    """
    if isinstance(exhibit, Table):
        grid, about = _of_table(exhibit), "This worksheet contains one table."
    else:
        grid = _of_figure(exhibit)
        about = f"This worksheet contains one table, with what {exhibit.label} shows."
    title = f"{exhibit.label}. {exhibit.caption}{marks(exhibit.notes, notes)}"
    lines = (Line(title, 1), Line(about), *map(Line, shorthand.used(grid.rows)), back)
    return Sheet(sheet_name(exhibit), lines, grid)


def _of_table(table: Table) -> Grid:
    """A table of the chapter. Only the row for all services together has cells that need none."""
    rows = list(table.frame().itertuples(index=False, name=None))
    last = len(rows) - 1 if table.overall else -1
    empty = [
        shorthand.NOT_APPLICABLE if place == last else shorthand.NOT_AVAILABLE
        for place in range(len(rows))
    ]
    filled = tuple(_filled(row, sign) for row, sign in zip(rows, empty, strict=True))
    nothing = (table.if_no_rows, *[shorthand.NOT_APPLICABLE] * (len(table.columns) - 1))
    return Grid(
        headings=all_different(tuple(column.heading for column in table.columns)),
        rows=filled or (nothing,),
        numeric=tuple(column.kind == "number" for column in table.columns),
    )


def _of_figure(figure: Figure) -> Grid:
    """What a figure shows. A number that is hidden says why, where the figure knows it."""
    values = figure.values
    columns = [values[name].tolist() for name in values.columns]
    status = values["status"].tolist() if "status" in values.columns else [""] * len(values)
    rows = zip(zip(*columns, strict=True), status, strict=True)
    return Grid(
        headings=all_different(tuple(_heading(str(name)) for name in values.columns)),
        rows=tuple(
            _filled(row, shorthand.NOT_APPLICABLE, shorthand.OF_STATUS.get(why))
            for row, why in rows
        ),
        numeric=tuple(_all_numbers(column) for column in columns),
    )


def _filled(row: Iterable[Any], no_words: str, no_number: str | None = None) -> tuple[Cell, ...]:
    """A row without an empty cell; its first cell is its header and stays as it is."""
    first, *others = (
        ((no_number or shorthand.NOT_AVAILABLE) if isinstance(cell, float) else no_words)
        if shorthand.is_empty(cell)
        else cell
        for cell in row
    )
    return (first, *map(_number_if_one, others))


def _number_if_one(cell: Cell) -> Cell:
    """A whole number among words, such as a score beside "Not rated", as a number."""
    return int(cell) if isinstance(cell, str) and _WHOLE.fullmatch(cell) else cell


def _all_numbers(cells: Iterable[Any]) -> bool:
    return all(isinstance(cell, int | float) for cell in cells)


def _heading(name: str) -> str:
    """A column's name for readers; what is no plain name, such as a review's id, stays."""
    if not re.fullmatch("[a-z][a-z0-9_]*", name):
        return name
    return name[0].upper() + name[1:].replace("_", " ")
