"""How the cells of the meeting's workbook look: what is to be filled in is outlined and shaded."""

from __future__ import annotations

from xlsxwriter import Workbook
from xlsxwriter.format import Format

from jsna.publishing.workbook.basis import MadeOnce

_INK, _LINE, _SHADE = "#0B0C0C", "#505A5F", "#E6EDF5"
_CELL = {"font_color": _INK, "valign": "top"}


class Looks(MadeOnce):
    """The formats of one workbook, each made once.

    Parameters
    ----------
    book
        The workbook that they are added to.
    """

    def __init__(self, book: Workbook) -> None:
        super().__init__(book, _CELL)

    def title(self, *, wrapped: bool) -> Format:
        """The title of a sheet."""
        return self._format(bold=True, font_size=15, text_wrap=wrapped)

    def line(self, *, wrapped: bool) -> Format:
        """A line below it; above a table it runs over the columns."""
        return self._format(text_wrap=wrapped)

    def heading(self, *, fill: bool) -> Format:
        """The heading of a column."""
        shade = {"bg_color": _SHADE} if fill else {}
        return self._format(bold=True, text_wrap=True, border=1, border_color=_LINE, **shade)

    def cell(self, *, fill: bool, text: bool, quoted: bool = False) -> Format:
        """A cell of a table; as text, what is typed in it stays as it was typed."""
        shade = {"bg_color": _SHADE} if fill else {}
        kept = {"num_format": "@"} if text and fill else {}
        return self._format(
            text_wrap=True,
            align="left",
            border=1,
            border_color=_LINE,
            quote_prefix=quoted,
            **shade,
            **kept,
        )

    @property
    def heading_fonts(self) -> dict[int, int]:
        """The number of the titles' font in the file, known once the workbook is closed."""
        return {1: self.title(wrapped=True).font_index}
