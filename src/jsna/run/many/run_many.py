"""Runs all reviews of a project, on this machine or on a cluster."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import replace

from jsna.errors import UsageError
from jsna.review.project import Project
from jsna.run.disk import storage_errors
from jsna.run.execution.schedule import processors
from jsna.run.many.order import order_of
from jsna.run.many.outcome import Outcome, Watch, Way
from jsna.run.many.pool import Pool
from jsna.run.many.summary import Summary
from jsna.run.parameters import values_of


def run_many(
    project: Project, way: Way, watch: Watch, workers: int | None = None, scheduler: str = ""
) -> Summary:
    """Run every review that is no draft, in an order in which earlier ones come first.

    A review that is refused or fails does not stop the others. Each is published by itself, so
    that a run that was killed goes on where it was when it is started again.

    Parameters
    ----------
    project, way
        The reviews, and how each is run.
    watch
        Is told how it gets on.
    workers
        How many reviews run at a time; as many as there are processors, if not given.
    scheduler
        The address of a Dask scheduler whose workers run them; this machine does, if not given.

    Raises
    ------
    UsageError
        If there is no review, or a parameter is not known or of another type.
    RunError
        If there is no such scheduler.
    StorageError
        If the folder of results cannot be written.
    """
    start = time.perf_counter()
    order = order_of(project)
    if not (order.waits or order.not_run):
        place = project.reviews or project.relative(project.root / "data" / "raw")
        raise UsageError(f"There is no review: no folder in {place} has a review.toml.")
    # A wrong word is said once, not by each review.
    values_of(project.notebooks, way.steps, way.parameters, next(iter(order.waits), "none"))
    _keep_from_git(project)
    size = max(1, min(workers or processors(), len(order.waits)))
    if scheduler:
        from jsna.run.many.cluster import run_on_cluster

        ended = run_on_cluster(project, way, order.waits, scheduler, watch)
    else:
        side = replace(way, at_a_time=max(1, processors() // size))
        ended = Pool(project, side, size, watch).run(order.waits)
    outcomes = [*_told(watch, order.not_run), *_told(watch, ended)]
    outcomes.sort(key=lambda each: each.review)
    return Summary(tuple(outcomes), time.perf_counter() - start, 0 if scheduler else size)


def _told(watch: Watch, outcomes: Iterable[Outcome]) -> Iterator[Outcome]:
    """The same, each told as it comes."""
    for outcome in outcomes:
        watch.end(outcome)
        yield outcome


def _keep_from_git(project: Project) -> None:
    """Where results go to a folder of their own, keep git from what can hold respondents."""
    if project.results is None:
        return
    for folder in (project.home / "data" / "processed", project.home / "logs"):
        with storage_errors(folder):
            folder.mkdir(parents=True, exist_ok=True)
            # One that is there already is somebody's own.
            with suppress(FileExistsError), (folder / ".gitignore").open("x", newline="\n") as file:
                file.write("*\n")
