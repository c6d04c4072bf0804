"""What one part of a workbook claims to hold, counted as its elements stream by."""

from __future__ import annotations

import re
from array import array
from collections import defaultdict
from xml.parsers import expat

from openpyxl.utils import get_column_letter

from jsna.preparation.safe_workbook.limits import Limits

_DEEPEST = 100
_MOST_JOINED = 100_000
# Numbers, yes or no, and places in the list of texts. Python would take "0_3" and other digits too.
_NUMBERS = ("n", "b", "s")
_NUMBER = re.compile(r"\s*([-+]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][-+]?[0-9]+)?)?\s*")
_CELL = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")


class TooMuchError(Exception):
    """The part is refused; the words say why."""


class MalformedError(TooMuchError):
    """The part holds what no program of workbooks writes: to delete cells is no remedy."""


class Part:
    """A part of a workbook, looked at element by element, of which no content is kept.

    Attributes
    ----------
    hidden
        Of a sheet: the rows that are hidden although they hold something.
    hidden_columns
        Of a sheet: the first and the last of columns side by side that are hidden, from 1.
    calculated
        Of a sheet: the rows of cells with a formula or an error, by column, from 1.
    merged
        Of a sheet: the areas of merged cells, such as "A1:B2".
    """

    def __init__(self, limits: Limits) -> None:
        self.hidden = array("I")
        self.hidden_columns: list[tuple[int, int]] = []
        self.calculated: defaultdict[int, array[int]] = defaultdict(lambda: array("I"))
        self.merged: list[str] = []
        self._limits = limits
        self._elements = self._depth = self._joined = 0
        self._cells = self._row = self._last_column = 0
        self._row_is_hidden = False
        self._cell, self._cell_depth = (0, 0), 0
        self._is_number = self._in_number = False
        self._starts = {
            "col": self._start_columns,
            "row": self._start_row,
            "c": self._start_cell,
            "v": self._start_value,
            "is": self._start_content,
            "f": self._start_formula,
            "mergeCell": self._start_merged,
            "hyperlink": self._start_joined,
        }

    def parser(self) -> expat.XMLParserType:
        """What takes the bytes of the part, and raises TooMuchError where they claim too much."""
        parser = expat.ParserCreate()
        parser.StartElementHandler, parser.EndElementHandler = self._start, self._end
        parser.StartDoctypeDeclHandler = _refuse_doctype
        # A number comes in one piece then.
        parser.buffer_text, parser.CharacterDataHandler = True, self._text
        return parser

    @property
    def holds_cells(self) -> bool:
        """Whether there is any cell in it."""
        return self._cells > 0

    def refuse_sparse(self) -> None:
        """Raise TooMuchError for a sheet that reaches far and holds little, at its end."""
        area, least = self._row * self._last_column, self._limits.sparse_from
        if least is not None and area > max(least, 100 * self._cells):
            reach = f"row {self._row:,} and column {self._last_column:,}"
            raise TooMuchError(f"reaches to {reach} but holds only {self._cells:,} cells")

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        self._elements += 1
        self._depth += 1
        if self._elements > self._limits.most_elements or self._depth > _DEEPEST:
            raise TooMuchError("is far larger than a table of this kind")
        start = self._starts.get(tag.rpartition(":")[2])
        if start is not None:
            start(attributes)

    def _text(self, text: str) -> None:
        if self._in_number and not _NUMBER.fullmatch(text):
            row, column = self._cell
            place = f"{get_column_letter(column)}{row}"
            raise MalformedError(f"holds what is no number as the number of cell {place}")

    def _end(self, _: str) -> None:
        self._depth -= 1
        self._in_number = False
        if self._depth < self._cell_depth:
            self._cell_depth = 0

    def _start_columns(self, attributes: dict[str, str]) -> None:
        # Drawings and other parts have elements of this name too, without a reach.
        if "min" not in attributes or "max" not in attributes:
            return
        no_width = float(attributes.get("width") or 1) == 0
        if no_width or attributes.get("hidden") in ("1", "true"):
            self.hidden_columns.append((int(attributes["min"]), int(attributes["max"])))

    def _start_row(self, attributes: dict[str, str]) -> None:
        number = int(attributes.get("r") or self._row + 1)
        if number <= self._row:
            raise MalformedError(f"holds row {number} twice, or out of its order")
        self._row = number
        self._cell = (number, 0)
        no_height = float(attributes.get("ht") or 1) == 0
        self._row_is_hidden = no_height or attributes.get("hidden") in ("1", "true")

    def _start_cell(self, attributes: dict[str, str]) -> None:
        self._cells += 1
        if self._cells > self._limits.most_cells:
            raise TooMuchError(f"holds more than {self._limits.most_cells:,} cells")
        place, (row, column) = attributes.get("r"), self._cell
        column, row = _corner(place) if place else (column + 1, row)
        # A chain of calculations has elements of this name too, in no row and in any order.
        if self._row:
            if row != self._row or column <= self._cell[1]:
                raise MalformedError(f"holds the cell {place} twice, or out of its order")
            self._last_column = max(self._last_column, column)
        self._cell, self._cell_depth = (row, column), self._depth
        kind = attributes.get("t", "n")
        self._is_number = kind in _NUMBERS
        if kind == "e":
            _note(row, self.calculated[column])

    def _start_content(self, _: dict[str, str]) -> None:
        # Far cells that hold nothing but a format are passed over by the reader.
        row, column = self._cell if self._cell_depth else (0, 0)
        if row > self._limits.last_row or column > self._limits.last_column:
            place = f"{get_column_letter(column)}{row}"
            raise TooMuchError(f"reaches to cell {place}, far outside its table")
        if self._row_is_hidden and row:
            _note(row, self.hidden)

    def _start_value(self, attributes: dict[str, str]) -> None:
        self._start_content(attributes)
        self._in_number = self._is_number and bool(self._cell_depth)

    def _start_formula(self, attributes: dict[str, str]) -> None:
        self._start_content(attributes)
        if self._cell_depth:
            row, column = self._cell
            _note(row, self.calculated[column])

    def _start_merged(self, attributes: dict[str, str]) -> None:
        self._start_joined(attributes)
        self.merged.append(attributes["ref"])

    def _start_joined(self, attributes: dict[str, str]) -> None:
        first, _, last = attributes.get("ref", "").partition(":")
        left, top = _corner(first)
        right, bottom = _corner(last or first)
        self._joined += (abs(right - left) + 1) * (abs(bottom - top) + 1)
        if self._joined > _MOST_JOINED:
            raise TooMuchError(f"merges or links more than {_MOST_JOINED:,} cells")


def _refuse_doctype(*_: object) -> None:
    raise MalformedError("declares a document type, which no workbook does")


def _note(row: int, rows: array[int]) -> None:
    if not rows or rows[-1] != row:
        rows.append(row)


def _corner(place: str) -> tuple[int, int]:
    found = _CELL.fullmatch(place)
    if found is None:
        raise ValueError(place)
    column = 0
    for letter in found[1].upper():
        column = column * 26 + ord(letter) - 64
    return column, int(found[2])
