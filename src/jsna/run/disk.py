"""What a disk can refuse, in one clear line."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from jsna.errors import StorageError

_FULL = "the disk is full: free some space"
_READ_ONLY = "it is read-only, or open in another program: close it there, or ask for access"
_MISSING = "a folder above it is missing: make it, or take it from version control"
_REASONS = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EFBIG: _FULL,
    errno.EACCES: _READ_ONLY,
    errno.EPERM: _READ_ONLY,
    errno.EROFS: _READ_ONLY,
    errno.ENOENT: _MISSING,
    errno.ENOTDIR: _MISSING,
    errno.EXDEV: "outputs and data/processed lie on different disks: put them on one",
}


def in_words(error: OSError) -> str:
    """Why the disk refused, and what to do."""
    return _REASONS.get(error.errno or 0, error.strerror or str(error))


@contextmanager
def storage_errors(place: Path) -> Iterator[None]:
    """Turn what the disk refuses inside the block into one line about a place.

    Raises
    ------
    StorageError
        In the stead of an ``OSError``.
    """
    try:
        yield
    except OSError as error:
        raise StorageError(f"{place} cannot be written: {in_words(error)}.") from error


def write_new(place: Path, content: bytes) -> None:
    """Write a file that is not there yet, whole or not at all.

    Raises
    ------
    FileExistsError
        If it came into being in the meantime: it is left as it is.
    OSError
        If the disk refuses; nothing half-written is left.
    """
    place.open("xb").close()
    try:
        place.write_bytes(content)
    except OSError:
        with suppress(OSError):
            place.unlink()
        raise
