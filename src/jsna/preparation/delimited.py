"""Reads a CSV file as text, cell by cell, and says exactly where something is wrong.

Taken are UTF-8, with or without a byte-order mark, and Windows' cp1252, which is said in the list
of changes. Every value stays text: "NA", "007" and "3 " arrive as they were typed.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from pathlib import Path

from jsna.errors import InputError, Problem, refuse_if
from jsna.preparation.headings import Layout
from jsna.preparation.safe_workbook.kinds import OLE, ZIP
from jsna.preparation.sheet import Row, Sheet, squeeze
from jsna.review.missing import unreadable
from jsna.review.unseen import unseen_in

__all__ = ["Row", "Sheet", "read_sheet", "squeeze"]
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_FILL_OR_DELETE = "Fill it in, or delete the row"
_OTHER_SEPARATORS = {";": "semicolons", "\t": "tabs", "|": "bars"}


def read_sheet(path: Path, shown_as: str, layout: Layout) -> Sheet:
    """A CSV file as a sheet with known columns.

    Parameters
    ----------
    path
        The file.
    shown_as
        The file as messages show it.
    layout
        Its columns: which are needed, which can be left out, and which are not read.

    Raises
    ------
    InputError
        If the file is not readable text, or its headings or rows do not fit the columns.
    """
    text, encoding = _text_of(path, shown_as)
    header, *body = _records(text, shown_as) or [[]]
    _refuse_headings(header, layout, shown_as)
    names = layout.names(header)
    problems: list[Problem] = []
    rows: list[Row] = []
    for number, cells in enumerate(body, start=2):
        problems += _cell_problems(cells, number, header, shown_as)
        row = Row(number, layout.filled(zip(names, cells, strict=False)))
        if row.is_blank and any(cell.strip() for cell in cells[: len(header)]):
            found = "this row holds something only in columns that are not read"
            problems.append(Problem(shown_as, f"row {number}", found, _FILL_OR_DELETE))
        rows.append(row)
    if problems:
        raise InputError(problems)
    return Sheet(shown_as, dict(layout.columns), tuple(rows), encoding)


def _text_of(path: Path, shown_as: str) -> tuple[str, str]:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise InputError([unreadable(shown_as, error)]) from None
    remedy = 'Save it as "CSV UTF-8 (comma delimited)"'
    if content.startswith((ZIP, OLE)):
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


def _refuse_headings(header: list[str], layout: Layout, shown_as: str) -> None:
    if not any(cell.strip() for cell in header):
        found = "the first row is blank: it must hold the headings"
        raise InputError([Problem(shown_as, "row 1", found, "Put the headings there")])
    for separator, name in _OTHER_SEPARATORS.items():
        if len(header) == 1 and separator in header[0]:
            found = f"the cells are separated by {name}"
            remedy = 'Save it as "CSV UTF-8 (comma delimited)"'
            raise InputError([Problem(shown_as, "row 1", found, remedy)])
    while not header[-1].strip():
        header.pop()
    refuse_if(Problem(shown_as, "row 1", *said) for _, *said in layout.faults(header))


def _cell_problems(
    cells: list[str], number: int, header: list[str], shown_as: str
) -> Iterable[Problem]:
    extra = [cell for cell in cells[len(header) :] if cell.strip()]
    if extra:
        found = f"there are {len(cells)} cells under {len(header)} headings"
        remedy = "Put text that holds a comma in quotation marks, or clear the cells to the right"
        yield Problem(shown_as, f"row {number}", found, remedy)
    for heading, cell in zip(header, cells, strict=False):
        if hidden := unseen_in(cell):
            place = f"row {number}, column {squeeze(heading)}"
            yield Problem(shown_as, place, f"the cell holds {hidden}", "Type the cell again")
