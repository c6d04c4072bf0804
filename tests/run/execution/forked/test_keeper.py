from __future__ import annotations

import os
import socket
import sys
import time

import pytest

if sys.platform != "linux":
    pytest.skip("there is no fork to rely on", allow_module_level=True)

from jsna.run.execution.forked import keeper
from jsna.run.execution.forked.keeper import NurseryProcess, shared_nursery
from jsna.run.execution.session import NotebookError


def test_a_process_has_one_nursery() -> None:
    assert shared_nursery() is shared_nursery()


def test_a_nursery_that_ended_is_replaced() -> None:
    first = shared_nursery()
    first._process.kill()
    first._process.wait()

    second = shared_nursery()

    assert second is not first
    assert second.lives


def test_a_process_that_was_forked_has_one_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    first = shared_nursery()
    monkeypatch.setattr(first, "_owner", 0)

    assert not first.lives
    first.end()
    assert first._process.poll() is None
    monkeypatch.undo()
    assert first.lives


def test_a_nursery_without_children_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    loading = (sys.executable, "-c", "import time; time.sleep(60)")
    monkeypatch.setattr(keeper, "COMMAND", loading)
    monkeypatch.setattr(keeper, "_PATIENCE", 60.0)
    nursery = NurseryProcess()
    start = time.monotonic()

    nursery.end()

    assert time.monotonic() - start < 20
    assert nursery._process.poll() is not None


def test_a_nursery_that_has_no_child_yet_is_not_asked_how_large_one_was(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(keeper, "_shared", [])
    assert keeper.largest_child() == 0
    loading = (sys.executable, "-c", "import time; time.sleep(60)")
    monkeypatch.setattr(keeper, "COMMAND", loading)
    nursery = shared_nursery()
    assert keeper.largest_child() == 0
    nursery.end()


def test_a_nursery_that_dies_when_it_is_asked_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeper, "COMMAND", (sys.executable, "-c", "raise SystemExit"))
    nursery = NurseryProcess()
    nursery._process.wait()
    monkeypatch.setattr(nursery, "_has_forked", True)

    assert nursery.largest_child() == 0
    nursery.end()


def test_who_asks_a_nursery_that_could_not_start_hears_why(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    failing = (sys.executable, "-c", "raise SystemExit('no libraries here')")
    monkeypatch.setattr(keeper, "COMMAND", failing)
    nursery = NurseryProcess()
    nursery._process.wait()
    ours, theirs = socket.socketpair()
    held, leash = os.pipe()

    with pytest.raises(NotebookError, match=r"no process could be made .*no libraries here"):
        nursery.fork(theirs, held)

    for each in (ours, theirs):
        each.close()
    for number in (held, leash):
        os.close(number)
    nursery.end()
