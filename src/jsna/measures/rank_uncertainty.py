"""How sure the ranks are: the same ranking under simulated misrating.

Each draw rates every service anew: as it was, or one point out. The intervals and probabilities
say how far the order rests on single ratings. They depend on the assumed probability of an error,
which is therefore printed with each. See docs/methods.md, "Gap rankings".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from jsna.measures.misrating import Misrating, simulate_areas
from jsna.measures.rankings import places_of_scores, places_of_second
from jsna.measures.results import Result
from jsna.measures.simulated_ranks import Counts, competition_ranks, keys_of, rank_limits
from jsna.review.choices import Misrating as Declared
from jsna.review.tool import Tool


def misrating_of(declared: Declared, probability: float | None = None) -> Misrating:
    """The assumption that a review declares, or the same with another probability."""
    return Misrating(
        declared.probability if probability is None else probability,
        declared.level,
        declared.lowest,
        declared.draws,
        declared.seed,
    )


def rank_uncertainty(
    assessment: pd.DataFrame,
    tool: Tool,
    target: int,
    misrating: Misrating,
    second: pd.Series[Any] | None = None,
) -> Iterator[Result]:
    """Rank interval of each service, and its probability of being among the lowest k.

    Parameters
    ----------
    assessment
        One row a rated service: ``service_id``, ``score``. The order of the rows does not matter.
    tool
        The tool, for its scale and its bands.
    target
        The score that a service should reach.
    misrating
        The assumption and the simulation.
    second
        The second key, if the review lists one: see ``jsna.measures.rankings.rank_services``. It is
        not drawn.

    Yields
    ------
    Result
        ``rank_interval`` for each service: ``value`` is its rank as rated, ``lower`` and ``upper``
        are limits beyond each of which lies at most half of what the level leaves out.
        ``lowest_k_probability`` for each service and k [group "lowest", group_value k]:
        ``numerator`` is the draws in which its competition rank is at most k, ``denominator`` all
        draws. Services with one score, and one second key, are equal, so their draws are taken
        together: none of them differs from another by chance. Equals share a rank, so that more
        than k services can be among the lowest k.
    """
    ordered = assessment.sort_values("service_id")
    ids = [str(each) for each in ordered["service_id"]]
    levels = ordered["score"].to_numpy(dtype=np.int64) - tool.minimum
    places = np.asarray(places_of_scores(tool, target))
    then = places_of_second(ids, second)
    (counts,) = simulate_areas(
        levels[None, :], places, misrating, None if second is None else then[None, :]
    )
    counts = _pooled(counts, levels, then)
    as_rated = competition_ranks(keys_of(places[levels][:, None], then))[:, 0]
    yield from _intervals(ids, as_rated, counts, misrating)
    for k in misrating.lowest:
        yield from _among_lowest(ids, counts, k, misrating)


def _pooled(counts: Counts, levels: NDArray[np.int64], then: NDArray[np.int64]) -> Counts:
    """The counts with those of equal services added up, the same for each of them."""
    own = keys_of(levels[:, None], then)[:, 0]
    return np.array([counts[own == key].sum(axis=0) for key in own])


def _intervals(
    ids: list[str], as_rated: NDArray[np.int64], counts: Counts, misrating: Misrating
) -> Iterator[Result]:
    lower, upper = rank_limits(counts, misrating.level)
    for row, service_id in enumerate(ids):
        about = Result("rank_interval", unit="rank", service_id=service_id, base=len(ids))
        if len(ids) == 1:
            yield _not_estimable(about, "a single service has no order")
            continue
        yield replace(
            about,
            value=float(as_rated[row]),
            lower=float(lower[row]),
            upper=float(upper[row]),
            confidence=misrating.level,
            method="competition rank as rated; "
            f"interval at level {misrating.level:g} from {misrating.method}",
        )


def _among_lowest(ids: list[str], counts: Counts, k: int, misrating: Misrating) -> Iterator[Result]:
    for row, service_id in enumerate(ids):
        about = Result(
            "lowest_k_probability",
            unit="probability",
            service_id=service_id,
            group="lowest",
            group_value=str(k),
            base=len(ids),
        )
        if k >= len(ids):
            yield _not_estimable(about, f"with {len(ids)} services, all are among the lowest {k}")
            continue
        times, draws = int(counts[row, :k].sum()), int(counts[row].sum())
        yield replace(
            about,
            value=times / draws,
            numerator=times,
            denominator=draws,
            method=f"share of the draws with a competition rank of at most {k}, equals included; "
            f"{misrating.method}",
        )


def _not_estimable(about: Result, reason: str) -> Result:
    return replace(about, method=f"not estimable: {reason}", status="not estimable")
