from __future__ import annotations

from pathlib import Path

import pytest

from jsna.run.fingerprints.record import FILE, Record, StepRecord, read_record, write_record

STEP = StepRecord("abc", {"numbers.parquet": "1"}, {"notebooks/01_first.ipynb": "2"})
RECORD = Record("def", ("2022",), {"01_first": STEP}, {"numbers.parquet": "1"}, {"a": "3"})


def test_what_is_written_is_read(tmp_path: Path) -> None:
    write_record(RECORD, tmp_path)

    assert read_record(tmp_path) == RECORD


def test_where_there_is_none_everything_runs(tmp_path: Path) -> None:
    assert read_record(tmp_path) is None


@pytest.mark.parametrize(
    "damaged",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b"{}",
        b"\xff",
        b'{"steps": []}',
        b'{"steps": {}, "earlier": [], "key": "a", "unknown": 1}',
        b'{"steps": {"01_first": {"key": "a"}}, "earlier": [], "key": "a"}',
    ],
)
def test_one_that_is_damaged_or_of_another_version_is_none(tmp_path: Path, damaged: bytes) -> None:
    (tmp_path / FILE).write_bytes(damaged)

    assert read_record(tmp_path) is None
