from __future__ import annotations

import gc
import json
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from distributed import LocalCluster

from jsna.errors import RunError, UsageError
from jsna.review.project import Project
from jsna.run.fingerprints.code import Code, code
from jsna.run.many import cluster
from jsna.run.many.cluster import run_on_cluster
from jsna.run.many.one import run_one
from jsna.run.many.outcome import Outcome, Way
from jsna.run.publication.manifest import check_manifest
from tests.conftest import REPOSITORY
from tests.run.many.tinies import Told, run_tiny_for_real, tinies, way
from tests.run.tiny import SECOND, SHOW, put_notebook, snapshot

# Shows what depends on the process that a notebook comes from, and a figure of the package's.
SHOWN = """
import hashlib, os, sys
import jsna.exhibits.chapter
import matplotlib.pyplot as plt
places = [place for place in sys.path if "notebooks" not in place]
print(hashlib.sha256(repr(places).encode()).hexdigest(), os.environ["OMP_NUM_THREADS"])
_ = plt.plot([1, 2])
"""
# Dask's own threads and sockets are closed a moment after it says so.
pytestmark = pytest.mark.filterwarnings("ignore")


@pytest.fixture
def dask(request: pytest.FixtureRequest) -> Iterator[LocalCluster]:
    """A scheduler, with as many workers inside this process as asked for."""
    with LocalCluster(
        n_workers=getattr(request, "param", 1),
        threads_per_worker=1,
        processes=False,
        dashboard_address=None,
    ) as started:
        yield started
    # What it left open warns when it is collected: here, where that is no error.
    gc.collect()


@pytest.mark.slow
def test_when_a_worker_dies_every_review_arrives_once_and_whole(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.run.many.kill_a_worker", str(tmp_path / "p")],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )

    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    said = [each.split() for each in told["said"]]
    assert sorted(name for _, name in said) == list("abcdef")
    # What the dead worker had published, and not told yet, is found as it is.
    assert {state for state, _ in said} <= {"done", "unchanged"}
    # The kill hit a review, which was begun again.
    assert max(Counter(told["attempts"]).values()) > 1
    project = Project(tmp_path / "p")
    for name in "abcdef":
        assert check_manifest(project.outputs(name)) == []
    assert not list((project.root / "data" / "processed").glob(".runs/*/run-*"))


@pytest.mark.slow
def test_the_bytes_are_those_of_one_machine(tmp_path: Path) -> None:
    here, there = (tinies(tmp_path / name, {"a": (), "b": ("a",)}) for name in ("here", "there"))
    for project in (here, there):
        put_notebook(project, SECOND.notebook, SHOW, SHOWN)
    how, waits = way(run=run_tiny_for_real), {"a": set[str](), "b": {"a"}}

    # Where there is fork, the notebooks are forked from a process that the worker started.
    with LocalCluster(n_workers=1, threads_per_worker=1, dashboard_address=None) as started:
        outcomes = list(run_on_cluster(there, how, waits, started.scheduler_address, Told()))

    assert [each.state for each in outcomes] == ["done", "done"]
    for name in waits:
        assert run_one(here, name, how).state == "done"
        assert check_manifest(there.outputs(name)) == []
        assert snapshot(there.outputs(name)) == snapshot(here.outputs(name))


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="there is no fork to rely on")
def test_a_worker_tells_what_it_and_its_largest_notebook_have_taken_so_far(tmp_path: Path) -> None:
    project = tinies(tmp_path / "p", {"a": (), "b": ("a",)})
    large = 'large = b"x" * 600_000_000 if review == "a" else b""'
    put_notebook(project, SECOND.notebook, SHOW, large)
    how, waits = way(run=run_tiny_for_real), {"a": set[str](), "b": {"a"}}

    with LocalCluster(n_workers=1, threads_per_worker=1, dashboard_address=None) as started:
        address = started.scheduler_address
        first, second = run_on_cluster(project, how, waits, address, Told())
        again, _ = run_on_cluster(project, how, waits, address, Told())

    assert [each.state for each in (first, second, again)] == ["done", "done", "unchanged"]
    assert first.memory is not None
    assert second.memory is not None
    assert 650_000_000 < first.memory <= second.memory < 10**10
    # What a worker took of processors for its reviews before is not this one's.
    assert (first.processors, again.memory) == (None, None)


