"""Runs each step as soon as the tables that it reads are there, several side by side."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait

from jsna.errors import RunError
from jsna.pipeline import Step, needs
from jsna.run.execution.session import Stop

# Waiting in short turns lets Ctrl-C through on Windows too.
_TURN = 0.2


def run_steps(
    steps: tuple[Step, ...], work: Callable[[Step], None], stop: Stop, workers: int | None = None
) -> dict[str, float]:
    """Do the work of every step.

    Parameters
    ----------
    steps
        The steps, in the order in which they start where both could.
    work
        Does one step, in a thread of its own; raises where it fails.
    stop
        Requested when a step fails or a person presses Ctrl-C, so that the others end.
    workers
        How many steps at a time; as many as there are processors, if not given.

    Returns
    -------
    dict of str to float
        Seconds for each notebook.

    Raises
    ------
    RunError
        That of the step that failed first.
    """
    waiting, done = list(steps), dict[str, float]()
    running: dict[Future[float], Step] = {}
    pool = ThreadPoolExecutor(workers or processors(), thread_name_prefix="step")
    try:
        while waiting or running:
            ready = [step for step in waiting if needs(step, steps) <= done.keys()]
            waiting = [step for step in waiting if step not in ready]
            running |= {pool.submit(_timed, work, step): step for step in ready}
            if not running:
                names = ", ".join(step.notebook for step in waiting)
                raise RunError(f"These steps wait for each other: {names}.")
            finished, _ = wait(running, timeout=_TURN, return_when=FIRST_COMPLETED)
            for future in [each for each in running if each in finished]:
                done[running.pop(future).notebook] = future.result()
    except BaseException:
        stop.request()
        raise
    finally:
        pool.shutdown(wait=True, cancel_futures=True)
    return {step.notebook: done[step.notebook] for step in steps}


def _timed(work: Callable[[Step], None], step: Step) -> float:
    start = time.perf_counter()
    work(step)
    return time.perf_counter() - start


def processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
