"""An input as text, cell by cell, whichever kind of file it came from."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field

from jsna.errors import Problem


@dataclass(frozen=True)
class Row:
    """One row of a sheet. ``number`` counts as a spreadsheet does: the first row is row 1."""

    number: int
    cells: Mapping[str, str]

    @property
    def is_blank(self) -> bool:
        """Whether no cell holds anything but space."""
        return not any(cell.strip() for cell in self.cells.values())


@dataclass(frozen=True)
class Reading:
    """A cell of a workbook that holds something else than text or a plain number: what was read."""

    row: Row
    column: str
    before: str
    after: str
    rule: str


@dataclass(frozen=True)
class Change:
    """A change that cleaning made."""

    file: str
    row: int
    column: str
    before: str
    after: str
    rule: str


@dataclass(frozen=True)
class Sheet:
    """An input as text.

    Parameters
    ----------
    file
        The file as messages show it.
    headings
        The heading in the file of each column, by the package's name of the column.
    rows
        Its rows below the header.
    encoding
        "utf-8" or "cp1252".
    name
        Name of the sheet, where the file is a workbook.
    letters
        The letter of each column there.
    readings, remarks
        What was read otherwise than it stands in a cell, and what is to be known of the whole.
    problems
        What is wrong with cells that cannot be read. Their rows are not among ``rows``.
    decided
        What people decided to change, and is changed in ``rows``: see ``preparation.cleaning_log``.
    """

    file: str
    headings: Mapping[str, str]
    rows: tuple[Row, ...]
    encoding: str = "utf-8"
    name: str = ""
    letters: Mapping[str, str] = field(default_factory=dict)
    readings: tuple[Reading, ...] = ()
    remarks: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    decided: tuple[Change, ...] = ()

    @property
    def shown_as(self) -> str:
        """The file, and the sheet of a workbook."""
        return f"{self.file}, sheet {self.name}" if self.name else self.file

    def place(self, row: int, column: str) -> str:
        """Where a cell is: its row and heading, or its address in a workbook."""
        heading = self.headings.get(column, column)
        if column in self.letters:
            return cell_place(self.name, f"{self.letters[column]}{row}", heading)
        sheet = f"sheet {self.name}, " if self.name else ""
        return f"{sheet}row {row}, column {heading}"


def cell_place(sheet: str, cell: str, heading: str = "") -> str:
    """Where a cell of a workbook is, as messages show it: "sheet Ratings, cell C7 (Score)"."""
    return f"sheet {sheet}, cell {cell}" + (f" ({heading})" if heading else "")


def squeeze(text: str) -> str:
    """The text without spaces at its ends and without doubled or odd spaces inside.

    Line breaks count as spaces. Letters are brought to one form (Unicode NFC), so that an
    accented letter equals itself however it was typed.
    """
    return " ".join(unicodedata.normalize("NFC", text).split())
