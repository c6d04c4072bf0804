"""Competition ranks of many draws at once: how often each was held, and its limits."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Counts = NDArray[np.int64]


def competition_ranks(keys: NDArray[Any]) -> NDArray[np.int64]:
    """The competition rank of each service in each draw: the lowest key is 1, equals share a rank.

    Parameters
    ----------
    keys
        One row a service, one column a draw. Draws lie side by side in memory, so that each
        comparison runs along them at once.

    Returns
    -------
    numpy.ndarray
        Of the same shape: 1 and the number of services with a lower key in the same draw.
    """
    # The smallest type that holds the number of services: sums along bytes are far the quickest.
    narrow = np.min_scalar_type(len(keys))
    ranks = np.ones(keys.shape, dtype=np.int64)
    for row, own in enumerate(keys):
        ranks[row] += (keys < own).sum(axis=0, dtype=narrow)
    return ranks


def keys_of(places: NDArray[Any], second: NDArray[np.int64]) -> NDArray[np.int64]:
    """One key of two: the place in each draw, and within equal places the place by the second key.

    Parameters
    ----------
    places
        One row a service, one column a draw.
    second
        The place of each service by the second key, from 0.
    """
    return places.astype(np.int64) * (int(second.max()) + 1) + second[:, None]


def rank_counts(ranks: NDArray[np.int64]) -> Counts:
    """In how many draws each service (row) held each rank (column, from rank 1)."""
    services = len(ranks)
    cells = ranks - 1 + services * np.arange(services)[:, None]
    counts = np.bincount(cells.ravel(), minlength=services * services)
    return counts.reshape(services, services)


def rank_limits(counts: Counts, level: float) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The narrowest limits of each service's rank with at most (1 - level) / 2 beyond each.

    Parameters
    ----------
    counts
        One row a service, one column a rank, from rank 1: in how many draws the one held the other.
    level
        Level of the interval, between 0 and 1.
    """
    reached = counts.cumsum(axis=1)
    draws = reached[:, -1:]
    # Rounded, since 1 - 0.9 is a little less than 0.1 in binary digits.
    beyond = np.round(draws * (1 - level) / 2, 6)
    return (reached <= beyond).sum(axis=1) + 1, (reached < draws - beyond).sum(axis=1) + 1
