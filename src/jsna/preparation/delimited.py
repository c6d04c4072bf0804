"""Reads a CSV file as text, cell by cell, and says exactly where something is wrong.

Taken are UTF-8, with or without a byte-order mark, and Windows' cp1252, which is said in the list
of changes. Every value stays text: "NA", "007" and "3 " arrive as they were typed.
"""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from jsna.errors import InputError, Problem, did_you_mean
from jsna.review.inputs import unreadable
from jsna.review.strict import CONTROL

_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_OTHER_SEPARATORS = {";": "semicolons", "\t": "tabs", "|": "bars"}


@dataclass(frozen=True)
class Row:
    """One row of a sheet. ``number`` counts as a spreadsheet does: the header is row 1."""

    number: int
    cells: Mapping[str, str]

    @property
    def is_blank(self) -> bool:
        """Whether no cell holds anything but space."""
        return not any(cell.strip() for cell in self.cells.values())


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
    """

    file: str
    headings: Mapping[str, str]
    rows: tuple[Row, ...]
    encoding: str = "utf-8"


def squeeze(text: str) -> str:
    """The text without spaces at its ends and without doubled or odd spaces inside.

    Line breaks count as spaces. Letters are brought to one form (Unicode NFC), so that an
    accented letter equals itself however it was typed.
    """
    return " ".join(unicodedata.normalize("NFC", text).split())


def read_sheet(path: Path, shown_as: str, columns: Mapping[str, str]) -> Sheet:
    """A CSV file as a sheet with known columns.

    Parameters
    ----------
    path
        The file.
    shown_as
        The file as messages show it.
    columns
        The heading of each column, by the package's name of it. All are needed, others refused.

    Raises
    ------
    InputError
        If the file is not readable text, or its headings or rows do not fit the columns.
    """
    text, encoding = _text_of(path, shown_as)
    header, *body = _records(text, shown_as) or [[]]
    _refuse_headings(header, columns, shown_as)
    names = {squeeze(heading).casefold(): name for name, heading in columns.items()}
    order = [names[squeeze(cell).casefold()] for cell in header if cell.strip()]
    problems: list[Problem] = []
    rows: list[Row] = []
    for number, cells in enumerate(body, start=2):
        problems += _cell_problems(cells, number, header, shown_as)
        padded = [*cells, *[""] * (len(order) - len(cells))]
        rows.append(Row(number, dict(zip(order, padded, strict=False))))
    if problems:
        raise InputError(problems)
    return Sheet(shown_as, dict(columns), tuple(rows), encoding)


def _text_of(path: Path, shown_as: str) -> tuple[str, str]:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise InputError([unreadable(shown_as, error)]) from None
    remedy = 'Save it as "CSV UTF-8 (comma delimited)"'
    if content.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        found = "this is a workbook, not a CSV file"
        raise InputError([Problem(shown_as, "", found, remedy)])
    if content.startswith(_UTF16_MARKS) or b"\x00" in content:
        found = "the text is UTF-16 or not text at all; taken are UTF-8 and Windows' cp1252"
        raise InputError([Problem(shown_as, "", found, remedy)])
    try:
        return content.decode("utf-8-sig"), "utf-8"
    except UnicodeDecodeError as error:
        first = error.start
    try:
        return content.decode("cp1252"), "cp1252"
    except UnicodeDecodeError:
        line = content[:first].count(b"\n") + 1
        found = "the text is neither UTF-8 nor Windows' cp1252"
        raise InputError([Problem(shown_as, f"line {line}", found, remedy)]) from None


def _records(text: str, shown_as: str) -> list[list[str]]:
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        records = list(reader)
    except csv.Error as error:
        found = f"the quotation marks are broken, or a cell is too long ({error})"
        remedy = "Open it in a spreadsheet, look at that line, and save it as CSV again"
        place = f"line {reader.line_num}"
        raise InputError([Problem(shown_as, place, found, remedy)]) from None
    while records and not any(cell.strip() for cell in records[-1]):
        records.pop()
    return records


def _refuse_headings(header: list[str], columns: Mapping[str, str], shown_as: str) -> None:
    if not any(cell.strip() for cell in header):
        found = "the first row is blank: it must hold the headings"
        raise InputError([Problem(shown_as, "row 1", found, "Put the headings there")])
    for separator, name in _OTHER_SEPARATORS.items():
        if len(header) == 1 and separator in header[0]:
            found = f"the cells are separated by {name}"
            remedy = 'Save it as "CSV UTF-8 (comma delimited)"'
            raise InputError([Problem(shown_as, "row 1", found, remedy)])
    problems = list(_heading_problems(header, columns, shown_as))
    if problems:
        raise InputError(problems)


def _heading_problems(
    header: list[str], columns: Mapping[str, str], shown_as: str
) -> Iterable[Problem]:
    while header and not header[-1].strip():
        header.pop()
    found = [squeeze(cell).casefold() for cell in header]
    wanted = {squeeze(heading).casefold(): heading for heading in columns.values()}
    for key, heading in wanted.items():
        if key not in found:
            remedy = "Add it, or name the heading that the file has under columns in review.toml"
            yield Problem(shown_as, "row 1", f'the column "{heading}" is missing', remedy)
    for position, (cell, key) in enumerate(zip(header, found, strict=True)):
        if key not in wanted:
            hint = did_you_mean(squeeze(cell), wanted.values())
            remedy = f"Take the column out or correct its heading: {hint}".rstrip("?")
            name = squeeze(cell) or f"number {position + 1}, without a heading"
            yield Problem(shown_as, "row 1", f'the column "{name}" is not expected', remedy)
        elif key in found[:position]:
            remedy = "Keep one of them"
            yield Problem(shown_as, "row 1", f'the column "{cell}" stands there twice', remedy)


def _cell_problems(
    cells: list[str], number: int, header: list[str], shown_as: str
) -> Iterable[Problem]:
    extra = [cell for cell in cells[len(header) :] if cell.strip()]
    if extra:
        found = f"there are {len(cells)} cells under {len(header)} headings"
        remedy = "Put text that holds a comma in quotation marks, or clear the cells to the right"
        yield Problem(shown_as, f"row {number}", found, remedy)
    for heading, cell in zip(header, cells, strict=False):
        if hidden := CONTROL.search(cell):
            found = f"the cell holds a control character (U+{ord(hidden.group()):04X})"
            place = f"row {number}, column {squeeze(heading)}"
            yield Problem(shown_as, place, found, "Type the cell again")
