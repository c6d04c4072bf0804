"""The formats of cells, each made once: Arial, dark on white, wrapped, nothing by colour alone."""

from __future__ import annotations

from enum import Enum
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format

from jsna.publishing.workbook.basis import MadeOnce

_INK, _LINK = "#0B0C0C", "#12436D"
_CELL = {"text_wrap": True, "valign": "top", "font_color": _INK}
_TITLE = {"bold": True, "font_size": 15}
_HEADING = {"bold": True, "font_size": 13}


class Side(Enum):
    """Where the cells of a column stand: numbers to the right, words to the left.

    Words behind a column of numbers stand off a little, or the two would be read as one number.
    """

    LEFT = (("align", "left"),)
    RIGHT = (("align", "right"), ("indent", 1))
    AFTER_NUMBERS = (("align", "left"), ("indent", 1))

    @property
    def properties(self) -> dict[str, Any]:
        """As XlsxWriter names them."""
        return dict(self.value)


class Formats(MadeOnce):
    """The formats of one workbook.

    Parameters
    ----------
    book
        The workbook that they are added to.
    """

    def __init__(self, book: Workbook) -> None:
        super().__init__(book, _CELL)
        self._headings = {1: self.text(heading=1), 2: self.text(heading=2)}

    def text(self, *, heading: int = 0, side: Side = Side.LEFT, quoted: bool = False) -> Format:
        """A text: plain, or a heading of level 1 or 2; among numbers it stands to the right."""
        own = ({}, _TITLE, _HEADING)[heading]
        return self._format(**own, **side.properties, quote_prefix=quoted)

    def number(self, places: int, *, side: Side) -> Format:
        """A number with these decimal places; beside words it stands where words stand."""
        shown = "#,##0" if side is Side.RIGHT else "0"
        shown += f".{'0' * places}" if places else ""
        return self._format(num_format=shown, **side.properties)

    def column_heading(self, *, side: Side) -> Format:
        """The heading of a column: bold, with a line below."""
        return self._format(bold=True, bottom=1, **side.properties)

    @property
    def link(self) -> Format:
        """A link to another sheet: underlined, not only coloured."""
        return self._format(font_color=_LINK, underline=1)

    @property
    def heading_fonts(self) -> dict[int, int]:
        """The number of each level's font in the file, known once the workbook is closed."""
        return {level: made.font_index for level, made in self._headings.items()}
