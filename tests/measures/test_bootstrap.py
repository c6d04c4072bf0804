from __future__ import annotations

import re
from math import comb

import numpy as np
import pytest

from jsna.measures.bootstrap import Bootstrap


def test_each_draw_takes_as_many_units_as_there_are() -> None:
    times = Bootstrap(1_000, 0.95, 1).times_taken(5)
    assert times.shape == (1_000, 5)
    assert (times.sum(axis=1) == 5).all()
    assert times.dtype == np.float64


def test_units_are_taken_with_replacement_and_equal_chance() -> None:
    draws = 20_000
    times = Bootstrap(draws, 0.95, 3).times_taken(4)
    for unit in range(4):
        for number in range(5):
            chance = comb(4, number) * 3 ** (4 - number) / 4**4
            error = (chance * (1 - chance) / draws) ** 0.5
            assert abs((times[:, unit] == number).mean() - chance) < 4.5 * error


def test_the_seed_gives_the_same_draws_again_and_another_one_others() -> None:
    first, again, other = (Bootstrap(100, 0.95, seed).times_taken(6) for seed in (1, 1, 2))
    assert (first == again).all()
    assert (first != other).any()


def test_the_draws_are_those_of_the_named_generator() -> None:
    taken = np.random.Generator(np.random.PCG64(5)).integers(3, size=(2, 3))
    expected = [[int((row == unit).sum()) for unit in range(3)] for row in taken]
    assert Bootstrap(2, 0.95, 5).times_taken(3).tolist() == expected


def test_limits_hold_the_middle_share() -> None:
    found = np.arange(101) / 100
    assert Bootstrap(1, 0.9, 1).limits(found) == (0.05, 0.95)
    assert Bootstrap(1, 0.5, 1).limits(found[::-1]) == (0.25, 0.75)
    thirds = Bootstrap(1, 0.5, 1).limits(np.array([1 / 3]))
    assert thirds == (0.3333333333, 0.3333333333)


@pytest.mark.parametrize(
    ("level", "text"), [(0.95, "95%"), (0.975, "97.5%"), (0.9, "90%"), (0.07, "7%")]
)
def test_an_interval_says_all_that_it_depends_on(level: float, text: str) -> None:
    said = Bootstrap(2_000, level, 11).described("items")
    assert said == f"{text} percentile interval from 2,000 draws of items, seed 11"


@pytest.mark.parametrize(
    ("draws", "level", "message"),
    [
        (0, 0.9, "an interval needs at least one draw"),
        (1, 0, "the level of an interval is between 0 and 1"),
        (1, 1, "the level of an interval is between 0 and 1"),
    ],
)
def test_an_interval_that_cannot_be_is_refused(draws: int, level: float, message: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(message)}: "):
        Bootstrap(draws, level, 1)
