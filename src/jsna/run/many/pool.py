"""Runs reviews side by side on this machine, each in a process that ends with it."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from multiprocessing import connection
from multiprocessing.context import BaseContext
from typing import Any

from jsna.errors import RunError
from jsna.review.project import Project
from jsna.run.execution.engines import HAS_FORK
from jsna.run.many.one import failed, unchanged
from jsna.run.many.order import Waits, in_order
from jsna.run.many.outcome import Outcome, Watch, Way
from jsna.run.many.worker import LOADED, work

_DIED = "Its process died (memory may have run out; fewer at a time: --workers)."
# Seconds that a worker has to tidy up once it is told to stop.
_PATIENCE = 10.0
# Waiting in short turns lets Ctrl-C through on Windows too.
_TURN = 0.5


class Pool:
    """The workers that run at one time.

    Parameters
    ----------
    project, way
        What they run, and how.
    size
        How many there may be.
    watch
        Is told which review begins.
    """

    def __init__(self, project: Project, way: Way, size: int, watch: Watch) -> None:
        self._project, self._way, self._watch, self._size = project, way, watch, size
        self._context = worker_context()
        self._running: dict[str, tuple[Any, connection.Connection]] = {}

    def run(self, waits: Waits) -> Iterator[Outcome]:
        """What came of each review, as they end; those that wait for others begin after them."""
        try:
            yield from in_order(waits, self._begin, self._ended)
        finally:
            self._stop()

    def _begin(self, ready: deque[str]) -> Iterator[Outcome]:
        """Begin what there is room for; what is unchanged needs none."""
        while ready and len(self._running) < self._size:
            review_id = ready.popleft()
            outcome = unchanged(self._project, review_id, self._way)
            if outcome:
                yield outcome
                continue
            self._watch.start(review_id)
            here, there = self._context.Pipe(duplex=False)
            process = self._context.Process(  # type: ignore[attr-defined]
                target=work, args=(there, self._project, review_id, self._way)
            )
            with loading():
                _start_server()
                process.start()
            there.close()
            self._running[review_id] = process, here

    def _ended(self) -> Iterator[Outcome]:
        # A worker that has much to say cannot end before it is heard.
        by_end = {
            end: each
            for each, (process, here) in self._running.items()
            for end in (process.sentinel, here)
        }
        ready = connection.wait(list(by_end), _TURN) if by_end else ()
        for review_id in dict.fromkeys(by_end[end] for end in ready):
            process, here = self._running.pop(review_id)
            outcome = _received(here)
            process.join()
            yield outcome or failed(self._project, review_id, RunError(_DIED))

    def _stop(self) -> None:
        for process, _ in self._running.values():
            process.terminate()
        for process, here in self._running.values():
            process.join(_PATIENCE)
            process.kill()
            process.join()
            here.close()


def _received(here: connection.Connection) -> Outcome | None:
    """What a worker sent before it ended; None if it died."""
    with here, suppress(EOFError, OSError):
        outcome: Outcome | None = here.recv() if here.poll() else None
        return outcome
    return None


def worker_context() -> BaseContext:
    """How workers are made: forked from a process that has all loaded, where there is fork."""
    if not HAS_FORK:
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([LOADED])
    return context


def _start_server() -> None:
    """Start what forks the workers, if there is fork. Ctrl-C shall not reach it while it loads."""
    if not HAS_FORK:
        return
    from multiprocessing import forkserver, resource_tracker

    # It would let Ctrl-C through when it starts.
    resource_tracker.ensure_running()
    signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
    try:
        forkserver.ensure_running()
    finally:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGINT])


@contextmanager
def loading() -> Iterator[None]:
    """Inside, what is started has the environment variables for loading the libraries."""
    if not HAS_FORK:
        yield
        return
    from jsna.run.execution.forked.keeper import loading_environment

    before: Mapping[str, str] = dict(os.environ)
    os.environ.update(loading_environment())
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)
