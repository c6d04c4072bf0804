"""Opens the file of an export, whatever its kind: CSV, Excel workbook or Parquet."""

from __future__ import annotations

import io
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from jsna.errors import InputError, Problem
from jsna.preparation.safe_workbook.kinds import OLE, ZIP
from jsna.preparation.survey.export import Body, Coded, Export
from jsna.preparation.survey.text_file import text_file
from jsna.preparation.survey.workbook import workbook

_PARQUET = b"PAR1"


@dataclass(frozen=True)
class ParquetFile:
    """An export as Parquet, with one row of headings: the names of its columns."""

    file: pq.ParquetFile
    shown_as: str
    encoding: str = "parquet"
    more_sheets: Sequence[str] = ()

    @property
    def head(self) -> Sequence[Sequence[str]]:
        """Its headings."""
        return [self.file.schema_arrow.names]

    def body(self, header_rows: int, positions: Collection[int]) -> Body:  # noqa: ARG002
        """All rows; the headings take none of them, but count as row 1."""
        names = self.file.schema_arrow.names
        columns = {}
        for place in sorted(positions):
            # One column at a time: the table as text would be many times the file.
            table = self.file.read(columns=[names[place]])
            columns[place] = _coded(table.column(0))
        rows = np.arange(self.file.metadata.num_rows, dtype=np.int32) + np.int32(2)
        return Body(columns, rows)


def open_export(path: Path, shown_as: str) -> Export:
    """The file of an export.

    Raises
    ------
    InputError
        If it is not there, cannot be read, or is none of the kinds that are taken.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        missing = isinstance(error, FileNotFoundError)
        found = "is not there" if missing else f"cannot be read ({error.strerror})"
        remedy = "Put it there, or correct its name in survey.toml"
        raise InputError([Problem(shown_as, "", f"the export {found}", remedy)]) from None
    if content.startswith((ZIP, OLE)):
        return workbook(content, shown_as)
    if content.startswith(_PARQUET):
        return _parquet(content, shown_as)
    return text_file(content, shown_as)


def _parquet(content: bytes, shown_as: str) -> ParquetFile:
    try:
        return ParquetFile(pq.ParquetFile(io.BytesIO(content)), shown_as)
    except pa.ArrowException:
        found = "the Parquet file is damaged: it cannot be read to its end"
        raise InputError([Problem(shown_as, "", found, "Download it again")]) from None


def _coded(column: pa.ChunkedArray) -> Coded:
    """A column of any kind as codes over texts; what is missing is blank."""
    if not pa.types.is_dictionary(column.type):
        column = column.dictionary_encode()
    whole = pa.table([column], names=["0"]).unify_dictionaries().combine_chunks().column(0)
    if whole.num_chunks == 0:
        return Coded(np.empty(0, dtype=np.int32), [])
    array = whole.chunk(0)
    values = pc.cast(array.dictionary, pa.string()).to_pylist()
    blank = len(values)
    codes = array.indices.cast(pa.int32()).fill_null(blank).to_numpy()
    texts = ["" if value is None else value for value in values]
    return Coded(codes, [*texts, ""])
