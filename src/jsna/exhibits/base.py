"""The nouns of this room: an exhibit is a figure or a table, and it is data until it is shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

import pandas as pd
from matplotlib.figure import Figure as Drawing

from jsna.exhibits.content import Content, Rated
from jsna.exhibits.markup import Marked, marked_up
from jsna.exhibits.notebook import Bundle, notebook_figure, notebook_table
from jsna.exhibits.rendering import as_png, as_svg
from jsna.exhibits.style import theme

__all__ = ["Cell", "Column", "Content", "Figure", "Marked", "Rated", "Table"]

Cell = str | int | tuple[str, ...] | Marked
Kind = Literal["text", "number", "list"]


@dataclass(frozen=True, eq=False, repr=False)
class Figure:
    """A figure: what it shows as data, and how it is drawn.

    Parameters
    ----------
    key
        Its name in the chapter.
    caption
        A sentence that says the finding, without the figure's number.
    finding
        A sentence with the chart type and the finding, for those who do not see it.
    values
        What is plotted, rounded as it is shown.
    drawn
        Draws it, wide or narrow. Called under the theme.
    notes
        Where it is from, and the review's notice.
    number
        Its number in the chapter.
    numbers_in
        Where the numbers stand as a table.
    """

    key: str
    caption: str
    finding: str
    values: pd.DataFrame
    drawn: Callable[[bool], Drawing]
    notes: tuple[str, ...]
    number: int = 0
    numbers_in: str = "its table of values"

    @property
    def label(self) -> str:
        """What it is called in the chapter."""
        return f"Figure {self.number}"

    @property
    def alt(self) -> str:
        """The text in place of the picture."""
        return f"{self.finding} The numbers are in {self.numbers_in}."

    def draw(self, *, narrow: bool = False) -> Drawing:
        """The figure as matplotlib draws it, for a page or for a narrow screen."""
        with theme():
            return self.drawn(narrow)

    @cached_property
    def _for_a_page(self) -> Drawing:
        """Drawn once for all of its files."""
        return self.draw()

    @cached_property
    def png(self) -> bytes:
        """The figure as a PNG file."""
        return as_png(self._for_a_page, self._title, self._description)

    def svg(self, *, narrow: bool = False) -> bytes:
        """The figure as an SVG file, for a page or for a narrow screen."""
        drawing = self.draw(narrow=True) if narrow else self._for_a_page
        return as_svg(drawing, self._title, self._description)

    @property
    def _title(self) -> str:
        return f"{self.label}. {self.caption}"

    @property
    def _description(self) -> str:
        return " ".join((self.alt, *self.notes))

    def _repr_mimebundle_(self, **_: object) -> tuple[Bundle, Bundle]:
        inches = self._for_a_page.get_figwidth()
        return notebook_figure(self.png, self.alt, self.values, inches)


@dataclass(frozen=True)
class Column:
    """A column of a table.

    Parameters
    ----------
    name
        Its name in files.
    heading
        Its name for readers.
    meaning
        What stands in it, for the description of the file.
    kind
        Text, a number, or a list of texts.
    if_empty
        What a cell says that has nothing to list.
    """

    name: str
    heading: str
    meaning: str
    kind: Kind = "text"
    if_empty: str = ""


@dataclass(frozen=True, repr=False)
class Table:
    """A table as data. The first cell of a row is its header.

    Parameters
    ----------
    key
        Its name in the chapter.
    caption
        A sentence that says the finding, without the table's number.
    columns, rows
        Columns, and rows of as many cells.
    notes
        What a reader must know, and the review's notice.
    overall
        A last row that belongs to all others together.
    number
        Its number in the chapter.
    if_no_rows
        What it says instead of rows, where there are none.
    """

    key: str
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    notes: tuple[str, ...]
    overall: tuple[Cell, ...] | None = None
    number: int = 0
    if_no_rows: str = "None recorded"

    @property
    def label(self) -> str:
        """What it is called in the chapter."""
        return f"Table {self.number}"

    @property
    def body(self) -> tuple[tuple[Cell, ...], ...]:
        """All rows, the overall row last."""
        return self.rows if self.overall is None else (*self.rows, self.overall)

    def frame(self) -> pd.DataFrame:
        """The table for files: lists with one line a text, marks left out."""
        cells = [list(map(_plain, row, self.columns)) for row in self.body]
        return pd.DataFrame(cells, columns=[column.name for column in self.columns])

    def html_rows(self) -> list[list[str]]:
        """The body with each cell as HTML, escaped."""
        empty = [column.if_empty for column in self.columns]
        return [list(map(marked_up, row, empty)) for row in self.body]

    def __repr__(self) -> str:
        return f"{self.label}. {self.caption}"

    def _repr_html_(self) -> str:
        return notebook_table(
            name=self.key,
            title=f"{self.label}. {self.caption}",
            headings=[column.heading for column in self.columns],
            numeric=[column.kind == "number" for column in self.columns],
            rows=self.html_rows() or [[self.if_no_rows, *[""] * (len(self.columns) - 1)]],
            notes=self.notes,
            with_overall=self.overall is not None,
        )


def _plain(cell: Cell, column: Column) -> str | int:
    if isinstance(cell, tuple):
        return "\n".join(cell) or column.if_empty
    return cell.words if isinstance(cell, Marked) else cell