def test_without_dask_it_is_said_how_to_install_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    project = tinies(tmp_path / "p", {"a": ()})

    with pytest.raises(UsageError, match=r'pip install "distributed.*"jsna\[cluster\]"'):
        list(run_on_cluster(project, way(), {"a": set()}, "tcp://127.0.0.1:1", Told()))


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:1", "nonsense://x"])
def test_where_no_scheduler_answers_that_is_said(
    tmp_path: Path, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("jsna.run.many.cluster._PATIENCE", 1)
    project = tinies(tmp_path / "p", {"a": ()})

    with pytest.raises(RunError, match=f"There is no Dask scheduler at {address}"):
        list(run_on_cluster(project, way(), {"a": set()}, address, Told()))


@pytest.mark.parametrize("dask", [0], indirect=True)
def test_without_workers_that_is_said_and_after_a_while_all_is_given_up(
    tmp_path: Path, dask: LocalCluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "_NO_WORKER_FOR", 0.5)
    project, told = tinies(tmp_path / "p", {"a": (), "b": ("a",)}), Told()
    waits = {"a": set[str](), "b": {"a"}}

    outcomes = list(run_on_cluster(project, way(), waits, dask.scheduler_address, told))

    assert [each.review for each in outcomes] == ["a", "b"]
    for each in outcomes:
        assert (each.state, each.look) == ("failed", f"logs/{each.review}")
        assert "There was no Dask worker at" in str(each.problems[0])
    (said,) = told.said
    assert said.startswith("waiting for a worker: ")
    assert said.endswith(f"Start one with: dask worker {dask.scheduler_address}")


@pytest.mark.parametrize("dask", [0], indirect=True)
def test_a_worker_that_comes_late_runs_what_waits(tmp_path: Path, dask: LocalCluster) -> None:
    project = tinies(tmp_path / "p", {"a": ()})

    class Starting(Told):
        def say(self, text: str) -> None:
            super().say(text)
            dask.scale(1)

    told = Starting()

    (outcome,) = run_on_cluster(project, way(), {"a": set()}, dask.scheduler_address, told)

    assert (outcome.state, len(told.said)) == ("done", 1)


def test_a_review_begins_when_one_before_it_has_killed_its_worker(
    tmp_path: Path, dask: LocalCluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    def run(project: Project, review_id: str, how: Way) -> Outcome:
        if review_id == "dies":
            raise MemoryError("as if it had been killed")
        return run_one(project, review_id, how)

    monkeypatch.setattr(cluster, "run_one", run)
    project = tinies(tmp_path / "p", {"dies": (), "b": ("dies",), "c": ("b",)})
    waits = {"dies": set[str](), "b": {"dies"}, "c": {"b"}}

    outcomes = list(run_on_cluster(project, way(), waits, dask.scheduler_address, Told()))

    states = [(each.review, each.state) for each in outcomes]
    assert states == [("dies", "failed"), ("b", "done"), ("c", "done")]
    assert "did not run it to its end: MemoryError" in str(outcomes[0].problems[0])


def test_where_the_scheduler_dies_what_has_not_ended_has_failed(tmp_path: Path) -> None:
    project = tinies(tmp_path / "p", {"a": (), "b": ("a",)})
    waits = {"a": set[str](), "b": {"a"}}
    file = tmp_path / "scheduler.json"
    options = ("--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file", file)
    scheduler = subprocess.Popen(
        [sys.executable, "-m", "distributed.cli.dask_scheduler", *options],
        stderr=subprocess.DEVNULL,
    )

    class Killing(Told):
        def say(self, text: str) -> None:
            super().say(text)
            scheduler.kill()

    try:
        while not file.exists() or not file.read_bytes().endswith(b"}"):
            assert scheduler.poll() is None
            time.sleep(0.05)
        address = json.loads(file.read_bytes())["address"]
        outcomes = list(run_on_cluster(project, way(), waits, address, Killing()))
    finally:
        scheduler.kill()
        scheduler.wait()

    lost = f"The run lost the scheduler at {address}. Start it, and give the command again."
    assert [(each.review, each.state) for each in outcomes] == [("a", "failed"), ("b", "failed")]
    assert {each.problems for each in outcomes} == {RunError(lost).problems}


@pytest.mark.parametrize("when", ["code", "code_on_disk"])
def test_a_worker_of_another_version_runs_nothing(
    tmp_path: Path, when: str, dask: LocalCluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = tinies(tmp_path / "p", {"a": ()})
    answers = iter([code()])
    other = Code({}, "another")
    # The first to ask is the machine that hands out the reviews.
    monkeypatch.setattr(cluster, when, lambda: next(answers, other))
    if when == "code_on_disk":
        next(answers)

    (outcome,) = run_on_cluster(project, way(), {"a": set()}, dask.scheduler_address, Told())

    assert outcome.state == "failed"
    assert str(outcome.problems[0]).startswith(
        "This worker has another version of jsna: restart the workers."
    )
    assert not project.outputs("a").exists()


def test_a_worker_that_sees_another_lock_runs_nothing(tmp_path: Path) -> None:
    project = tinies(tmp_path / "p", {"a": ()})

    assert cluster._run(project, "a", way(), (code().whole, "another")).state == "failed"
    assert cluster._run(project, "a", way(), (code().whole, None)).state == "done"
