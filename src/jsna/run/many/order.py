"""Which reviews of a project run, and which of them wait for which."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter

from jsna.errors import JsnaError, Problem
from jsna.review.project import Project
from jsna.review.settings import read_declared
from jsna.run.many.one import failed
from jsna.run.many.outcome import Outcome

_LEFT_OUT = "left out"
DRAFT = Problem(
    "",
    "",
    "It is a draft. Name it to run it, or take draft = true out of its review.toml.",
    "",
    kind=_LEFT_OUT,
)
NO_SETTINGS = Problem("", "", "It has no review.toml.", "", kind=_LEFT_OUT)
Waits = dict[str, set[str]]


@dataclass(frozen=True)
class Order:
    """What is to be run.

    Parameters
    ----------
    waits
        For each review, those of its earlier reviews that are run as well.
    not_run
        What came of the reviews that are not run: drafts, and those without readable settings;
        likewise of each folder that has none, where there are reviews beside it.
    """

    waits: Waits
    not_run: tuple[Outcome, ...]


def order_of(project: Project) -> Order:
    """The order of all reviews of a project."""
    earlier: Waits = {}
    not_run: list[Outcome] = []
    for review_id in project.review_ids():
        try:
            review = read_declared(project, review_id)
        except JsnaError as error:
            not_run.append(failed(project, review_id, error))
            continue
        if review.draft:
            not_run.append(Outcome(review_id, "left out", problems=(DRAFT,)))
        else:
            earlier[review_id] = set(review.earlier)
    if earlier or not_run:
        no_settings = project.without_settings()
        not_run += [Outcome(name, "left out", problems=(NO_SETTINGS,)) for name in no_settings]
    waits = {review_id: each & earlier.keys() for review_id, each in earlier.items()}
    return Order(without_circles(waits), tuple(not_run))


def without_circles(waits: Waits) -> Waits:
    """The same, but that reviews which name each other as earlier ones do not wait for each other.

    The check of their inputs refuses them: one of them cannot come before the other.
    """
    while True:
        try:
            TopologicalSorter(waits).prepare()
        except CycleError as error:
            circle = set(error.args[1])
            waits = {each: w - circle if each in circle else w for each, w in waits.items()}
        else:
            return waits


def in_order(
    waits: Waits,
    begin: Callable[[deque[str]], Iterable[Outcome]],
    ended: Callable[[], Iterable[Outcome]],
) -> Iterator[Outcome]:
    """What came of each review, as they end; those that wait for others begin after them.

    Parameters
    ----------
    waits
        For each review, those that end before it begins, however they end.
    begin
        Takes from the left of those that may begin as many as there is room for, and gives back
        what has come of them at once.
    ended
        Waits a moment, and gives back what has come of others meanwhile.
    """
    order = TopologicalSorter(waits)
    order.prepare()
    ready: deque[str] = deque()
    while order.is_active():
        ready.extend(sorted(order.get_ready()))
        for outcome in [*begin(ready), *ended()]:
            order.done(outcome.review)
            yield outcome
