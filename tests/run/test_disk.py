from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from jsna.errors import StorageError
from jsna.run.disk import storage_errors, write_new


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.ENOSPC, "outputs cannot be written: the disk is full: free some space."),
        (errno.EACCES, "it is read-only, or open in another program"),
        (errno.EROFS, "it is read-only"),
        (errno.ENOENT, "a folder above it is missing"),
        (errno.EXDEV, "lie on different disks"),
        (errno.EIO, os.strerror(errno.EIO)),
    ],
)
def test_what_the_disk_refuses_is_one_clear_line(number: int, said: str) -> None:
    with pytest.raises(StorageError) as raised, storage_errors(Path("outputs")):
        raise OSError(number, os.strerror(number))

    assert said in str(raised.value)
    assert len(str(raised.value).splitlines()) == 1


def test_an_error_without_number_keeps_its_words() -> None:
    with pytest.raises(StorageError, match="no such thing"), storage_errors(Path("outputs")):
        raise OSError("no such thing")


def test_a_defect_stays_a_defect() -> None:
    with pytest.raises(KeyError), storage_errors(Path("outputs")):
        raise KeyError("x")


def test_a_new_file_is_written_whole_or_not_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "new.xlsx"

    def refuse(path: Path, content: bytes) -> int:
        with path.open("wb") as file:
            file.write(content[:1])
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as full:
        full.setattr(Path, "write_bytes", refuse)
        with pytest.raises(OSError, match="No space"):
            write_new(place, b"all of it")
    assert not place.exists()

    write_new(place, b"all of it")
    with pytest.raises(FileExistsError):
        write_new(place, b"another")
    assert place.read_bytes() == b"all of it"
