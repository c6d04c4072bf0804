from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

from jsna.review.project import Project
from jsna.run.execution.engines import WORDS
from jsna.run.many.one import run_changed
from jsna.run.many.outcome import Outcome
from jsna.run.many.pool import Pool, loading
from jsna.run.publication.manifest import check_manifest
from tests.run.many.tinies import Told, run_tiny_for_real, tinies, way
from tests.run.tiny import SECOND, SHOW, put_notebook, snapshot

# Shows where modules come from, but for the folder of the notebook itself.
PLACES = """
import hashlib, sys
places = [place for place in sys.path if "notebooks" not in place]
print(hashlib.sha256(repr(places).encode()).hexdigest())
"""


def run(
    project: Project, waits: dict[str, set[str]], size: int = 2, **how: object
) -> list[Outcome]:
    return list(Pool(project, way(**how), size, Told()).run(waits))


def test_whatever_happens_to_one_the_others_are_done(tmp_path: Path) -> None:
    names = ("a", "b", "defect", "dies", "fails", "refused")
    project = tinies(tmp_path / "p", dict.fromkeys(names, ()))

    outcomes = {each.review: each for each in run(project, {name: set() for name in names})}

    assert {name: each.state for name, each in outcomes.items()} == {
        "a": "done",
        "b": "done",
        "defect": "failed",
        "dies": "failed",
        "fails": "failed",
        "refused": "refused",
    }
    assert "Its process died" in str(outcomes["dies"].problems[0])
    assert all(check_manifest(project.outputs(name)) == [] for name in ("a", "b"))


def test_a_review_with_more_to_say_than_a_pipe_holds_is_heard(tmp_path: Path) -> None:
    project = tinies(tmp_path / "p", {"refused-at-length": ()})

    (outcome,) = run(project, {"refused-at-length": set()})

    assert (outcome.state, len(outcome.problems)) == ("refused", 2000)


def test_each_process_says_what_it_took(tmp_path: Path) -> None:
    project = tinies(tmp_path / "p", {"a": ()})

    (outcome,) = run(project, {"a": set()})

    if sys.platform != "win32":
        assert outcome.memory is not None
        # A Python with the libraries is neither smaller than 10 MB nor larger than 10 GB.
        assert 10**7 < outcome.memory < 10**10
        assert outcome.processors is not None
        assert outcome.processors > 0


def test_a_review_begins_when_those_before_it_have_ended_also_badly(tmp_path: Path) -> None:
    waits = {"a": {"fails"}, "b": {"a"}, "c": set[str](), "fails": set[str]()}
    project = tinies(tmp_path / "p", {name: tuple(before) for name, before in waits.items()})
    told = Told()

    for outcome in Pool(project, way(), 4, told).run(waits):
        told.end(outcome)

    said = told.said
    assert said.index("failed fails") < said.index("start a")
    assert said.index("done a") < said.index("start b")
    assert said.index("start c") < said.index("start a")


def test_never_more_run_at_a_time_than_there_may(tmp_path: Path) -> None:
    names = tuple("abcde")
    project = tinies(tmp_path / "p", dict.fromkeys(names, ()))
    told = Told()
    running = most = 0

    for outcome in Pool(project, way(), 2, told).run({name: set() for name in names}):
        told.end(outcome)
    for line in told.said:
        running += 1 if line.startswith("start") else -1
        most = max(most, running)

    assert most == 2


def test_what_is_unchanged_starts_no_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = tinies(tmp_path / "p", {"a": ()})
    run(project, {"a": set()})
    monkeypatch.setattr("jsna.run.many.pool.work", None)
    told = Told()

    (outcome,) = Pool(project, way(), 2, told).run({"a": set()})

    assert (outcome.state, told.said) == ("unchanged", [])


@pytest.mark.parametrize("engine", WORDS)
def test_the_bytes_are_those_of_runs_one_by_one(tmp_path: Path, engine: str) -> None:
    alone, many = (tinies(tmp_path / name, {"a": (), "b": ()}) for name in ("alone", "many"))
    for project in (alone, many):
        put_notebook(project, SECOND.notebook, SHOW, PLACES)
    how = way(engine=engine, run=run_tiny_for_real)
    for name in ("a", "b"):
        assert run_changed(alone, name, how).state == "done"

    outcomes = Pool(many, how, 2, Told()).run({"a": set(), "b": set()})

    assert [each.state for each in outcomes] == ["done", "done"]
    for name in ("a", "b"):
        assert snapshot(many.outputs(name)) == snapshot(alone.outputs(name))


def test_the_variables_of_the_libraries_are_there_only_while_a_process_starts() -> None:
    before = dict(os.environ)

    with loading():
        if sys.platform == "linux":
            assert os.environ["OPENBLAS_NUM_THREADS"] == "1"

    assert dict(os.environ) == before


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="it looks into /proc")
def test_ctrl_c_while_the_libraries_are_loaded_says_nothing_more_than_that_it_stopped(
    project: Project,
) -> None:
    command = [sys.executable, "-m", "jsna", "run", "--all", "--project", str(project.root)]
    with subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as process:
        while not loads_libraries(process.pid):
            assert process.poll() is None
            time.sleep(0.05)
        # As a terminal does: to all of its processes.
        os.killpg(process.pid, signal.SIGINT)
        said = process.communicate()

    assert (process.returncode, said[0]) == (130, "")
    assert said[1].splitlines() == ["Stopped. What was published before is as it was."]


def loads_libraries(group: int) -> bool:
    """Whether, in a group of processes, the one that forks workers has begun to load them."""
    for each in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            is_it = b"forkserver" in (each / "cmdline").read_bytes()
            if is_it and os.getpgid(int(each.name)) == group:
                return b"numpy" in (each / "maps").read_bytes()
    return False


@pytest.mark.slow
def test_memory_does_not_grow_with_the_number_of_reviews(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = [f"area-{number:03}" for number in range(1, 153)]
    project = tinies(tmp_path / "p", dict.fromkeys(names, ()))

    outcomes = run(project, {name: set() for name in names})

    assert {each.state for each in outcomes} == {"done"}
    assert sorted(each.review for each in outcomes) == names
    first, last = (
        max(each.memory or 0 for each in some) for some in (outcomes[:10], outcomes[-10:])
    )
    assert last <= 1.05 * first
    # What is unchanged starts no process.
    monkeypatch.setattr("jsna.run.many.pool.worker_context", lambda: None)
    assert {each.state for each in run(project, {name: set() for name in names})} == {"unchanged"}
