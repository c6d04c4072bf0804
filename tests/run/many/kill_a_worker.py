"""Runs six tiny reviews on a cluster of two workers, and kills one of them in mid-run.

A review waits, when it is run for the first time, until its worker has been killed.
``python -m tests.run.many.kill_a_worker FOLDER`` prints what came of each review, and how often
each was begun.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import threading
import time
from pathlib import Path
from typing import Any

from distributed import LocalCluster

from jsna.review.project import Project
from jsna.run.many.run_many import run_many
from jsna.run.review_run import RunReport
from tests.run.many.tinies import Told, run_tiny, tinies, way

NAMES = ("a", "b", "c", "d", "e", "f")


VICTIM = "f"


def run_noted(project: Project, review_id: str, **how: Any) -> RunReport:
    """Run a tiny review, and note who does."""
    begun = project.root / "begun"
    first = not list(begun.glob(f"{review_id}-*"))
    note = begun / f"{review_id}-{os.getpid()}-{time.monotonic_ns()}"
    note.touch()
    if review_id == VICTIM and first:
        time.sleep(600)
    report = run_tiny(project, review_id, **how)
    note.rename(note.with_suffix(".done"))
    return report


def kill_one(begun: Path) -> None:
    """Kill the worker that waits to be, once another review has been done."""
    while not list(begun.glob("*.done")) or not (found := list(begun.glob(f"{VICTIM}-*"))):
        time.sleep(0.02)
    os.kill(int(found[0].name.split("-")[1]), getattr(signal, "SIGKILL", signal.SIGTERM))


def main(root: Path) -> None:
    """Run them, and print what came of it."""
    project = tinies(root, {name: ("a",) if name == "b" else () for name in NAMES})
    begun = root / "begun"
    begun.mkdir()
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=":0") as cluster:
        threading.Thread(target=kill_one, args=[begun]).start()
        told = Told()
        how = way(run=run_noted)
        run_many(project, how, told, scheduler=cluster.scheduler_address)
    attempts = [path.name.split("-")[0] for path in begun.iterdir()]
    json.dump({"said": told.said, "attempts": attempts}, sys.stdout)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
