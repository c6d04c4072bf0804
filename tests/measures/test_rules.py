from __future__ import annotations

import statistics
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import get_args

import pytest
from hypothesis import given

from jsna.measures.rules import ROUNDINGS, RULES, mode
from jsna.review.settings import Rounding, Rule
from tests.measures.builders import SCORES


def test_every_rule_and_rounding_that_a_review_may_name_is_there() -> None:
    assert set(RULES) == set(get_args(Rule))
    assert set(ROUNDINGS) == set(get_args(Rounding))


@given(SCORES)
def test_the_rules_agree_with_the_standard_library(scores: list[int]) -> None:
    assert RULES["mean"](scores) == statistics.mean(map(Fraction, scores))
    assert RULES["median"](scores) == statistics.median(map(Fraction, scores))
    assert RULES["minimum"](scores) == next(n for n in range(6) if n in scores)
    modes = statistics.multimode(scores)
    assert mode(scores) == (modes[0] if len(modes) == 1 else None)


@pytest.mark.parametrize(
    ("value", "half_up", "half_even", "up", "down"),
    [
        ("2.5", 3, 2, 3, 2),
        ("3.5", 4, 4, 4, 3),
        ("2.4999", 2, 2, 3, 2),
        ("2", 2, 2, 2, 2),
        ("0.5", 1, 0, 1, 0),
    ],
)
def test_roundings(value: str, half_up: int, half_even: int, up: int, down: int) -> None:
    exact = Fraction(value)
    rounded = {name: rounding(exact) for name, rounding in ROUNDINGS.items()}
    assert rounded == {"half up": half_up, "half even": half_even, "up": up, "down": down}


@given(SCORES)
def test_the_roundings_agree_with_decimal(scores: list[int]) -> None:
    # An exact quarter of the sum, so that halves are met often.
    value = Fraction(sum(scores), 4)
    exact = Decimal(sum(scores)) / 4
    assert ROUNDINGS["half up"](value) == exact.quantize(Decimal(1), ROUND_HALF_UP)
    assert ROUNDINGS["half even"](value) == exact.quantize(Decimal(1), ROUND_HALF_EVEN)
