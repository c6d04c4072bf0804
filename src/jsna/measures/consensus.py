"""Several raters: one consensus score for each item, with the range and the raters beside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from math import nan

import pandas as pd

from jsna.measures.results import Result
from jsna.measures.rules import ROUNDINGS, Scheme, combine
from jsna.review.settings import Rounding


@dataclass(frozen=True)
class Item:
    """What the raters say of an item of a service, or of a service that is rated as a whole.

    Parameters
    ----------
    service_id, item_id
        What they rated; no item where services are rated as a whole.
    scores
        Those that were given, from the lowest up.
    said_not_applicable
        How many raters say that it does not apply.
    """

    service_id: str
    item_id: str
    scores: tuple[int, ...]
    said_not_applicable: int = 0

    @property
    def not_applicable(self) -> bool:
        """Whether the item is left out: at least one rater says so, and none scores it."""
        return not self.scores and self.said_not_applicable > 0

    @property
    def median(self) -> Fraction | None:
        """The median of the scores; nothing without one."""
        by_place = {str(place): score for place, score in enumerate(self.scores)}
        return combine(by_place, Scheme("median"))

    def consensus(self, rounding: Rounding) -> int | None:
        """The median as a whole score: of two middle scores, the named rounding takes one."""
        return None if self.median is None else ROUNDINGS[rounding](self.median)


def rated_items(ratings: pd.DataFrame) -> list[Item]:
    """What the raters say, in the order of services and items.

    Parameters
    ----------
    ratings
        One row a rater and an item: ``rater``, ``service_id``, ``item_id`` ("" where services are
        rated as a whole), ``score`` (missing where it was not rated), ``not_applicable``. What is
        not applicable has no score, whatever stands there. Without that column, a missing score
        says that the rater judged it not applicable.
    """
    ratings = _judged(ratings)
    return [
        Item(
            str(service_id),
            str(item_id),
            tuple(sorted(int(score) for score in scores_given(rows)["score"])),
            int(rows["not_applicable"].sum()),
        )
        for (service_id, item_id), rows in ratings.groupby(["service_id", "item_id"])
    ]


def scores_given(ratings: pd.DataFrame) -> pd.DataFrame:
    """The rows that hold a score."""
    judged = _judged(ratings)
    return judged[~judged["not_applicable"]].dropna(subset="score")


def _judged(ratings: pd.DataFrame) -> pd.DataFrame:
    if "not_applicable" in ratings.columns:
        return ratings
    return ratings.assign(not_applicable=ratings["score"].isna())


def score_consensus(ratings: pd.DataFrame, rounding: Rounding) -> Iterator[Result]:
    """The consensus on each item, the range of the raters and how many they are.

    Parameters
    ----------
    ratings
        As ``rated_items`` takes them.
    rounding
        Decides where the number of raters is even and the median lies between two scores.

    Yields
    ------
    Result
        ``consensus``: the median as a whole score; ``lower`` and ``upper`` are the raters' range,
        ``numerator`` how many scored the item, ``denominator`` these and those who say that it is
        not applicable. ``consensus_range``: the highest score less the lowest.
        ``raters_not_applicable`` for each item; ``raters`` of the whole review.
    """
    for item in rated_items(ratings):
        for result in (
            _consensus(item, rounding),
            _range(item),
            Result("raters_not_applicable", item.said_not_applicable, "raters", "count"),
        ):
            yield replace(result, service_id=item.service_id, item_id=item.item_id)
    yield Result("raters", ratings["rater"].nunique(), "raters", "count")


def _consensus(item: Item, rounding: Rounding) -> Result:
    score, count = item.consensus(rounding), len(item.scores)
    answered = count + item.said_not_applicable
    if score is None or item.median is None:
        said = f"not applicable, by {answered} of the raters" if answered else "no rater scored it"
        return _not_estimable("consensus", "score", f"median of the raters: {said}", answered)
    said = f"median of the raters; lower and upper are the range of {count}"
    if item.median != score:
        said = f"{said}; {float(item.median)} rounded {rounding}"
    found = Result("consensus", score, "score", said, numerator=count, denominator=answered)
    return replace(found, lower=item.scores[0], upper=item.scores[-1])


def _range(item: Item) -> Result:
    said, count = "highest less lowest score of the raters", len(item.scores)
    if count < 2:
        return _not_estimable("consensus_range", "points", f"{said}: {count} scored it", count)
    points = item.scores[-1] - item.scores[0]
    return Result("consensus_range", points, "points", said, numerator=count, denominator=count)


def _not_estimable(measure: str, unit: str, said: str, denominator: int) -> Result:
    return Result(measure, nan, unit, said, denominator=denominator, status="not estimable")
