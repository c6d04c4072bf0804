"""Where the notebooks of a benchmark write, outside a run."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path


def begin(root: Path) -> Path:
    """An empty workspace in a project, which the notebooks find by its variable."""
    work = Path(tempfile.mkdtemp(dir=root))
    for name in ("outputs", "processed"):
        (work / name).mkdir()
    os.environ["JSNA_WORKSPACE"] = str(work)
    return work
