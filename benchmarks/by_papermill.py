"""The notebooks of reviews as papermill itself executes them, one after another.

``python benchmarks/by_papermill.py PROJECT REVIEW ...``, as ``benchmarks/run.py`` and
``benchmarks/many.py`` do.
"""

from __future__ import annotations

import sys
from pathlib import Path

import papermill
from workspace import begin

from jsna.pipeline import STEPS


def run_papermill(root: Path, review: str) -> None:
    """The notebooks alone, one after another, as papermill itself executes them."""
    work = begin(root)
    for step in STEPS:
        papermill.execute_notebook(
            root / "notebooks" / f"{step.notebook}.ipynb",
            work / "outputs" / f"{step.notebook}.ipynb",
            {"review": review},
            kernel_name="python3",
            cwd=root / "notebooks",
            progress_bar=False,
        )


if __name__ == "__main__":
    for name in sys.argv[2:]:
        run_papermill(Path(sys.argv[1]), name)
