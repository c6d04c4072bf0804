from __future__ import annotations

import threading
from pathlib import Path

import pytest

from jsna.run.execution.session import Session, Stop, StoppedError


def test_a_wish_to_stop_reaches_who_is_at_work() -> None:
    stop, heard = Stop(), threading.Event()

    with stop.calling(heard.set):
        assert not heard.is_set()
        stop.request()

    assert heard.is_set()
    assert stop.requested


def test_who_has_finished_is_not_called() -> None:
    stop, calls = Stop(), list[int]()

    with stop.calling(lambda: calls.append(1)):
        pass
    stop.request()

    assert calls == []


def test_work_does_not_begin_after_a_wish_to_stop() -> None:
    stop = Stop()
    stop.request()

    with pytest.raises(StoppedError), stop.calling(lambda: None):
        pytest.fail("it began")


def test_a_session_that_nobody_watches_can_tell_of_its_cells() -> None:
    session = Session(Path(), Path(), {}, 1)

    session.on_cell(1, 2)

    assert session.notebook is None
