"""Misrating: what is assumed of errors in ratings, and its simulation for one or many areas."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from jsna.measures.simulated_ranks import Counts, competition_ranks, keys_of, rank_counts


@dataclass(frozen=True)
class Misrating:
    """How ratings are assumed to be wrong, and how that is simulated.

    Parameters
    ----------
    probability
        How likely a score is one point out, up or down equally. At an end of the scale the half
        that would leave it does not happen, so that a score there is out with half the probability.
        An error from 0 to 1 is then as likely as one from 1 to 0, and it makes no difference
        whether the rating is seen as moved away from the truth or the truth from the rating.
    level
        Level of the rank intervals.
    lowest
        For each k, the probability of being among the lowest k is given.
    draws
        How many draws are made.
    seed
        Seed of the random numbers.

    Raises
    ------
    ValueError
        If the assumption cannot be simulated.
    """

    probability: float
    level: float
    lowest: tuple[int, ...]
    draws: int
    seed: int

    def __post_init__(self) -> None:
        if not 0 < self.probability <= 1:
            raise ValueError(f"a probability of misrating is above 0 and at most 1: {self}")
        if not 0 < self.level < 1:
            raise ValueError(f"the level of an interval is between 0 and 1: {self}")
        if min(*self.lowest, self.draws, 1) < 1:
            raise ValueError(f"each k and the number of draws are at least 1: {self}")

    @property
    def method(self) -> str:
        """The assumption and the simulation in words."""
        return (
            f"{self.draws:,} draws of misrating, seed {self.seed}: each score one point out with "
            f"probability {self.probability:g}, up or down equally, never beyond an end of the "
            f"scale; twice the standard error of a share at most {self.draws**-0.5:.2g}"
        )


def simulate_areas(
    levels: NDArray[np.int64],
    places: NDArray[np.int64],
    misrating: Misrating,
    second: NDArray[np.int64] | None = None,
) -> Counts:
    """In how many draws each service of each area held each rank within its area.

    All areas meet the same random numbers, and a service those of its place in the row, so that
    an area has the answer that it would have alone.

    Parameters
    ----------
    levels
        One row an area, one column a service: how many points the score lies above the lowest of
        the scale.
    places
        The place of each level in the order of the ranking, the lowest first.
    misrating
        The assumption and the simulation.
    second
        The place of each service by the second key, in the shape of ``levels``; if not given, equal
        places are ties.

    Returns
    -------
    numpy.ndarray
        Areas by services by ranks, from rank 1; each service's counts add up to the draws.
    """
    areas, services = levels.shape
    # A byte is enough for a level, and eight times as many are compared at once.
    errors = _errors(services, misrating)
    place_of = places.astype(np.int8)
    rated = levels.astype(np.int8)
    counts = np.empty((areas, services, services), dtype=np.int64)
    for area in range(areas):
        drawn = np.clip(rated[area][:, None] + errors, 0, len(places) - 1)
        keys = place_of[drawn]
        if second is not None:
            keys = keys_of(keys, second[area])
        counts[area] = rank_counts(competition_ranks(keys))
    return counts


def _errors(services: int, misrating: Misrating) -> NDArray[np.int8]:
    """By how many points each service is out in each draw: -1, 0 or 1."""
    random = np.random.Generator(np.random.PCG64(misrating.seed))
    uniform = random.random((services, misrating.draws))
    half = misrating.probability / 2
    return (uniform >= 1 - half).astype(np.int8) - (uniform < half).astype(np.int8)
