"""Areas side by side: the ratings of each service, how they are spread, and where an area stands.

Services are compared one by one. There is no order of areas over all services: ratings are an order
and no quantity, and a mean of them would weigh a step of one service against a step of another. See
docs/comparing-areas.md.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

import numpy as np

from jsna.measures.breaks import Break
from jsna.measures.published import RatedReview, score_series
from jsna.measures.results import Result

# Two areas in each quarter: with fewer, the counts say all that there is to say.
FEWEST_FOR_QUARTERS = 8
Ratings = Mapping[str, float]


def compare_areas(
    areas: Sequence[RatedReview], breaks: Iterable[Break], scores: Iterable[int]
) -> Iterator[Result]:
    """The ratings of several areas, service by service.

    Parameters
    ----------
    areas
        The review of each area, in the order of their dates; its ``review`` is the area's name.
        All used one version of one tool.
    breaks
        The breaks of the codebook among them: ratings from before one are not compared.
    scores
        The scale of the tool.

    Yields
    ------
    Result
        - ``areas``: how many.
        - ``score_in_area`` for each service and area that rated it [group "area"].
        - ``areas_rating`` for each service: how many areas are compared, of all.
        - ``areas_at_score`` for each service and score [answer]: how many areas have it.
        - ``area_quarters`` for each service: ``value`` is the median, ``lower`` and ``upper`` the
          quartiles; "low base" with fewer than ``FEWEST_FOR_QUARTERS`` areas.
        - ``place_of_area`` for each service and area [group "area"]: see ``place_areas``.
    """
    scale, order = list(scores), [each.review for each in areas]
    yield Result("areas", len(areas), "areas", "count")
    by_service: dict[str, dict[str, float]] = {}
    for each in score_series(areas, breaks, order):
        if each.measure == "score_in_review":
            yield replace(each, measure="score_in_area", group="area")
            compared = by_service.setdefault(each.service_id, {})
            if each.status == "shown":
                compared[each.group_value] = each.value
    for service_id, ratings in by_service.items():
        found = (*_spread(ratings, len(areas), scale), *place_areas(ratings))
        yield from (replace(each, service_id=service_id) for each in found)


def place_areas(ratings: Ratings) -> Iterator[Result]:
    """The place of each area among all that rated one service, from the lowest rated up.

    Areas that are rated alike share their places, and none comes first among them.

    Parameters
    ----------
    ratings
        The rating of the service in each area, by its name.

    Yields
    ------
    Result
        ``lower`` and ``upper`` are the first and the last place that the area shares: 3 and 5 for
        "joint 3rd to 5th". ``value`` is the first of them, ``numerator`` how many areas share them,
        ``denominator`` how many are placed.
    """
    values = list(ratings.values())
    for area, rating in ratings.items():
        below, alike = sum(each < rating for each in values), values.count(rating)
        yield Result(
            "place_of_area",
            below + 1,
            "place",
            "places from the lowest rated up; areas that are rated alike share them",
            group="area",
            group_value=area,
            lower=below + 1,
            upper=below + alike,
            numerator=alike,
            denominator=len(values),
        )


def _spread(ratings: Ratings, areas: int, scale: Sequence[int]) -> Iterator[Result]:
    values = list(ratings.values())
    compared = len(values)
    yield Result("areas_rating", compared, "areas", "count", numerator=compared, denominator=areas)
    for score in scale:
        count = values.count(score)
        yield Result(
            "areas_at_score",
            count,
            "areas",
            "count",
            answer=str(score),
            numerator=count,
            denominator=compared,
        )
    yield _quarters(values)


def _quarters(values: Sequence[float]) -> Result:
    """The median and the quartiles: where two scores fit equally, the middle of the two.

    This is definition 2 of Hyndman and Fan, "Sample quantiles in statistical packages" (1996). It
    gives the usual median, and the same answer whichever end of the scale is counted from.
    """
    found = Result("area_quarters", unit="score", base=len(values))
    if len(values) < FEWEST_FOR_QUARTERS:
        return replace(found, method=f"fewer than {FEWEST_FOR_QUARTERS} areas", status="low base")
    low, middle, high = np.quantile(values, [0.25, 0.5, 0.75], method="averaged_inverted_cdf")
    return replace(
        found,
        value=float(middle),
        lower=float(low),
        upper=float(high),
        method="median and quartiles of the areas' ratings (definition 2 of Hyndman and Fan)",
    )
