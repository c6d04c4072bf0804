"""Tables as files: nothing is lost on the way, and half a file is never left."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pandas as pd
import pytest

from jsna.errors import StorageError
from jsna.publishing.delimited import as_csv
from jsna.storage.files import read_published, read_stored, unguarded, write_stored


def publish(frame: pd.DataFrame, path: Path) -> None:
    path.write_bytes(as_csv(frame))


def test_odd_texts_survive_parquet(tmp_path: Path, assessment: pd.DataFrame) -> None:
    path = tmp_path / "new" / "assessment.parquet"
    write_stored(assessment, path, "x")
    pd.testing.assert_frame_equal(read_stored("assessment", path, "x"), assessment)


def test_odd_texts_survive_publication(tmp_path: Path, assessment: pd.DataFrame) -> None:
    publish(assessment, tmp_path / "assessment.csv")
    found = read_stored("assessment", tmp_path / "assessment.csv", "x")
    pd.testing.assert_frame_equal(found, assessment)


def test_numbers_survive_publication_to_the_last_bit(tmp_path: Path, results: pd.DataFrame) -> None:
    publish(results, tmp_path / "score_results.csv")
    found = read_published("score_results", tmp_path / "score_results.csv")
    pd.testing.assert_frame_equal(found, results, check_exact=True)


def test_a_table_without_rows_survives_both(tmp_path: Path, assessment: pd.DataFrame) -> None:
    empty = assessment.iloc[:0]
    publish(empty, tmp_path / "a.csv")
    write_stored(empty, tmp_path / "a.parquet", "x")
    for name in ("a.csv", "a.parquet"):
        pd.testing.assert_frame_equal(read_stored("assessment", tmp_path / name, "x"), empty)


@pytest.mark.parametrize("name", ["a.csv", "a.parquet"])
@pytest.mark.parametrize("content", [b"", b"PAR1 is how it began", b"\xff\xfe\x00"])
def test_a_damaged_file_is_said_to_be_one(tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(StorageError, match=r"^shown/as (cannot be read|is not as this version)"):
        read_stored("assessment", tmp_path / name, "shown/as")


def test_a_file_that_is_cut_off_is_damaged(tmp_path: Path, assessment: pd.DataFrame) -> None:
    path = tmp_path / "a.parquet"
    write_stored(assessment, path, "x")
    path.write_bytes(path.read_bytes()[:-20])
    with pytest.raises(StorageError, match="damaged"):
        read_stored("assessment", path, "x")


def test_a_cell_that_is_no_number_is_not_shown(tmp_path: Path, assessment: pd.DataFrame) -> None:
    publish(assessment.assign(score="secret"), tmp_path / "a.csv")
    with pytest.raises(StorageError) as caught:
        read_stored("assessment", tmp_path / "a.csv", "x")
    assert "secret" not in str(caught.value)
    assert caught.value.__cause__ is None


def test_a_file_that_may_not_be_read_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.csv").mkdir()
    with pytest.raises(StorageError, match=r"x cannot be read \("):
        read_stored("assessment", tmp_path / "a.csv", "x")


def test_a_table_of_another_version_is_told(tmp_path: Path, assessment: pd.DataFrame) -> None:
    write_stored(assessment.rename(columns={"score": "rating"}), tmp_path / "a.parquet", "x")
    with pytest.raises(StorageError, match=r"x is not as this version of jsna writes it \(the col"):
        read_stored("assessment", tmp_path / "a.parquet", "x")


def test_writing_again_puts_the_new_table_in_place(
    tmp_path: Path, assessment: pd.DataFrame
) -> None:
    path = tmp_path / "a.parquet"
    write_stored(assessment, path, "x")
    write_stored(assessment.head(2), path, "x")
    assert len(read_stored("assessment", path, "x")) == 2
    assert [each.name for each in tmp_path.iterdir()] == ["a.parquet"]


@pytest.fixture
def kept(tmp_path: Path, assessment: pd.DataFrame) -> bytes:
    """A table that stands there already."""
    write_stored(assessment, tmp_path / "a.parquet", "x")
    return (tmp_path / "a.parquet").read_bytes()


def half(_: pd.DataFrame, path: Path, *, index: bool) -> None:
    """Half a file, and then no room: as pyarrow says it, without the system's words."""
    assert not index
    path.write_bytes(b"PAR1")
    raise OSError(
        "[Errno 28] Error writing bytes to file. Detail: [errno 28] No space left on device"
    )


@pytest.mark.usefixtures("kept")
def test_a_full_disk_keeps_the_old_table_and_leaves_no_half(
    tmp_path: Path, assessment: pd.DataFrame, kept: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pd.DataFrame, "to_parquet", half)
    with pytest.raises(StorageError, match=r"^x cannot be written: No space left on device\.$"):
        write_stored(assessment, tmp_path / "a.parquet", "x")
    assert (tmp_path / "a.parquet").read_bytes() == kept
    assert [each.name for each in tmp_path.iterdir()] == ["a.parquet"]


def test_a_denied_swap_keeps_the_old_table_and_leaves_no_half(
    tmp_path: Path, assessment: pd.DataFrame, kept: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(StorageError, match=r"x cannot be written: Permission denied\."):
        write_stored(assessment, tmp_path / "a.parquet", "x")
    assert (tmp_path / "a.parquet").read_bytes() == kept
    assert [each.name for each in tmp_path.iterdir()] == ["a.parquet"]


def test_a_stop_half_way_leaves_no_half(
    tmp_path: Path, assessment: pd.DataFrame, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(_: pd.DataFrame, path: Path, *, index: bool) -> None:
        assert not index
        path.write_bytes(b"PAR1")
        raise KeyboardInterrupt

    monkeypatch.setattr(pd.DataFrame, "to_parquet", stop)
    with pytest.raises(KeyboardInterrupt):
        write_stored(assessment, tmp_path / "a.parquet", "x")
    assert list(tmp_path.iterdir()) == []


def test_a_file_in_place_of_the_folder_is_told(tmp_path: Path, assessment: pd.DataFrame) -> None:
    (tmp_path / "processed").write_bytes(b"")
    with pytest.raises(StorageError, match="x cannot be written: ") as caught:
        write_stored(assessment, tmp_path / "processed" / "2023" / "a.parquet", "x")
    assert str(tmp_path) not in str(caught.value)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full device")
def test_a_really_full_device_is_told(tmp_path: Path, assessment: pd.DataFrame) -> None:
    (tmp_path / "a.partial").symlink_to("/dev/full")
    with pytest.raises(StorageError, match=r"^x cannot be written: .*No space left on device\.$"):
        write_stored(assessment, tmp_path / "a.parquet", "x")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("published", "text"),
    [("'=1+1", "=1+1"), ("''=1", "'=1"), ("'tis", "'tis"), ("", ""), ("-", "-")],
)
def test_a_guard_is_taken_off_and_nothing_else(published: str, text: str) -> None:
    assert unguarded(published) == text
