from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from jsna.errors import StorageError
from jsna.run.disk import storage_errors


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
