from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import rankdata

from jsna.measures.simulated_ranks import competition_ranks, rank_counts, rank_limits

KEYS = st.integers(1, 12).flatmap(
    lambda draws: st.lists(
        st.lists(st.integers(-3, 3), min_size=draws, max_size=draws), min_size=1, max_size=9
    )
)


@given(KEYS)
def test_ranks_are_those_of_scipy(keys: list[list[int]]) -> None:
    array = np.array(keys)
    expected = rankdata(array, method="min", axis=0)
    for of_type in (np.int8, np.int64, np.float64):
        np.testing.assert_array_equal(competition_ranks(array.astype(of_type)), expected)


def test_more_services_than_a_byte_can_count() -> None:
    keys = np.arange(300)[:, None]
    np.testing.assert_array_equal(competition_ranks(keys)[:, 0], np.arange(1, 301))


def test_counts_say_how_often_each_service_held_each_rank() -> None:
    # Three services in four draws; rank 2 is skipped where two share rank 1.
    ranks = np.array([[1, 1, 3, 1], [1, 2, 1, 2], [3, 3, 1, 3]])
    assert rank_counts(ranks).tolist() == [[3, 0, 1], [2, 2, 0], [1, 0, 3]]


def test_counts_of_ranks_that_nobody_held_are_0() -> None:
    assert rank_counts(np.array([[1, 1], [1, 1]])).tolist() == [[2, 0], [2, 0]]


@pytest.mark.parametrize(
    ("counts", "level", "limits"),
    [
        # Of 100 draws a level of 0.9 leaves out at most 5 on either side.
        ([5, 90, 5], 0.9, (2, 2)),
        ([6, 90, 4], 0.9, (1, 2)),
        ([4, 90, 6], 0.9, (2, 3)),
        ([0, 100, 0], 0.9, (2, 2)),
        ([3, 3, 94, 0], 0.9, (2, 3)),
        ([20, 60, 20], 0.6, (2, 2)),
        ([50, 50], 0.9, (1, 2)),
    ],
)
def test_limits_leave_out_at_most_half_on_either_side(
    counts: list[int], level: float, limits: tuple[int, int]
) -> None:
    lower, upper = rank_limits(np.array([counts]), level)
    assert (lower.tolist(), upper.tolist()) == ([limits[0]], [limits[1]])


@pytest.mark.parametrize("level", [0.8, 0.9, 0.95, 0.99])
def test_a_share_of_exactly_half_of_the_rest_is_left_out_at_every_level(level: float) -> None:
    tail = round(10_000 * (1 - level) / 2)
    for counts in ([tail, 10_000 - 2 * tail, tail], [tail + 1, 9_998 - 2 * tail, tail + 1]):
        lower, upper = rank_limits(np.array([counts]), level)
        assert [lower[0], upper[0]] == ([2, 2] if counts[0] == tail else [1, 3])
