"""Criteria of need as ordinal levels, and the Pareto tiers that combine them without weights.

See docs/methods.md, "Gap rankings".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from jsna.measures.results import Result
from jsna.review.choices import Ranking


@dataclass(frozen=True)
class Criteria:
    """The services in the order of their ids, and the level of each (row) on each criterion.

    Levels are numbered from 0, the least need, over those that occur. ``without`` names, for each
    service that cannot be compared, the criteria on which it has no level.
    """

    ids: tuple[str, ...]
    names: tuple[str, ...]
    levels: NDArray[np.int64]
    without: Mapping[str, tuple[str, ...]]

    @property
    def alike(self) -> bool:
        """Whether no criterion tells any two services apart."""
        return not self.levels.any()

    def refused(self, template: Result) -> Iterator[Result]:
        """The template as "not estimable" for each service that cannot be compared."""
        for service_id, names in self.without.items():
            yield _not_estimable(template, service_id, f"no level on {', '.join(names)}")

    def not_estimable(self, template: Result, reason: str) -> Iterator[Result]:
        """The template as "not estimable" for each service that can."""
        for service_id in self.ids:
            yield _not_estimable(template, service_id, reason)


def need_criteria(assessment: pd.DataFrame, links: pd.DataFrame, ranking: Ranking) -> pd.DataFrame:
    """The criteria of need: the shortfall, how many streams see a need, and what a review declares.

    Parameters
    ----------
    assessment
        One row a rated service: ``service_id``, ``score``.
    links
        One row a judgement that a statement bears on a service: ``service_id``, ``stream``.
    ranking
        The target, and the criteria that the review declares.

    Returns
    -------
    pandas.DataFrame
        One row a service: ``service_id``, ``shortfall``, ``streams``, and a column for each
        criterion that the review declares, by its id; NaN where the service has no level. A greater
        number means a greater need.
    """
    streams = links.groupby("service_id")["stream"].nunique()
    service_ids = assessment["service_id"]
    return pd.DataFrame(
        {
            "service_id": service_ids,
            "shortfall": (ranking.target - assessment["score"]).clip(lower=0),
            "streams": service_ids.map(streams).fillna(0).astype("int64"),
            **{
                name: service_ids.map(declared.levels).astype("float64")
                for name, declared in ranking.criterion.items()
            },
        }
    )


def second_key(needs: pd.DataFrame, ranking: Ranking) -> pd.Series[Any] | None:
    """The second key of the ranking by service, named as in a sentence; nothing if none is listed.

    Parameters
    ----------
    needs
        As ``need_criteria`` gives it.
    ranking
        What the review lists as its second key.
    """
    if not ranking.second_key:
        return None
    levels = needs.set_index("service_id")[ranking.second_key]
    return levels.rename(ranking.name_of(ranking.second_key))


def criteria_of(needs: pd.DataFrame) -> Criteria:
    """The criteria of a frame with ``service_id`` and a column for each, in one fixed order."""
    ordered = needs.set_index("service_id").sort_index().sort_index(axis="columns")
    names = tuple(str(name) for name in ordered.columns)
    missing = ordered.isna()
    without = {
        str(service_id): tuple(name for name, gone in zip(names, row, strict=True) if gone)
        for service_id, row in zip(ordered.index, missing.to_numpy(), strict=True)
        if row.any()
    }
    known = ordered[~missing.any(axis="columns")]
    levels = known.rank(method="dense").astype("int64").to_numpy() - 1
    return Criteria(tuple(str(each) for each in known.index), names, levels, without)


def pareto_tiers(needs: pd.DataFrame) -> Iterator[Result]:
    """The tier of each service: 1 is those that no other exceeds in need, whatever the weights.

    One service exceeds another if its need is at least as great on every criterion and greater on
    one. Without tier 1, those that no other exceeds are tier 2, and so on.

    Parameters
    ----------
    needs
        As for ``jsna.measures.acceptability.rank_acceptability``.

    Yields
    ------
    Result
        ``pareto_tier`` for each service: ``numerator`` is how many share the tier, ``denominator``
        how many services are compared. Without a level on some criterion it is "not estimable".
    """
    criteria = criteria_of(needs)
    template = Result("pareto_tier", unit="tier")
    yield from criteria.refused(template)
    tiers = _tiers(criteria.levels)
    for service_id, tier in zip(criteria.ids, tiers, strict=True):
        yield replace(
            template,
            value=tier,
            method=f"successive fronts that no service exceeds on {', '.join(criteria.names)}",
            service_id=service_id,
            numerator=tiers.count(tier),
            denominator=len(tiers),
        )


def _tiers(levels: NDArray[np.int64]) -> list[int]:
    own, other = levels[:, None, :], levels[None, :, :]
    exceeded = (other >= own).all(axis=2) & (other > own).any(axis=2)
    tiers = np.zeros(len(levels), dtype=np.int64)
    tier = 0
    while (left := tiers == 0).any():
        tier += 1
        tiers[left & ~(exceeded & left[None, :]).any(axis=1)] = tier
    return [int(each) for each in tiers]


def _not_estimable(template: Result, service_id: str, reason: str) -> Result:
    method = f"not estimable: {reason}"
    return replace(template, service_id=service_id, method=method, status="not estimable")
