"""Runs the tiny project with kernels, and presses Ctrl-C two seconds into its second notebook.

``python -m tests.run.press_ctrl_c FOLDER ENGINE`` prints how long it took from then until the run
had ended.
"""

from __future__ import annotations

import signal
import sys
import threading
import time
from pathlib import Path

from jsna.review.project import Project
from jsna.run.execution.execute import Task, execute_notebook
from jsna.run.execution.session import Session
from jsna.run.review_run import run_recipe
from tests.run import tiny

PRESSED: list[float] = []


def press() -> None:
    """Press Ctrl-C."""
    PRESSED.append(time.monotonic())
    signal.raise_signal(signal.SIGINT)


def execute(task: Task, session: Session) -> None:
    """Execute a notebook; during the second, a person presses Ctrl-C."""
    if task.name == tiny.SECOND.notebook:
        threading.Timer(2, press).start()
    execute_notebook(task, session, sys.argv[2])


if __name__ == "__main__":
    changes = {"parameters": {"target": "2"}, "execute": execute}
    try:
        run_recipe(tiny.tiny_recipe(Project(Path(sys.argv[1])), **changes), tiny.quiet())
    except KeyboardInterrupt:
        sys.stdout.write(str(time.monotonic() - PRESSED[0]))
