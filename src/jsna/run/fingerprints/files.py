"""Hashes of files and of what JSON can hold. Nothing heavy is imported: most runs end here."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from jsna.review.hashes import sha256_of
from jsna.review.litter import FOLDERS, is_litter

Hashes = dict[str, str]
UNREADABLE = "cannot be read"


def hashes_below(folder: Path) -> Hashes:
    """The hash of every file below a folder, linked folders included, by its path inside it.

    Litter is left out, and so is a link that leads nowhere. A file that cannot be read has a word
    in place of its hash, so that it counts as another one once it can be; that it cannot, is for
    the reader to say who needs it.
    """
    found: Hashes = {}
    for path in files_below(folder):
        with suppress(FileNotFoundError):
            found[path.relative_to(folder).as_posix()] = _hash_or_word(path)
    return found


def files_below(folder: Path) -> Iterator[Path]:
    """Every file below a folder, linked folders included, without litter."""
    for parent, folders, files in os.walk(folder, followlinks=True):
        folders[:] = sorted(set(folders).difference(FOLDERS))
        yield from (Path(parent, name) for name in sorted(files) if not is_litter(name))


def _hash_or_word(path: Path) -> str:
    try:
        return sha256_of(path)
    except FileNotFoundError:
        raise
    except OSError:
        return UNREADABLE


def digest(content: object) -> str:
    """One hash for what JSON can hold."""
    text = json.dumps(content, sort_keys=True, ensure_ascii=True)
    return hashlib.sha256(text.encode("ascii")).hexdigest()
