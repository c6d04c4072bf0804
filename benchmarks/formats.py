"""Every output format against the notebooks of a run: what the formats add to it.

Run it with ``python benchmarks/formats.py [REVIEW]``, once the review is published. An absolute
time is not stable on a shared machine, so the notebooks' cells are executed in the same run, one
after another in this process, and what counts is each writer's share of that.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

import nbformat
from IPython.core.interactiveshell import InteractiveShell

from jsna.pipeline import STEPS
from jsna.publishing.chapter import WRITERS
from jsna.review.project import WORKSPACE_VARIABLE, find_project
from jsna.run.trace import read_publication

ROUNDS = 5


def seconds(work: Callable[[], object]) -> float:
    """How long one call takes."""
    start = perf_counter()
    work()
    return perf_counter() - start


def execute(review: str, root: Path) -> None:
    """Every cell of the first five notebooks, in this process: the analysis without the chapter."""
    for step in STEPS[:-1]:
        notebook = nbformat.read(root / f"{step.notebook}.ipynb", as_version=4)
        shell = InteractiveShell()
        for cell in (each for each in notebook.cells if each.cell_type == "code"):
            source = cell.source.replace('review: str = "2023"', f"review: str = {review!r}")
            shell.run_cell(source, silent=True).raise_error()


def main(review: str) -> None:
    """Time all in turn, and print the medians and their shares."""
    project = find_project()
    times: dict[str, list[float]] = {}
    with TemporaryDirectory() as folder:
        workspace = Path(folder)
        for each in ("processed", "outputs"):
            (workspace / each).mkdir()
        os.environ[WORKSPACE_VARIABLE] = str(workspace)
        for _ in range(ROUNDS):
            # New each time: what one writer draws for all is drawn in its turn.
            publication = read_publication(project, review)
            spent = seconds(lambda: execute(review, project.notebooks))
            times.setdefault("notebooks 01 to 05", []).append(spent)
            for write in WRITERS:
                spent = seconds(lambda write=write, given=publication: write(given))
                times.setdefault(write.__name__, []).append(spent)
    medians = {name: median(spent) for name, spent in times.items()}
    whole = medians["notebooks 01 to 05"]
    lines = [f"Review {review}; medians of {ROUNDS} in turn; share of notebooks 01 to 05"]
    lines += [f"{name:22} {time:7.2f} s {time / whole:6.2f}" for name, time in medians.items()]
    all_formats = sum(medians.values()) - whole
    lines.append(f"{'all formats':22} {all_formats:7.2f} s {all_formats / whole:6.2f}")
    print("\n".join(lines))


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "2023")
