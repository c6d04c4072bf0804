"""Opens an export as CSV: its encoding, separator and rows, however large, each row accounted for.

A file of moderate size is read row by row, so that messages can name the row. A large one is read
column by column with pyarrow, unless something in it needs the careful way.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Collection, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pyarrow as pa
import pyarrow.csv as arrow

from jsna.errors import InputError, Problem
from jsna.preparation.survey.encoding import decoded_as
from jsna.preparation.survey.export import HEAD_ROWS, Body, Coded, body_of

_SEPARATORS = (",", ";", "\t", "|")
# A line for Excel, which shows it as no row and does not count it.
_NAMED_SEPARATOR = re.compile(rb'"?sep=([,;|:\t])"?[,;\t]*\r?\n', re.IGNORECASE)
# Above this many bytes the columns are read at once.
LARGE = 4_000_000
_MOST_LISTED = 20


@dataclass(frozen=True)
class TextFile:
    """An export as CSV.

    Parameters
    ----------
    content
        Its bytes, without a byte-order mark.
    shown_as
        The file as messages show it.
    encoding
        "utf-8" or "cp1252".
    named_separator
        What the file itself says that stands between two cells, if it does.
    """

    content: bytes
    shown_as: str
    encoding: str
    named_separator: str = ""
    more_sheets: Sequence[str] = ()

    @cached_property
    def separator(self) -> str:
        """What stands between two cells: the one that parts the first row most often."""

        def cells(separator: str) -> int:
            # With a wrong separator quotation marks stand in odd places, which is no fault here.
            with suppress(csv.Error):
                return len(next(csv.reader(self._lines(), delimiter=separator), []))
            return 0

        return self.named_separator or max(_SEPARATORS, key=cells)

    @cached_property
    def head(self) -> Sequence[Sequence[str]]:
        """Its first rows."""
        first = zip(range(HEAD_ROWS), self._records(self.separator), strict=False)
        return [cells for _, (cells, _) in first]

    def body(self, header_rows: int, positions: Collection[int]) -> Body:
        """The rows below the headings.

        Raises
        ------
        InputError
            With each row that has more or fewer cells than there are headings, and where a
            quotation mark is never closed. No cell is shown.
        """
        width = max((len(row) for row in self.head[:header_rows]), default=0)
        start = self._end_of(header_rows)
        if LARGE < len(self.content) != start and not self._needs_care(start):
            quick = self._quick(start, header_rows, width, positions)
            if quick is not None:
                return quick
        records = [cells for cells, _ in self._records(self.separator)]
        while len(records) > header_rows and not records[-1]:
            records.pop()
        self._refuse_ragged(records, header_rows, width)
        return body_of(records, header_rows, positions)

    def _lines(self) -> Iterator[str]:
        yield from io.TextIOWrapper(io.BytesIO(self.content), self.encoding, newline="")

    def _records(self, separator: str) -> Iterator[tuple[list[str], int]]:
        """Each row, and how many lines of the file it and all before it took."""
        reader = csv.reader(self._lines(), delimiter=separator, strict=True)
        while True:
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error:
                found = "the quotation marks are broken, or the file ends inside a cell"
                remedy = "Download the export again: a file that was cut off ends like this"
                place = f"line {reader.line_num}"
                raise InputError([Problem(self.shown_as, place, found, remedy)]) from None
            yield cells, reader.line_num

    def _end_of(self, rows: int) -> int:
        """The byte after the row of headings."""
        first = zip(range(rows), self._records(self.separator), strict=False)
        lines = max((taken for _, (_, taken) in first), default=0)
        stream = io.BytesIO(self.content)
        for _ in range(lines):
            stream.readline()
        return stream.tell()

    def _needs_care(self, start: int) -> bool:
        """Whether the file may hold blank rows, an open quotation mark or odd line ends."""
        content, separator = self.content, re.escape(self.separator.encode())
        odd_quotes = content.count(b'"') % 2 == 1
        lone_returns = content.count(b"\r") != content.count(b"\r\n")
        # A row of nothing but separators, space (a hard one takes two bytes) and quotation marks.
        blank_row = re.compile(rb'\n[\s\xc2\xa0"' + separator + rb"]*(?:\n|(?<=[^\n])\Z)")
        return odd_quotes or lone_returns or blank_row.search(content, start - 1) is not None

    def _quick(
        self, start: int, header_rows: int, width: int, positions: Collection[int]
    ) -> Body | None:
        """All columns at once, or None where a row has more or fewer cells than headings."""
        ragged: list[int] = []

        def note(_: arrow.InvalidRow) -> str:
            ragged.append(1)
            return "skip"

        names = [str(place) for place in range(width)]
        wanted = [str(place) for place in sorted(positions)]
        table = arrow.read_csv(
            pa.BufferReader(pa.py_buffer(memoryview(self.content)[start:])),
            arrow.ReadOptions(column_names=names, encoding=self.encoding, block_size=1 << 24),
            arrow.ParseOptions(
                delimiter=self.separator, newlines_in_values=True, invalid_row_handler=note
            ),
            arrow.ConvertOptions(
                column_types={name: pa.dictionary(pa.int32(), pa.string()) for name in wanted},
                include_columns=wanted or names[:1],
                strings_can_be_null=False,
            ),
        )
        if ragged:
            return None
        table = table.unify_dictionaries().combine_chunks()
        rows = np.arange(table.num_rows, dtype=np.int32) + np.int32(header_rows + 1)
        return Body({int(name): _coded(table[name]) for name in wanted}, rows)

    def _refuse_ragged(self, records: list[list[str]], header_rows: int, width: int) -> None:
        problems = []
        for number, record in enumerate(records[header_rows:], start=header_rows + 1):
            extra = any(cell.strip() for cell in record[width:])
            if extra or (record and len(record) < width):
                found = f"there are {len(record)} cells under {width} headings"
                remedy = "Download the export again: a file that was cut off or edited ends so"
                problems.append(Problem(self.shown_as, f"row {number}", found, remedy))
        if len(problems) > _MOST_LISTED:
            found = f"{len(problems) - _MOST_LISTED} more rows have another number of cells"
            more = Problem(self.shown_as, "", found, "Download the export again")
            problems = [*problems[:_MOST_LISTED], more]
        if problems:
            raise InputError(problems)


def _coded(column: pa.ChunkedArray) -> Coded:
    array = column.combine_chunks() if column.num_chunks != 1 else column.chunk(0)
    if isinstance(array, pa.ChunkedArray):
        # No rows at all: there is no chunk to take codes from.
        return Coded(np.empty(0, dtype=np.int32), [])
    codes = array.indices.to_numpy(zero_copy_only=False).astype(np.int32, copy=False)
    return Coded(codes, array.dictionary.to_pylist())


def text_file(content: bytes, shown_as: str) -> TextFile:
    """An export as CSV, from its bytes.

    Raises
    ------
    InputError
        If it is not text, is in an encoding that is not taken, or in two at once.
    """
    encoding = decoded_as(content, shown_as)
    content = content.removeprefix(b"\xef\xbb\xbf")
    named = _NAMED_SEPARATOR.match(content)
    if named is None:
        return TextFile(content, shown_as, encoding)
    return TextFile(content[named.end() :], shown_as, encoding, named[1].decode())
