"""The workbook read back: its exhibits, since a workbook holds data and not the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO

from openpyxl import load_workbook
from openpyxl.utils import range_boundaries
from openpyxl.worksheet.worksheet import Worksheet

from tests.whole.reading.manuscript import Part, plain

SIGNS = {"[x]", "[z]", "[c]", "[u]"}  # they stand where the other formats have nothing
FRONT = 3  # cover, contents and notes


def read(content: bytes) -> list[Part]:
    """Every exhibit in order, its notes looked up; what a figure shows is data of its own."""
    book = load_workbook(BytesIO(content))
    notes = {str(row[0]): plain(row[1]) for row in _table(book["Notes"])}
    return [part for sheet in book.worksheets[FRONT:] for part in _exhibit(sheet, notes)]


def _exhibit(sheet: Worksheet, notes: dict[str, str]) -> Iterator[Part]:
    title = str(sheet["A1"].value)
    yield "caption", plain(re.sub(r"( \[note \d+\])+$", "", title))
    if title.startswith("Table"):
        for row in _table(sheet):
            # The one row of a table that has none says so in its first cell.
            said = row[:1] if len(row) > 1 and set(row[1:]) == {"[z]"} else row
            yield "row", *("" if cell in SIGNS else plain(cell) for cell in said)
    named = re.findall(r"\[(note \d+)\]", title)
    yield "below", " ".join(notes[each] for each in named)


def _table(sheet: Worksheet) -> list[tuple[object, ...]]:
    ((_, place),) = sheet.tables.items()
    left, top, right, bottom = range_boundaries(place)
    return list(sheet.iter_rows(top, bottom, left, right, values_only=True))
