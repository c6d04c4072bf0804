from __future__ import annotations

from fractions import Fraction
from itertools import product
from math import prod, sqrt

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from jsna.measures.misrating import Misrating, simulate_areas
from jsna.measures.simulated_ranks import Counts
from tests.measures.builders import SCORES_2023
from tests.measures.oracle import oracle

PLACES = np.arange(6)


def misrating(probability: float = 0.2, draws: int = 10_000, seed: int = 1) -> Misrating:
    return Misrating(probability, level=0.9, lowest=(3,), draws=draws, seed=seed)


def chances(level: int, top: int, probability: Fraction) -> dict[int, Fraction]:
    """Where a rating can end up, and how likely: written anew, without the code under test."""
    half = probability / 2
    found = {level: 1 - probability}
    for other in (level - 1, level + 1):
        inside = other if 0 <= other <= top else level
        found[inside] = found.get(inside, Fraction(0)) + half
    return found


def enumerated(levels: list[int], places: list[int], probability: Fraction) -> list[list[Fraction]]:
    """The exact probability of each rank of each service, over every combination of errors."""
    options = [list(chances(level, len(places) - 1, probability).items()) for level in levels]
    found = [[Fraction(0)] * len(levels) for _ in levels]
    for case in product(*options):
        drawn = [places[level] for level, _ in case]
        chance = prod((each for _, each in case), start=Fraction(1))
        for service, own in enumerate(drawn):
            found[service][sum(other < own for other in drawn)] += chance
    return found


def convolved(levels: list[int], probability: Fraction) -> list[list[float]]:
    """The same for many services: the number of lower ones is a sum of independent yes and no."""
    found = []
    for service, level in enumerate(levels):
        shares = np.zeros(len(levels))
        for own, chance in chances(level, 5, probability).items():
            below = np.ones(1)
            for each in (*levels[:service], *levels[service + 1 :]):
                drawn = chances(each, 5, probability).items()
                lower = float(sum((part for other, part in drawn if other < own), Fraction(0)))
                below = np.convolve(below, [1 - lower, lower])
            shares += float(chance) * below
        found.append(shares.tolist())
    return found


def assert_close(counts: Counts, exact: list[list[float]] | list[list[Fraction]]) -> None:
    """Each share within six standard errors of the exact probability."""
    draws = int(counts[0].sum())
    for times, chance in zip(counts.ravel(), np.array(exact, dtype=float).ravel(), strict=True):
        error = 6 * sqrt(chance * (1 - chance) / draws) + 5 / draws * (0 < chance < 1)
        assert abs(times / draws - chance) <= error


def test_the_oracle_worked_by_hand() -> None:
    rows = oracle("misrating")
    exact = np.array([float(row["probability"]) for row in rows]).reshape(3, 3)
    (counts,) = simulate_areas(np.array([[0, 1, 3]]), PLACES, misrating())
    assert_close(counts, exact.tolist())
    assert np.array(enumerated([0, 1, 3], list(range(6)), Fraction(1, 5)), dtype=float) == (
        pytest.approx(exact)
    )


@settings(max_examples=25)
@given(
    st.lists(st.integers(0, 5), min_size=1, max_size=5),
    st.sampled_from([[0, 1, 2, 3, 4, 5], [0, 0, 1, 1, 2, 2], [0, 1, 1, 1, 1, 2]]),
    st.sampled_from([Fraction(1, 10), Fraction(1, 2), Fraction(1)]),
)
def test_shares_are_those_of_every_combination_of_errors(
    levels: list[int], places: list[int], probability: Fraction
) -> None:
    assumed = misrating(float(probability), draws=4000)
    (counts,) = simulate_areas(np.array([levels]), np.array(places), assumed)
    assert_close(counts, enumerated(levels, places, probability))


def test_the_review_of_2023_agrees_with_exact_probabilities() -> None:
    levels = [score for score, _ in SCORES_2023.values()]
    (counts,) = simulate_areas(np.array([levels]), PLACES, misrating(draws=40_000))
    assert_close(counts, convolved(levels, Fraction(1, 5)))


def test_an_area_has_the_answer_that_it_has_alone() -> None:
    levels = np.array([[0, 3, 3, 5], [2, 2, 2, 2], [5, 4, 1, 0]])
    together = simulate_areas(levels, PLACES, misrating(draws=500))
    alone = [simulate_areas(levels[[area]], PLACES, misrating(draws=500))[0] for area in range(3)]
    np.testing.assert_array_equal(together, alone)
    assert (together.sum(axis=2) == 500).all()


def test_the_same_seed_gives_the_same_draws_and_another_gives_others() -> None:
    levels: NDArray[np.int64] = np.array([[2, 2, 3]])
    drawn = [simulate_areas(levels, PLACES, misrating(draws=500, seed=s)) for s in (1, 1, 2)]
    np.testing.assert_array_equal(drawn[0], drawn[1])
    assert (drawn[0] != drawn[2]).any()


def test_the_method_prints_what_is_assumed() -> None:
    assert misrating(0.25).method == (
        "10,000 draws of misrating, seed 1: each score one point out with probability 0.25, up or "
        "down equally, never beyond an end of the scale; twice the standard error of a share at "
        "most 0.01"
    )


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"probability": 0}, "a probability of misrating is above 0 and at most 1: Misrating"),
        ({"probability": 1.01}, "a probability of misrating is above 0 and at most 1: Misrating"),
        ({"level": 0}, "the level of an interval is between 0 and 1: Misrating"),
        ({"level": 1}, "the level of an interval is between 0 and 1: Misrating"),
        ({"lowest": (3, 0)}, "each k and the number of draws are at least 1: Misrating"),
        ({"draws": 0}, "each k and the number of draws are at least 1: Misrating"),
    ],
)
def test_what_cannot_be_simulated_is_refused(changed: dict[str, float], message: str) -> None:
    good = {"probability": 1, "level": 0.5, "lowest": (1,), "draws": 1, "seed": 0}
    Misrating(**good)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match=f"^{message}"):
        Misrating(**{**good, **changed})  # type: ignore[arg-type]


def test_no_k_is_asked_for() -> None:
    assert Misrating(0.1, 0.9, (), 1, 1).lowest == ()
