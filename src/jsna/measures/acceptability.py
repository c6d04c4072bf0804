"""Rank acceptability: which rank a service can have when criteria are combined without weights.

Ordinal stochastic multicriteria acceptability analysis (SMAA-O): Lahdelma, Miettinen and Salminen,
"Ordinal criteria in stochastic multicriteria acceptability analysis (SMAA)", European Journal of
Operational Research 147, 2003. Nobody says how much each criterion matters, or how far apart its
levels lie: both are drawn at random, so that no recoding that keeps the order changes the answer.
See docs/methods.md, "Gap rankings".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from jsna.measures.criteria import Criteria, criteria_of
from jsna.measures.results import Result
from jsna.measures.simulated_ranks import competition_ranks, rank_counts

_DIGITS = 6
_ALIKE = "no criterion tells the services apart"
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class _Drawn:
    """The weights of the criteria (rows) and the ranks of the services (rows) in each draw."""

    weights: Floats
    ranks: NDArray[np.int64]


def rank_acceptability(needs: pd.DataFrame, *, draws: int, seed: int) -> Iterator[Result]:
    """The share of draws in which each service holds each rank; rank 1 is the greatest need.

    Parameters
    ----------
    needs
        One row a service: ``service_id``, and one column a criterion, in which a greater number
        means a greater need. Only the order of the numbers counts. The order of the rows and of the
        columns does not matter. See ``jsna.measures.criteria``.
    draws
        How many draws are made.
    seed
        Seed of the random numbers.

    Yields
    ------
    Result
        ``rank_acceptability`` for each service and rank [group "rank", group_value the rank]:
        ``numerator`` is the draws in which it held the rank, ``denominator`` all draws. Services
        that are equal on every criterion share a rank. A service without a level on some criterion
        is "not estimable" and left out of the ranking, as are all where no criterion differs.
    """
    criteria = criteria_of(needs)
    template = Result("rank_acceptability", unit="probability", group="rank")
    yield from criteria.refused(template)
    if criteria.alike:
        yield from criteria.not_estimable(template, _ALIKE)
        return
    counts = rank_counts(_draw(criteria, draws, seed).ranks)
    method = f"share of the draws with this competition rank; {_method(criteria, draws, seed)}"
    for (row, rank), times in np.ndenumerate(counts):
        yield replace(
            template,
            value=int(times) / draws,
            method=method,
            service_id=criteria.ids[row],
            group_value=str(rank + 1),
            numerator=int(times),
            denominator=draws,
            base=len(criteria.ids),
        )


def central_weights(needs: pd.DataFrame, *, draws: int, seed: int) -> Iterator[Result]:
    """The weights that speak for each service: their mean over the draws in which it ranks first.

    Parameters
    ----------
    needs, draws, seed
        As for ``rank_acceptability``; the same numbers give the same draws.

    Yields
    ------
    Result
        ``central_weight`` for each service and criterion [group "criterion", group_value its name];
        ``base`` is in how many draws the service ranks first. Without any it is "not estimable".
    """
    criteria = criteria_of(needs)
    template = Result("central_weight", unit="weight", group="criterion")
    yield from criteria.refused(template)
    if criteria.alike:
        yield from criteria.not_estimable(template, _ALIKE)
        return
    drawn = _draw(criteria, draws, seed)
    method = f"mean over the draws in which it ranks first; {_method(criteria, draws, seed)}"
    for service_id, ranks in zip(criteria.ids, drawn.ranks, strict=True):
        first = drawn.weights[:, ranks == 1]
        for name, weights in zip(criteria.names, first, strict=True):
            about = replace(template, service_id=service_id, group_value=name, base=len(weights))
            if len(weights):
                # Rounded, since the last digits of a sum of floats are the processor's own.
                yield replace(about, value=round(float(weights.mean()), _DIGITS), method=method)
            else:
                reason = f"not estimable: it ranks first in none of {draws:,} draws"
                yield replace(about, method=reason, status="not estimable")


def _draw(criteria: Criteria, draws: int, seed: int) -> _Drawn:
    """Weights and levels' values drawn, and the services ranked by the weighted sum of values."""
    random = np.random.Generator(np.random.PCG64(seed))
    weights = _weights(random, len(criteria.names), draws)
    # Services that are equal on every criterion get the same sums, to the last digit.
    need = np.zeros((len(criteria.ids), draws))
    for weight, levels in zip(weights, criteria.levels.T, strict=True):
        need += weight * _values(random, int(levels.max()) + 1, draws)[levels]
    return _Drawn(weights, competition_ranks(-need))


def _weights(random: np.random.Generator, criteria: int, draws: int) -> Floats:
    """Weights that add up to 1, each set as likely as any other: the gaps between random cuts."""
    cuts = np.sort(random.random((draws, criteria - 1)), axis=1)
    return np.ascontiguousarray(np.diff(cuts, prepend=0, append=1, axis=1).T)


def _values(random: np.random.Generator, levels: int, draws: int) -> Floats:
    """Values of a criterion's levels: 0 for the lowest, 1 for the highest, any in order between."""
    values = np.zeros((levels, draws))
    if levels > 1:
        values[1:-1] = np.sort(random.random((draws, levels - 2)), axis=1).T
        values[-1] = 1
    return values


def _method(criteria: Criteria, draws: int, seed: int) -> str:
    return (
        f"SMAA-O (Lahdelma, Miettinen and Salminen 2003) over {', '.join(criteria.names)}; "
        f"{draws:,} draws of weights and of the values of the levels, seed {seed}; "
        f"twice the standard error of a share at most {draws**-0.5:.2g}"
    )
