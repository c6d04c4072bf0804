from __future__ import annotations

from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet
import pytest

from jsna.errors import InputError
from jsna.preparation.safe_workbook.kinds import OLE
from jsna.preparation.survey.opening import ParquetFile, open_export
from jsna.preparation.survey.reading import read_export
from jsna.preparation.survey.text_file import TextFile
from tests.preparation.survey.exports import AREA, WEEKS, survey_with


def test_the_kind_of_a_file_is_told_by_its_content(tmp_path: Path) -> None:
    path = tmp_path / "named.xlsx"
    path.write_bytes(b"a,b\n1,2\n")
    assert isinstance(open_export(path, "x"), TextFile)
    pd.DataFrame({"a": ["1"]}).to_parquet(path)
    assert isinstance(open_export(path, "x"), ParquetFile)


def test_parquet_is_read_as_text_and_what_is_missing_is_blank(tmp_path: Path) -> None:
    path = tmp_path / "x.parquet"
    frame = pd.DataFrame({AREA.wording: ["North", None], WEEKS.wording: [2, 30]})
    frame.to_parquet(path)
    found = read_export(path, "x", survey_with(AREA, WEEKS))
    assert found.wide["area"].isna().tolist() == [False, True]
    assert found.wide["weeks"].tolist() == [2, 30]
    assert found.respondents["source_row"].tolist() == [2, 3]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (None, "the export is not there"),
        (b"PK\x03\x04 cut", "damaged or locked"),
        (b"PAR1 cut", "Parquet file is damaged"),
        (OLE, "workbook of the old kind, .xls"),
    ],
)
def test_what_cannot_be_read_is_refused(tmp_path: Path, content: bytes | None, words: str) -> None:
    path = tmp_path / "x"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(InputError, match=words):
        open_export(path, "x")


def test_codes_of_one_byte_are_read_where_every_one_of_them_is_taken(tmp_path: Path) -> None:
    path = tmp_path / "x.parquet"
    texts = [str(number) for number in range(128)]
    codes = pa.array([*range(128), None], pa.int8())
    table = pa.table({WEEKS.wording: pa.DictionaryArray.from_arrays(codes, pa.array(texts))})
    pa.parquet.write_table(table, path)
    weeks = read_export(path, "x", survey_with(WEEKS)).wide["weeks"]
    assert weeks[:128].tolist() == [*range(128)]
    assert weeks.isna().sum() == 1
