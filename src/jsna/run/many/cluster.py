"""Hands reviews to a Dask cluster, which runs again what a dead worker left."""

from __future__ import annotations

import logging
import time
import uuid
from collections import deque
from collections.abc import Iterator
from concurrent.futures import CancelledError
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from jsna.errors import RunError, UsageError
from jsna.review.hashes import sha256_if_there
from jsna.review.project import Project
from jsna.run.fingerprints.code import code, code_on_disk
from jsna.run.many.memory import most_taken
from jsna.run.many.one import failed, run_one
from jsna.run.many.order import Waits, in_order
from jsna.run.many.outcome import Outcome, Watch, Way

if TYPE_CHECKING:
    from distributed import Client, Future

_INSTALL = (
    "--scheduler needs Dask, which is not installed here. Install it with: "
    'pip install "distributed>=2025.1", or install jsna with its extra: "jsna[cluster]".'
)
_WAITING = (
    "waiting for a worker: the Dask scheduler at {0} has none. Start one with: dask worker {0}"
)
_NO_WORKER = (
    "There was no Dask worker at {} for {:g} s. Read what the workers said when they ended, start "
    "some, and give the command again."
)
_LOST = "The run lost the scheduler at {}. Start it, and give the command again."
_OTHER = (
    "This worker has another version of jsna: restart the workers. All machines need the same "
    "release of jsna, of Python and of the packages, and the same requirements.lock."
)
# Seconds that a scheduler has to answer: at the beginning, and while it has much to do.
_PATIENCE, _LONG_PATIENCE = 10, 60
# Seconds that reviews wait where there is no worker, before they are given up.
_NO_WORKER_FOR = 600.0
_TURN = 0.2
Versions = tuple[str, str | None]


def run_on_cluster(
    project: Project, way: Way, waits: Waits, address: str, watch: Watch
) -> Iterator[Outcome]:
    """What came of each review, as they end; those that wait for others begin after them.

    Parameters
    ----------
    project, way
        What is run, and how. The workers of the cluster must see the same folders.
    waits
        For each review, those that end before it begins.
    address
        Of the scheduler.
    watch
        Is told when there is no worker.

    Raises
    ------
    UsageError
        If Dask is not installed.
    RunError
        If there is no scheduler at the address.
    """
    with _connected(address) as client:
        cluster = _Cluster(client, project, way, address, watch)
        yield from in_order(waits, cluster.begin, cluster.ended)


class _Cluster:
    """The reviews that a cluster has in hand.

    Parameters
    ----------
    client
        Leads to it.
    project, way, address, watch
        As above.
    """

    def __init__(
        self, client: Client, project: Project, way: Way, address: str, watch: Watch
    ) -> None:
        self._client, self._project, self._way = client, project, way
        self._address, self._watch = address, watch
        # A key that is new each time: Dask would else give the outcome of an earlier run.
        self._run = uuid.uuid4().hex
        self._versions = code().whole, sha256_if_there(project.lock)
        self._futures: dict[str, Future] = {}
        self._alone_since: float | None = None
        # Why nothing more comes of the cluster, once that is so.
        self._over = ""

    def begin(self, ready: deque[str]) -> Iterator[Outcome]:
        """Hand over all that may begin."""
        while ready:
            review_id = ready.popleft()
            if self._over:
                yield self._failed(review_id, self._over)
                continue
            given = self._project, review_id, self._way, self._versions
            key = f"{review_id}-{self._run}"
            self._futures[review_id] = self._client.submit(_run, *given, key=key)

    def ended(self) -> list[Outcome]:
        """What came of those that have ended; of all, if nothing more can come."""
        done = [each for each, future in self._futures.items() if future.done()]
        outcomes = [outcome for each in done if (outcome := self._received(each))]
        if not (outcomes or self._over):
            self._look_for_workers()
        if self._over:
            outcomes += [self._failed(each, self._over) for each in self._futures]
            self._futures.clear()
        elif not outcomes:
            time.sleep(_TURN)
        return outcomes

    def _received(self, review_id: str) -> Outcome | None:
        """The outcome of a review that has ended; None if it is not to be had."""
        future = self._futures[review_id]
        try:
            outcome: Outcome = future.result(_PATIENCE)
        except Exception as error:
            if future.status == "error":
                said = f"The cluster did not run it to its end: {type(error).__name__}: {error}"
                outcome = self._failed(review_id, said)
            elif isinstance(error, TimeoutError):
                # The worker that kept the outcome has died, and the review is run once more.
                return None
            elif isinstance(error, (CancelledError, OSError)):
                self._over = _LOST.format(self._address)
                return None
            else:
                raise
        del self._futures[review_id]
        return outcome

    def _look_for_workers(self) -> None:
        """Say that there is none; after a while, or without a scheduler, it is over."""
        try:
            # While it looks for its scheduler again, a client would take what is never run.
            lost = self._client.status != "running"
            alone = not lost and not self._client.nthreads(callback_timeout=_LONG_PATIENCE)
        except OSError:
            lost = alone = True
        now = time.monotonic()
        if lost:
            self._over = _LOST.format(self._address)
        elif not alone:
            self._alone_since = None
        elif self._alone_since is None:
            self._alone_since = now
            self._watch.say(_WAITING.format(self._address))
        elif now - self._alone_since > _NO_WORKER_FOR:
            self._over = _NO_WORKER.format(self._address, _NO_WORKER_FOR)

    def _failed(self, review_id: str, why: str) -> Outcome:
        return failed(self._project, review_id, RunError(why))


def _run(project: Project, review_id: str, way: Way, versions: Versions) -> Outcome:
    """Run a review on a worker of the cluster, if the worker is as the machine that asks."""
    lock = sha256_if_there(project.lock)
    # What it has loaded, if it has run a review before, and what it would load now.
    if any((each, lock) != versions for each in (code().whole, code_on_disk().whole)):
        return failed(project, review_id, RunError(_OTHER))
    outcome = run_one(project, review_id, way)
    if outcome.state == "unchanged":
        return outcome
    return replace(outcome, memory=most_taken(way.at_a_time))


@contextmanager
def _connected(address: str) -> Iterator[Client]:
    try:
        from distributed import Client
    except ImportError:
        raise UsageError(_INSTALL) from None
    # What it logs, with tracebacks, is said by the outcomes in words.
    logging.getLogger("distributed.client").setLevel(logging.CRITICAL)
    try:
        client = Client(address, timeout=_PATIENCE)
    except (OSError, ValueError) as error:
        raise RunError(
            f"There is no Dask scheduler at {address} ({error}). Start one with: dask scheduler"
        ) from None
    with client:
        yield client
