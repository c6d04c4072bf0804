from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from jsna.review.disclosure import Disclosure

REST = "suppressed, others rounded to 5"


def test_the_defaults_are_those_of_hospital_statistics() -> None:
    rules = Disclosure()
    assert (rules.suppress_to, rules.round_to, rules.low_base, rules.show_zero) == (7, 5, 10, True)


@pytest.mark.parametrize(
    ("count", "to", "rounded"),
    [(0, 5, 0), (2, 5, 0), (3, 5, 5), (7, 5, 5), (8, 5, 10), (14, 10, 10), (15, 10, 20), (9, 1, 9)],
)
def test_halves_are_rounded_up(count: int, to: int, rounded: int) -> None:
    assert Disclosure(suppress_to=9, round_to=to).rounded(count) == rounded


@pytest.mark.parametrize(("to", "least"), [(1, 0), (3, 1), (5, 2), (10, 4)])
def test_a_rounded_zero_means_none(to: int, least: int) -> None:
    assert Disclosure(suppress_to=least, round_to=to).rounded(least + 1) > 0
    if least:
        with pytest.raises(ValidationError, match=f"counts of {least} would round to 0"):
            Disclosure(suppress_to=least - 1, round_to=to)


@given(st.integers(0, 30), st.integers(1, 12), st.integers(0, 500))
def test_what_is_shown_is_near(suppress_to: int, round_to: int, count: int) -> None:
    if suppress_to < (round_to - 1) // 2:
        return
    found = Disclosure(suppress_to=suppress_to, round_to=round_to).rounded(count)
    assert found % round_to == 0
    assert abs(found - count) <= round_to / 2


@pytest.mark.parametrize(
    ("rules", "said"),
    [
        (Disclosure(), f"counts of 1 to 7 {REST}, nothing shown below a base of 10"),
        (Disclosure(show_zero=False, low_base=0), f"counts of 0 to 7 {REST}"),
        (Disclosure(suppress_to=0, round_to=1, low_base=0), "no count suppressed or rounded"),
        (Disclosure(suppress_to=4, round_to=1, low_base=0), "counts of 1 to 4 suppressed"),
    ],
)
def test_the_rules_in_words(rules: Disclosure, said: str) -> None:
    assert rules.method == said


@pytest.mark.parametrize("key", ["suppress_to", "round_to", "low_base"])
def test_no_rule_is_negative(key: str) -> None:
    with pytest.raises(ValidationError):
        Disclosure.model_validate({key: -1})
