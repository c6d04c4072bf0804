"""Hashes of files. Nothing heavy is imported: a run that finds nothing changed needs these only."""

from __future__ import annotations

import hashlib
from pathlib import Path


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file's bytes, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def sha256_if_there(path: Path) -> str | None:
    """The same; nothing where there is no such file."""
    return sha256_of(path) if path.is_file() else None
