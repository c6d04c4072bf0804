"""Makes permissions bind, also where the tests run as the superuser, whom none bind."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_NOBODY = 65534


@contextmanager
def folder_of_a_person() -> Iterator[Path]:
    """A folder of someone whom permissions bind, and who runs what is inside the block."""
    folder = Path(tempfile.mkdtemp())
    superuser = sys.platform != "win32" and os.geteuid() == 0
    if superuser:
        os.chown(folder, _NOBODY, _NOBODY)
        os.seteuid(_NOBODY)
    try:
        yield folder
    finally:
        if superuser:
            os.seteuid(0)
        for path in (folder, *folder.rglob("*")):
            if path.is_dir():
                path.chmod(0o755)
        shutil.rmtree(folder)
