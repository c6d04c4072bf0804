"""From items to services to one overall score, by one registry of rules.

The consensus on an item is a whole score. A service's score is made of its items, and rounded for
the assessment; the overall score is made of the unrounded ones, unless the review rounds in two
stages. What is not applicable is left out, and said; it is never 0.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import groupby
from math import nan

import pandas as pd

from jsna.measures.consensus import Item, rated_items
from jsna.measures.results import Result
from jsna.measures.rules import Scheme, combine, no_answer
from jsna.review.codebook import Codebook
from jsna.review.tool import Tool


@dataclass(frozen=True)
class Service:
    """A service as its items make it.

    Parameters
    ----------
    service_id
        The service.
    items
        Its items, or the one that stands for the whole service.
    scores
        The consensus on each item that has one.
    value
        Its score before rounding; nothing where no item has a score, or the rule has no answer.
    """

    service_id: str
    items: tuple[Item, ...]
    scores: dict[str, int]
    value: Fraction | None

    @property
    def items_not_applicable(self) -> int:
        """How many of its items are left out since they do not apply."""
        return sum(item.not_applicable for item in self.items)

    @property
    def not_applicable(self) -> bool:
        """Whether the whole service is left out: none of its items applies."""
        return self.items_not_applicable == len(self.items)

    @property
    def has_items(self) -> bool:
        """Whether it was rated by items, not as a whole."""
        return any(item.item_id for item in self.items)


def roll_up(ratings: pd.DataFrame, scheme: Scheme) -> list[Service]:
    """The services that were rated, in the order of their ids.

    Parameters
    ----------
    ratings
        One row a rater and an item: ``rater``, ``service_id``, ``item_id``, ``score``,
        ``not_applicable``, as ``consensus.rated_items`` takes them.
    scheme
        The rule that makes a service's score of its items, with weights by item, and the rounding;
        it also settles a consensus that lies between two scores.
    """
    return [
        _service(service_id, tuple(items), scheme)
        for service_id, items in groupby(rated_items(ratings), lambda item: item.service_id)
    ]


def assessment_of(
    services: Sequence[Service], codebook: Codebook, tool: Tool, scheme: Scheme
) -> pd.DataFrame:
    """The assessment: the services that have a score, in the order of the codebook.

    Returns
    -------
    pandas.DataFrame
        One row a rated service: ``service_id``, ``service``, ``kind``, ``score``, ``band``.
    """
    values = {each.service_id: each.value for each in services if each.value is not None}
    scores = {name: scheme.rounded(value) for name, value in values.items()}
    rows = [
        (each.service_id, each.service, each.kind, score, tool.level(score).band)
        for each in codebook.services
        if (score := scores.get(each.service_id)) is not None
    ]
    return pd.DataFrame(rows, columns=["service_id", "service", "kind", "score", "band"])


def exact_scores(services: Sequence[Service]) -> dict[str, Fraction]:
    """The unrounded score of each service that has one, for an overall score rounded once."""
    return {each.service_id: each.value for each in services if each.value is not None}


def score_roll_up(services: Sequence[Service], scheme: Scheme) -> Iterator[Result]:
    """What each service's score rests on.

    Yields
    ------
    Result
        For each service that is rated by items: ``score_unrounded``; ``items_rated``,
        ``items_not_applicable`` and ``items_not_rated``, out of its items. For the whole review:
        ``services_not_applicable``.
    """
    for service in services:
        if service.has_items:
            for result in (_unrounded(service, scheme), *_counts(service)):
                yield replace(result, service_id=service.service_id)
    left_out = sum(service.not_applicable for service in services)
    yield Result(
        "services_not_applicable",
        left_out,
        "services",
        "count; they are left out of every score",
        numerator=left_out,
        denominator=len(services),
    )


def _service(service_id: str, items: tuple[Item, ...], scheme: Scheme) -> Service:
    consensus = {item.item_id: item.consensus(scheme.rounding) for item in items}
    scores = {item_id: score for item_id, score in consensus.items() if score is not None}
    value = Fraction(scores[""]) if "" in scores else combine(scores, scheme)
    return Service(service_id, items, scores, value)


def _unrounded(service: Service, scheme: Scheme) -> Result:
    rated, left_out = len(service.scores), service.items_not_applicable
    said = f"{scheme.described(rated)} of the consensus on {rated} items"
    if left_out:
        said = f"{said}; {left_out} not applicable, left out"
    if service.value is None:
        why = no_answer(service.scores.values(), scheme)
        return Result("score_unrounded", nan, "score", f"{said}: {why}", status="not estimable")
    return Result("score_unrounded", float(service.value), "score", said, base=rated)


def _counts(service: Service) -> Iterator[Result]:
    total, rated = len(service.items), len(service.scores)
    left_out = service.items_not_applicable
    for measure, count in (
        ("items_rated", rated),
        ("items_not_applicable", left_out),
        ("items_not_rated", total - rated - left_out),
    ):
        yield Result(measure, count, "items", "count", numerator=count, denominator=total)
