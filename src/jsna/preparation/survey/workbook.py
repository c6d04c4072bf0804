"""Opens an export as an Excel workbook, after a look at how large its sheet really is.

A workbook of a few kilobytes can claim a cell in the last row and the last column, and a reader
that believes it fills gigabytes. So the cells are counted first, as a stream.
"""

from __future__ import annotations

import datetime as dt
import io
import warnings
import zipfile
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property
from xml.parsers import expat

import openpyxl
from openpyxl.utils.cell import column_index_from_string, coordinate_from_string

from jsna.errors import InputError, Problem
from jsna.preparation.survey.export import HEAD_ROWS, Body, body_of
from jsna.preparation.workbook.looking import DAMAGED

# Largest area of a sheet, in cells, and of the bytes that it unpacks to.
MOST_CELLS = 100_000_000
MOST_BYTES = 4_000_000_000
# An area this large with fewer cells than one in a hundred is not an export.
_SPARSE_FROM = 1_000_000
_AGAIN = "Open it in Excel, delete the empty rows and columns, and save it, or download it again"


@dataclass(frozen=True)
class Workbook:
    """An export as a workbook; its first sheet holds the answers."""

    content: bytes
    shown_as: str
    encoding: str = "workbook"

    @cached_property
    def records(self) -> Sequence[Sequence[str]]:
        """All rows of the first sheet, as text."""
        with warnings.catch_warnings():
            # Survey tools leave out styles and the like, which says nothing about the answers.
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(io.BytesIO(self.content), read_only=True, data_only=True)
            try:
                sheet = book.worksheets[0]
                sheet.reset_dimensions()
                rows = sheet.iter_rows(values_only=True)
                records = [[_text(value) for value in row] for row in rows]
            finally:
                book.close()
        while records and not any(cell.strip() for cell in records[-1]):
            records.pop()
        return records

    @property
    def head(self) -> Sequence[Sequence[str]]:
        """Its first rows."""
        return self.records[:HEAD_ROWS]

    def body(self, header_rows: int, positions: Collection[int]) -> Body:
        """The rows below the headings.

        Raises
        ------
        InputError
            With each row that has cells beyond the headings.
        """
        width = max((len(row) for row in self.head[:header_rows]), default=0)
        problems = [
            Problem(
                self.shown_as,
                f"row {number}",
                f"there are {len(record)} cells under {width} headings",
                "Clear the cells to the right",
            )
            for number, record in enumerate(self.records, start=1)
            if any(cell.strip() for cell in record[width:])
        ]
        if problems:
            raise InputError(problems)
        return body_of(self.records, header_rows, positions)


def workbook(content: bytes, shown_as: str) -> Workbook:
    """An export as a workbook, from its bytes.

    Raises
    ------
    InputError
        If it is not a workbook, is damaged or encrypted, or claims far more cells than it has.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            sheets = [
                part
                for part in packed.infolist()
                if part.filename.startswith("xl/worksheets/") and part.filename.endswith(".xml")
            ]
            for part in sheets:
                _refuse_oversized(packed, part, shown_as)
        found = Workbook(content, shown_as)
        # A damaged part shows itself only when it is read.
        _ = found.records
    except InputError:
        raise
    except DAMAGED:
        sentence = "the workbook is damaged or encrypted: it cannot be read to its end"
        remedy = "Download the export again, and open it in Excel to see that it is whole"
        raise InputError([Problem(shown_as, "", sentence, remedy)]) from None
    return found


def _refuse_oversized(packed: zipfile.ZipFile, part: zipfile.ZipInfo, shown_as: str) -> None:
    name = part.filename.rpartition("/")[2]
    if part.file_size > MOST_BYTES:
        found = f"{name} unpacks to more than {MOST_BYTES // 10**9} gigabytes"
        raise InputError([Problem(shown_as, "", found, _AGAIN)])
    cells, last_row, last_column = _size(packed, part)
    area = last_row * last_column
    if area > MOST_CELLS or (area > _SPARSE_FROM and cells * 100 < area):
        found = (
            f"{name} reaches to row {last_row:,} and column {last_column:,} "
            f"but holds only {cells:,} cells"
        )
        raise InputError([Problem(shown_as, "", found, _AGAIN)])


def _size(packed: zipfile.ZipFile, part: zipfile.ZipInfo) -> tuple[int, int, int]:
    """How many cells a sheet holds, its last row and its last column."""
    size = [0, 0, 0]

    def look(tag: str, attributes: dict[str, str]) -> None:
        place = attributes.get("r", "")
        if tag.endswith("row") and place.isdigit():
            size[1] = max(size[1], int(place))
        elif tag == "c" or tag.endswith(":c"):
            size[0] += 1
            if place:
                letters, row = coordinate_from_string(place)
                size[1] = max(size[1], row)
                size[2] = max(size[2], column_index_from_string(letters))

    parser = expat.ParserCreate()
    parser.StartElementHandler = look
    with packed.open(part) as stream:
        while chunk := stream.read(1 << 20):
            parser.Parse(chunk)
        parser.Parse(b"", True)  # noqa: FBT003 -- the parser takes it by position
    return size[0], size[1], max(size[2], 1)


def _text(value: object) -> str:
    """A cell as the same answer has it in a CSV file."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, dt.datetime):
        return value.isoformat(sep=" ", timespec="seconds")
    return str(value)
