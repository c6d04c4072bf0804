"""Where the notebooks of a benchmark write, outside a run."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path


def fresh(root: Path) -> Path:
    """An empty workspace in a project."""
    work = Path(tempfile.mkdtemp(dir=root))
    for name in ("outputs", "processed"):
        (work / name).mkdir()
    return work


def begin(root: Path) -> Path:
    """A fresh one, which the notebooks of this process find by its variable."""
    work = fresh(root)
    os.environ["JSNA_WORKSPACE"] = str(work)
    return work
