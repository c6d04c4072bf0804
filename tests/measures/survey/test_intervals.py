from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.stats.proportion import proportion_confint

from jsna.measures.survey.intervals import effective_base, wilson


@pytest.mark.parametrize(
    ("count", "base", "lower", "upper"),
    [
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_newcombes_published_intervals(count: int, base: int, lower: float, upper: float) -> None:
    # Newcombe (1998), Statistics in Medicine 17, table I, method 3.
    found = wilson(count / base, base, 0.95)
    assert tuple(round(limit, 4) for limit in found) == (lower, upper)


@given(st.integers(1, 5_000), st.data(), st.sampled_from([0.8, 0.9, 0.95, 0.998]))
def test_statsmodels_finds_the_same(base: int, data: st.DataObject, level: float) -> None:
    count = data.draw(st.integers(0, base))
    expected = proportion_confint(count, base, 1 - level, method="wilson")
    assert wilson(count / base, base, level) == pytest.approx(expected, abs=1e-9)


@given(st.floats(0, 1), st.floats(0.5, 1e6))
def test_limits_hold_the_share_and_are_shares(share: float, base: float) -> None:
    lower, upper = wilson(share, base, 0.95)
    assert 0 <= lower <= share + 1e-12
    assert share - 1e-12 <= upper <= 1


def test_the_ends_are_exact() -> None:
    # By the formula the digits of some bases fall short of 0 and 1, and those of others go beyond.
    for base in range(1, 60):
        assert wilson(0, base, 0.95)[0] == 0
        assert wilson(1, base, 0.95)[1] == 1


def test_equal_weights_are_worth_their_number() -> None:
    assert effective_base(20 * 2.5, 20 * 2.5**2) == 20


def test_kishs_effective_base() -> None:
    # Weights 1, 1, 2: 4 squared over 1 + 1 + 4.
    assert effective_base(4, 6) == pytest.approx(16 / 6)
    assert effective_base(0, 0) == 0
    # Small weights are worth as much as large ones: one person with a weight of a tenth is one.
    assert effective_base(0.1, 0.01) == pytest.approx(1)
