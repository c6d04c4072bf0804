from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from jsna.review.project import Project
from jsna.run.many.one import run_changed
from jsna.run.many.outcome import Outcome
from jsna.run.many.worker import measured
from jsna.run.publication.manifest import check_manifest
from tests.conftest import REPOSITORY
from tests.run.many.tinies import tinies, way
from tests.run.tiny import SECOND, put_notebook, snapshot

# Runs the reviews "a" and "b" of a project with their notebooks, two at a time.
PROGRAM = """
import sys
from pathlib import Path
from jsna.review.project import Project
from jsna.run.many.run_many import run_many
from tests.run.many.tinies import Told, run_tiny_for_real, way
run_many(Project(Path(sys.argv[1])), way(run=run_tiny_for_real), Told(), 2)
"""
# Says that it runs, and then takes its time.
SLOW = """
import os, pathlib, time
pathlib.Path(os.environ["JSNA_WORKSPACE"], "outputs", f"{os.getpid()}.pid").touch()
time.sleep(600)
"""


def test_a_worker_tells_what_it_took_of_memory_and_of_processors() -> None:
    pytest.importorskip("resource")
    started = os.times()
    subprocess.run([sys.executable, "-c", "sum(range(10**7))"], check=True)

    found = measured(Outcome("a", "done"), 2)

    assert found.memory is not None
    assert found.memory > 10**7
    assert found.processors is not None
    assert found.processors > started.user + started.children_user


def start(project: Project) -> subprocess.Popen[bytes]:
    """Start both reviews, and come back when a notebook of each runs."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    process = subprocess.Popen(
        [sys.executable, "-c", PROGRAM, str(project.root)],
        cwd=REPOSITORY,
        env=environment,
        start_new_session=True,
    )
    deadline = time.monotonic() + 120
    while len(notebooks_of(project)) < 2:
        assert process.poll() is None
        assert time.monotonic() < deadline
        time.sleep(0.05)
    return process


def notebooks_of(project: Project) -> list[int]:
    """The numbers of the processes of the slow notebooks."""
    found = (project.root / "data" / "processed").glob(".runs/*/run-*/outputs/*.pid")
    return [int(path.stem) for path in found]


def ended(numbers: list[int]) -> bool:
    """Whether these processes have ended, or do so long before they would by themselves."""
    deadline = time.monotonic() + 60
    while any(Path(f"/proc/{number}").exists() for number in numbers):
        if time.monotonic() > deadline:
            return False
        time.sleep(0.05)
    return True


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="it looks into /proc")
@pytest.mark.parametrize("way_to_end", [signal.SIGINT, signal.SIGKILL])
def test_a_run_that_is_ended_leaves_outputs_whole_and_goes_on_when_started_again(
    tmp_path: Path, way_to_end: signal.Signals
) -> None:
    project = tinies(tmp_path / "p", {"a": (), "b": ()})
    run_changed(project, "a", way())
    before = snapshot(project.outputs("a"))
    quick = (project.notebooks / f"{SECOND.notebook}.ipynb").read_text("utf-8")
    put_notebook(project, SECOND.notebook, SLOW)

    process = start(project)
    notebooks = notebooks_of(project)
    process.send_signal(way_to_end)
    process.wait(60)

    assert ended(notebooks)
    assert snapshot(project.outputs("a")) == before
    assert not project.outputs("b").exists()
    (project.notebooks / f"{SECOND.notebook}.ipynb").write_text(quick, encoding="utf-8")
    again = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(project.root)],
        cwd=REPOSITORY,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        check=True,
    )
    assert again.returncode == 0
    assert check_manifest(project.outputs("a")) == check_manifest(project.outputs("b")) == []
    assert not list((project.root / "data" / "processed").glob(".runs/*/run-*"))
