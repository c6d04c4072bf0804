"""Gap rankings: which services fall furthest short, with ties said and never broken.

See docs/methods.md, "Gap rankings".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from jsna.measures.results import Result
from jsna.review.codebook import GAP_STATUSES
from jsna.review.tool import Tool


def rank_services(
    assessment: pd.DataFrame, tool: Tool, target: int, second: pd.Series[Any] | None = None
) -> Iterator[Result]:
    """The competition rank of each service: 1 is the lowest rated, equals share a rank.

    The first key is the band, from the lowest up, then comes the shortfall to the target, and then
    the second key, if one is listed. Neither the order of the rows nor the alphabet breaks a tie.

    Parameters
    ----------
    assessment
        One row a rated service: ``service_id``, ``score``, ``band``.
    tool
        The tool, for the order of its bands.
    target
        The score that a service should reach.
    second
        The second key, if the review lists one: a number for each service, by its id, of which the
        greater comes first. Its name says what it is. See ``jsna.measures.criteria.second_key``.

    Yields
    ------
    Result
        ``value`` is the rank, ``numerator`` how many services share it, ``denominator`` how many
        are ranked.
    """
    bands = list(tool.bands)
    places = places_of_second(assessment["service_id"], second)
    order = [
        (bands.index(band), -_short(score, target), int(place))
        for (band, score), place in zip(_pairs(assessment), places, strict=True)
    ]
    then = "" if second is None else f", then {second.name}"
    for service_id, own in zip(assessment["service_id"], order, strict=True):
        yield Result(
            "rank",
            1 + sum(other < own for other in order),
            "rank",
            f"competition rank: band, then shortfall to {target}{then}; equals share a rank",
            service_id=service_id,
            numerator=order.count(own),
            denominator=len(order),
        )


def places_of_scores(tool: Tool, target: int) -> list[int]:
    """The place of each score of the scale in the order of the ranking, the lowest first.

    The keys are those of ``rank_services``: the band, then the shortfall. Scores that these keys
    do not tell apart share a place.
    """
    bands = list(tool.bands)
    order = [(bands.index(level.band), -_short(level.score, target)) for level in tool.levels]
    distinct = sorted(set(order))
    return [distinct.index(own) for own in order]


def places_of_second(
    service_ids: Iterable[str], second: pd.Series[Any] | None
) -> NDArray[np.int64]:
    """The place of each service by the second key alone: 0 for the greatest need, equals share.

    Raises
    ------
    KeyError
        If a service has no level on the key: a defect, since the check of a review asks for all.
    """
    ids = list(service_ids)
    if second is None:
        return np.zeros(len(ids), dtype=np.int64)
    needs = -second[ids].to_numpy(dtype=np.float64)
    return np.unique(needs, return_inverse=True)[1].astype(np.int64)


def shortfalls(assessment: pd.DataFrame, targets: Sequence[int]) -> Iterator[Result]:
    """How many points each service, and all together, fall short of each target.

    ``target`` is the first of them, which the ranking uses; the others stand beside it.
    """
    yield Result("target", targets[0], "score", "declared by the review, or set for this run")
    for target in targets:
        short = [_short(score, target) for score in assessment["score"]]
        found = [
            Result("shortfall", points, "points", service_id=service_id)
            for service_id, points in zip(assessment["service_id"], short, strict=True)
        ]
        found.append(Result("shortfall_total", sum(short), "points", base=len(short)))
        below = sum(points > 0 for points in short)
        found.append(
            Result(
                "services_below_target",
                below,
                "services",
                numerator=below,
                denominator=len(short),
            )
        )
        method = f"{target} less the score, at least 0"
        for result in found:
            yield replace(result, method=method, group="target", group_value=str(target))


def count_gaps(assessment: pd.DataFrame, gap_statements: pd.DataFrame) -> Iterator[Result]:
    """How many gaps are recorded: for each service, by status, and in all.

    The number of gaps is not severity: it is shown and never ranked by.
    """
    by_service = gap_statements["service_id"].value_counts()
    by_status = gap_statements["status"].value_counts()
    total = len(gap_statements)
    for service_id in assessment["service_id"]:
        count = int(by_service.get(service_id, 0))
        yield Result("gap_count", count, "gaps", "count", service_id=service_id, denominator=total)
    for status in GAP_STATUSES:
        count = int(by_status.get(status, 0))
        yield Result("gaps_with_status", count, "gaps", "count", answer=status, denominator=total)
    yield Result("gaps", total, "gaps", "count")


def _short(score: int, target: int) -> int:
    return max(0, target - score)


def _pairs(assessment: pd.DataFrame) -> Iterator[tuple[str, int]]:
    return zip(assessment["band"], assessment["score"], strict=True)
