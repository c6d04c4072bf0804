"""Finds the table of a sheet by its headings, wherever it and its columns stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from openpyxl.utils import get_column_letter

from jsna.preparation.headings import Layout

if TYPE_CHECKING:
    from openpyxl.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

# Titles and notes may stand above the headings, but not more than these rows.
_LAST_HEADER = 50
_ENOUGH = 2


def filled_rows(page: Worksheet) -> dict[int, dict[int, Cell]]:
    """The cells of a sheet that hold something, by row and column, in order.

    The cells are taken from where openpyxl keeps them: its own walk through the rows would make
    every cell up to the farthest that has a format.
    """
    rows: dict[int, dict[int, Cell]] = {}
    for (row, column), cell in sorted(page._cells.items()):  # noqa: SLF001
        if cell.value is not None and str(cell.value).strip():
            rows.setdefault(row, {})[column] = cell
    return rows


def header_of(rows: dict[int, dict[int, Cell]], layout: Layout) -> int | None:
    """The first row that holds two of the headings, or the only one that there is."""
    enough = min(_ENOUGH, len(layout.columns))
    for number, cells in rows.items():
        names = layout.names([str(cell.value) for cell in cells.values()])
        if number <= _LAST_HEADER and len(set(filter(None, names))) >= enough:
            return number
    return None


def has_headings(page: Worksheet, layout: Layout) -> bool:
    """Whether a sheet has a row with all the headings that are needed."""
    rows = filled_rows(page)
    header = header_of(rows, layout)
    if header is None:
        return False
    texts = [str(cell.value) for cell in rows[header].values()]
    needed = [name for name in layout.columns if name not in layout.optional]
    return set(needed) <= set(layout.names(texts))


@dataclass(frozen=True)
class Table:
    """The table of a sheet.

    Parameters
    ----------
    page
        The sheet.
    layout
        Its columns.
    rows
        The cells that hold something, by row and column.
    header
        The number of the row of headings.
    """

    page: Worksheet
    layout: Layout
    rows: dict[int, dict[int, Cell]]
    header: int

    @cached_property
    def headings(self) -> dict[int, str]:
        """Each heading as it stands there, by the number of its column."""
        return {column: str(cell.value) for column, cell in self.rows[self.header].items()}

    @property
    def for_people(self) -> set[int]:
        """The numbers of the columns that are not read."""
        return set(self.headings) - set(self.read)

    @cached_property
    def read(self) -> dict[int, str]:
        """The package's name of each column that is read, by the number of its column."""
        names = self.layout.names(list(self.headings.values()))
        return {column: name for column, name in zip(self.headings, names, strict=True) if name}

    @property
    def shown(self) -> dict[str, str]:
        """The heading of each column by its name, as it stands there where it does."""
        there = {name: self.headings[column] for column, name in self.read.items()}
        return dict(self.layout.columns) | there

    @property
    def letters(self) -> dict[str, str]:
        """The letter of each column that is read, by its name."""
        return {name: get_column_letter(column) for column, name in self.read.items()}

    @property
    def body(self) -> Iterator[int]:
        """The numbers of the rows below the headings, up to the last that is filled."""
        filled = [
            number
            for number, cells in self.rows.items()
            if number > self.header and set(cells) - self.for_people
        ]
        return iter(range(self.header + 1, max(filled, default=self.header) + 1))
