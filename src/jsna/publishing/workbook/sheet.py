"""The nouns of the workbook: a sheet is lines from cell A1, and at most one table below them."""

from __future__ import annotations

from dataclasses import dataclass

LONGEST_NAME = 31  # letters of a sheet's name that Excel takes
LONGEST_TEXT = 32_767  # UTF-16 units that Excel keeps in one cell


@dataclass(frozen=True)
class Link:
    """The name of a sheet, which leads to it."""

    sheet: str

    def __str__(self) -> str:
        return self.sheet


Cell = str | int | float | Link


@dataclass(frozen=True)
class Line:
    """A line above the table. Level 1 is the sheet's title, 2 a heading, 0 plain text.

    ``to`` is the sheet that the line leads to, if any.
    """

    text: str
    level: int = 0
    to: str = ""


@dataclass(frozen=True)
class Grid:
    """A table with one row of headings, all different, and no cell empty.

    ``numeric`` says of each column whether it holds numbers, which stand to the right.
    """

    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    numeric: tuple[bool, ...]

    def column(self, place: int) -> tuple[Cell, ...]:
        """The cells of a column, without its heading."""
        return tuple(row[place] for row in self.rows)


@dataclass(frozen=True)
class Sheet:
    """A sheet: its name, its lines from cell A1 down, and the table that follows them at once."""

    name: str
    lines: tuple[Line, ...]
    grid: Grid | None = None


def length(text: str) -> int:
    """How long a text is as Excel counts: in units of UTF-16."""
    return len(text.encode("utf-16-le")) // 2


def all_different(headings: tuple[str, ...]) -> tuple[str, ...]:
    """Headings with a number behind each that stood there before; capitals do not count.

    Excel repairs, and so alters, a table with two headings that are the same.
    """
    taken: set[str] = set()
    found = []
    for heading in headings:
        name, number = heading, 1
        while name.casefold() in taken:
            number += 1
            name = f"{heading} ({number})"
        taken.add(name.casefold())
        found.append(name)
    return tuple(found)
