"""Kills runs of the tiny project, and looks each time whether its outputs are whole.

``python -m tests.run.kills FOLDER random 120``. How the moments are drawn, from a fixed seed:
``random``: half evenly over the length of a run and a fifth more, half evenly over the length of
its publication and a fifth more, counted from the end of the last notebook. ``each``: a run is
killed right before its first touch of the disk (a file opened, a folder made, something moved or
removed), the next before its second, and so on until a run gets through. ``kernels``: as the
first half of ``random``, with real kernels. ``forks``: so too, with forked children.

A run is a process with a group of its own, and all of the group is killed. It is a process of its
own that does this, without threads, since it forks.
"""

from __future__ import annotations

import json
import multiprocessing
import os
import random
import signal
import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from multiprocessing.connection import Connection
from multiprocessing.context import BaseContext
from pathlib import Path

from jsna.review.project import Project
from jsna.run.execution.execute import Executor, Task, execute_notebook
from jsna.run.execution.session import Session
from jsna.run.fingerprints.code import code
from jsna.run.log import installed_packages
from jsna.run.publication.manifest import check_manifest, read_manifest
from jsna.run.publication.transaction import JOURNAL, recover
from jsna.run.publication.workspace import PREFIX, only_run
from jsna.run.review_run import run_recipe
from tests.run import tiny

SEED = 20240229
TOUCHES = ("open", "os.mkdir", "os.rename", "os.remove", "os.rmdir", "shutil.rmtree", "os.symlink")
METHODS = multiprocessing.get_all_start_methods()
CONTEXT: BaseContext = multiprocessing.get_context("fork" if "fork" in METHODS else "spawn")


def run(root: Path, number: int, end: Connection, touches: int | None, engine: str) -> None:
    """One run, in its own process; says through the pipe when the last notebook is done."""
    if hasattr(os, "setsid"):
        os.setsid()
    executor: Executor = partial(execute_notebook, engine=engine) if engine else tiny.pretend

    def execute(task: Task, session: Session) -> None:
        executor(task, session)
        if task.name == tiny.STEPS[-1].notebook:
            end.send(True)

    project = Project(root)
    recipe = tiny.tiny_recipe(
        project, parameters={"target": str(number)}, execute=execute, make_site=tiny.one_page
    )
    if touches is not None:
        sys.addaudithook(partial(_count, [touches]))
    run_recipe(recipe, tiny.quiet())


def _count(left: list[int], event: str, _arguments: object) -> None:
    if event in TOUCHES:
        left[0] -= 1
        if left[0] < 0:
            os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))


class Killing:
    """A project whose runs are killed, and what came of it."""

    def __init__(self, root: Path, engine: str = "") -> None:
        # Forked runs need not look for these again, which is most of what a run reads.
        installed_packages()
        code()
        self.project = tiny.tiny_project(root / "project")
        self.engine = engine
        self.number = 0
        self.counts: Counter[str] = Counter()
        self.random = random.Random(SEED)
        self.time_a_run()

    def time_a_run(self) -> None:
        """See how long a run takes now; what else the machine does may change meanwhile."""
        times = [self.measure() for _ in range(2 if self.engine else 5)]
        self.whole = statistics.median(whole for whole, _ in times)
        self.end = statistics.median(end for _, end in times)
        self.published = str(self.number)

    def start(self, touches: int | None = None) -> tuple[multiprocessing.Process, Connection]:
        """Start the next run, which publishes the next number."""
        self.number += 1
        here, there = CONTEXT.Pipe(duplex=False)
        process = CONTEXT.Process(  # type: ignore[attr-defined]
            target=run,
            args=(self.project.root, self.number, there, touches, self.engine),
        )
        process.start()
        there.close()
        return process, here

    def measure(self) -> tuple[float, float]:
        """Seconds of a run that nobody kills, and of its part after the last notebook."""
        start = time.perf_counter()
        process, pipe = self.start()
        pipe.recv()
        last = time.perf_counter()
        process.join()
        assert process.exitcode == 0
        return time.perf_counter() - start, time.perf_counter() - last

    def kill_at_any_moment(self) -> None:
        """Kill a run, evenly over its length."""
        process, _ = self.start()
        time.sleep(self.random.uniform(0, 1.2 * self.whole))
        self.kill(process)

    def kill_while_publishing(self) -> None:
        """Kill a run, evenly over the time after its last notebook."""
        process, pipe = self.start()
        pipe.recv()
        time.sleep(self.random.uniform(0, 1.2 * self.end))
        self.kill(process)

    def kill_before_each_touch(self) -> None:
        """Kill runs before their first touch of the disk, their second, and so on to the end."""
        for touches in range(10_000):
            process, _ = self.start(touches)
            process.join()
            self.look()
            if process.exitcode == 0:
                return

    def kill(self, process: multiprocessing.Process) -> None:
        """Kill the run's whole group, and look what is there."""
        pid = process.pid
        assert pid is not None
        # The run may be over, or too young to have a group.
        with suppress(OSError):
            if hasattr(os, "killpg"):
                os.killpg(pid, signal.SIGKILL)
        process.kill()
        process.join()
        self.look()

    def look(self) -> None:
        """The outputs must be whole after what the next run or verify does first."""
        self.counts["kills"] += 1
        runs = self.project.root / "data" / "processed" / ".runs" / tiny.REVIEW
        half = any(runs.glob(f"{PREFIX}*/{JOURNAL}"))
        self.counts["half published"] += half
        with only_run(self.project, tiny.REVIEW):
            assert recover(runs) == half
        published = tiny.published_number(self.project)
        outputs = self.project.outputs(tiny.REVIEW)
        assert check_manifest(outputs) == []
        assert read_manifest(outputs)["parameters"] == {"target": published}
        assert tiny.processed_number(self.project) == published
        assert self.engine or not list(runs.glob(f"{PREFIX}*"))
        assert published in (self.published, str(self.number))
        self.counts["old" if published == self.published else "new"] += 1
        self.published = published


def kill(root: Path, way: str, count: int) -> Counter[str]:
    """Kill so many runs in one of the ways."""
    killing = Killing(root, {"kernels": "jsna-kernel", "forks": "jsna-fork"}.get(way, ""))
    ways: dict[str, list[Callable[[], None]]] = {
        "random": [killing.kill_at_any_moment, killing.kill_while_publishing],
        "kernels": [killing.kill_at_any_moment],
        "forks": [killing.kill_at_any_moment],
        "each": [killing.kill_before_each_touch],
    }
    for number in range(count):
        if number and number % 20 == 0:
            killing.time_a_run()
        ways[way][number % len(ways[way])]()
    return killing.counts


if __name__ == "__main__":
    sys.stdout.write(json.dumps(kill(Path(sys.argv[1]), sys.argv[2], int((*sys.argv, "1")[3]))))
