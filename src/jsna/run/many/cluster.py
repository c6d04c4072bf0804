"""Hands reviews to a Dask cluster, which schedules them, and runs again what a dead worker left."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from graphlib import TopologicalSorter
from typing import TYPE_CHECKING

from jsna.errors import RunError, UsageError
from jsna.review.project import Project
from jsna.run.many.one import failed, run_one
from jsna.run.many.order import Waits
from jsna.run.many.outcome import Outcome, Way

if TYPE_CHECKING:
    from distributed import Client, Future

_INSTALL = (
    "--scheduler needs Dask, which is not installed here. Install it with: "
    'pip install "distributed>=2025.1", or install jsna with its extra: "jsna[cluster]".'
)
_PATIENCE = 10


def run_on_cluster(project: Project, way: Way, waits: Waits, address: str) -> Iterator[Outcome]:
    """What came of each review, as they end; those that wait for others begin after them.

    Parameters
    ----------
    project, way
        What is run, and how. The workers of the cluster must see the same folders.
    waits
        For each review, those that end before it begins.
    address
        Of the scheduler.

    Raises
    ------
    UsageError
        If Dask is not installed.
    RunError
        If there is no scheduler at the address.
    """
    with _connected(address) as client:
        from distributed import as_completed

        # A key that is new each time: Dask would else give the outcome of an earlier run.
        run = uuid.uuid4().hex
        futures: dict[str, Future] = {}
        for review_id in TopologicalSorter(waits).static_order():
            before = [futures[each] for each in sorted(waits[review_id])]
            key = f"{review_id}-{run}"
            futures[review_id] = client.submit(_after, before, project, review_id, way, key=key)
        by_key = {future.key: review_id for review_id, future in futures.items()}
        for future in as_completed(futures.values()):
            yield _outcome(project, by_key[future.key], future)


def _after(_before: list[Outcome], project: Project, review_id: str, way: Way) -> Outcome:
    """Run a review on a worker of the cluster, once those before it have ended."""
    return run_one(project, review_id, way)


def _outcome(project: Project, review_id: str, future: Future) -> Outcome:
    error = future.exception()
    if error is None:
        outcome: Outcome = future.result()
        return outcome
    said = f"The cluster did not run it to its end: {type(error).__name__}: {error}"
    return failed(project, review_id, RunError(said))


@contextmanager
def _connected(address: str) -> Iterator[Client]:
    try:
        from distributed import Client
    except ImportError:
        raise UsageError(_INSTALL) from None
    try:
        client = Client(address, timeout=_PATIENCE)
    except (OSError, ValueError) as error:
        raise RunError(
            f"There is no Dask scheduler at {address} ({error}). Start one with: dask scheduler"
        ) from None
    with client:
        yield client
