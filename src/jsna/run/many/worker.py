"""A process that runs one review and ends."""

from __future__ import annotations

import os
import signal
import sys
import threading
from contextlib import suppress
from dataclasses import replace
from multiprocessing import connection, parent_process

from jsna.review.project import Project
from jsna.run.many.memory import most_taken
from jsna.run.many.one import run_changed
from jsna.run.many.outcome import Outcome, Way

LOADED = "jsna.run.many.loaded"


def work(end: connection.Connection, project: Project, review_id: str, way: Way) -> None:
    """Run a review, and send what came of it. A wish to stop arrives as SIGTERM."""
    # At any moment; and where nobody hears any more, there is nothing to say.
    with suppress(KeyboardInterrupt, BrokenPipeError):
        _run_and_send(end, project, review_id, way)


def _run_and_send(end: connection.Connection, project: Project, review_id: str, way: Way) -> None:
    if way.engine == "fork":
        _prepare_forks()
    # Ctrl-C reaches all processes of a terminal; the one that began this one says what to do.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    try:
        outcome = run_changed(project, review_id, way)
    finally:
        if way.engine == "fork":
            _end_forks()
    end.send(measured(outcome, way.at_a_time))


def measured(outcome: Outcome, at_a_time: int) -> Outcome:
    """The outcome with what this process and its notebooks took, now that these have ended."""
    try:
        import resource
    except ImportError:
        return outcome
    both = map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    seconds = sum(each.ru_utime + each.ru_stime for each in both)
    return replace(outcome, memory=most_taken(at_a_time), processors=seconds)


def _prepare_forks() -> None:
    """Fork notebooks from this process as it is now, if it has the libraries and no thread."""
    loaded = sys.modules.get(LOADED)
    if loaded is not None and loaded.SILENT:
        from jsna.run.execution.forked.keeper import hatch_nursery

        # multiprocessing has put in the path of the process that began all.
        own, sys.path[:] = sys.path[:], loaded.PATH
        hatch_nursery()
        sys.path[:] = own


def _end_forks() -> None:
    from jsna.run.execution.forked.keeper import end_nursery

    end_nursery()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os.kill(os.getpid(), signal.SIGTERM)
