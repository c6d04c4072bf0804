from __future__ import annotations

import signal
import threading
import time

import pytest

from jsna.errors import RunError
from jsna.pipeline import Step
from jsna.run.execution.schedule import run_steps
from jsna.run.execution.session import Stop, StoppedError

CLEAN_A = Step("clean_a", writes=("a",))
CLEAN_B = Step("clean_b", writes=("b",))
SCORE = Step("score", reads=("a",), writes=("s",))
CHAPTER = Step("chapter", reads=("s", "b"))
STEPS = (CLEAN_A, CLEAN_B, SCORE, CHAPTER)


def test_a_step_begins_when_what_it_reads_is_written() -> None:
    events: list[str] = []

    def work(step: Step) -> None:
        events.append(f"+{step.notebook}")
        time.sleep(0.01)
        events.append(f"-{step.notebook}")

    durations = run_steps(STEPS, work, Stop(), workers=2)

    assert list(durations) == ["clean_a", "clean_b", "score", "chapter"]
    assert all(seconds >= 0.01 for seconds in durations.values())
    assert events.index("-clean_a") < events.index("+score")
    assert max(map(events.index, ("-score", "-clean_b"))) < events.index("+chapter")


def test_what_stands_apart_runs_side_by_side() -> None:
    together = threading.Barrier(2, timeout=10)

    def work(_: Step) -> None:
        together.wait()

    run_steps((CLEAN_A, CLEAN_B), work, Stop(), workers=2)


def test_with_one_worker_steps_keep_their_order() -> None:
    order: list[str] = []

    run_steps(STEPS, lambda step: order.append(step.notebook), Stop(), workers=1)

    assert order == ["clean_a", "clean_b", "score", "chapter"]


def test_a_failure_stops_the_rest() -> None:
    stop, begun = Stop(), list[str]()

    def work(step: Step) -> None:
        begun.append(step.notebook)
        if step is CLEAN_A:
            raise RunError("clean_a failed")
        heard = threading.Event()
        with stop.calling(heard.set):
            assert heard.wait(10)
        raise StoppedError

    with pytest.raises(RunError, match="clean_a failed"):
        run_steps((CLEAN_B, CLEAN_A, SCORE, CHAPTER), work, stop, workers=2)

    assert sorted(begun) == ["clean_a", "clean_b"]


def test_ctrl_c_stops_all_and_goes_on_up() -> None:
    stop = Stop()

    def work(step: Step) -> None:
        heard = threading.Event()
        with stop.calling(heard.set):
            if step is CLEAN_A:
                signal.raise_signal(signal.SIGINT)
            assert heard.wait(10)
        raise StoppedError

    with pytest.raises(KeyboardInterrupt):
        run_steps(STEPS, work, stop, workers=2)

    assert stop.requested


def test_steps_that_wait_for_each_other_are_a_defect_that_is_said() -> None:
    circle = (Step("one", reads=("b",), writes=("a",)), Step("two", reads=("a",), writes=("b",)))

    with pytest.raises(RunError, match=r"wait for each other: one, two\."):
        run_steps(circle, lambda _: None, Stop())
