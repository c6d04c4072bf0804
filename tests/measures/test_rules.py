from __future__ import annotations

import statistics
from collections.abc import Mapping
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import trim_mean

from jsna.errors import UsageError
from jsna.measures.rules import (
    ROUNDINGS,
    RULES,
    Scheme,
    combine,
    combine_areas,
    combine_rounded,
    harmonic_mean,
    no_answer,
    scheme_of,
)
from jsna.review.choices import Combination, Overall, Rounding, Rule
from tests.measures.builders import SCORES, SCORES_2023
from tests.measures.oracle import oracle


def named(scores: list[int]) -> dict[str, int]:
    return {f"s{place}": score for place, score in enumerate(scores)}


def trim_of(text: str) -> float:
    return float(text) if "." in text else int(text)


def test_every_rule_and_rounding_that_a_review_may_name_is_there() -> None:
    assert set(RULES) == {
        "mean",
        "median",
        "mode",
        "trimmed mean",
        "weighted mean",
        "minimum",
    }
    assert set(RULES) >= set(get_args(Rule))
    assert set(ROUNDINGS) == set(get_args(Rounding))


@pytest.mark.parametrize("row", oracle("rules"), ids=lambda row: f"{row['rule']}-{row['trim']}")
def test_the_overall_scores_worked_by_hand(row: dict[str, str]) -> None:
    kinds = {kind for _, kind in SCORES_2023.values()} if row["case"] == "all" else {row["case"]}
    areas: dict[str, dict[str, int]] = {
        kind: {name: score for name, (score, own) in SCORES_2023.items() if own == kind}
        for kind in kinds
    }
    declared = {"rounding": row["rounding"], "trim": trim_of(row["trim"])}
    base = scheme_of(Overall.model_validate(declared))
    scheme = Scheme(row["rule"], base.rounding, base.trim)  # type: ignore[arg-type]
    together = {name: score for scores in areas.values() for name, score in scores.items()}
    in_stages = row["rounded_first"] == "kinds"
    value = combine_areas(areas, scheme) if in_stages else combine(together, scheme)
    assert value == Fraction(row["unrounded"])
    assert scheme.rounded(value) == int(row["overall"])


@given(SCORES)
def test_the_rules_agree_with_the_standard_library(scores: list[int]) -> None:
    found = {rule: combine(named(scores), Scheme(rule)) for rule in ("mean", "median", "minimum")}
    assert found["mean"] == statistics.mean(map(Fraction, scores))
    assert found["median"] == statistics.median(map(Fraction, scores))
    assert found["minimum"] == min(scores)
    modes = statistics.multimode(scores)
    mode = combine(named(scores), Scheme("mode"))
    assert mode == (modes[0] if len(modes) == 1 else None)
    harmonic = statistics.harmonic_mean(scores)
    assert float(harmonic_mean(scores)) == pytest.approx(harmonic)


@given(SCORES, st.integers(0, 49))
def test_the_trimmed_mean_is_that_of_scipy(scores: list[int], percent: int) -> None:
    scheme = scheme_of(Overall(trim=percent / 100))
    found = combine(named(scores), Scheme("trimmed mean", trim=scheme.trim))
    assert found is not None
    assert scheme.cut(len(scores)) == len(scores) * percent // 100
    if scheme.cut(len(scores)) == int(percent / 100 * len(scores)):
        assert float(found) == pytest.approx(trim_mean(scores, percent / 100))


def test_a_share_is_taken_as_it_is_written() -> None:
    # As binary floats 0.3 x 10 is 3, but the nearest float to 0.29 x 100 is below 29.
    assert scheme_of(Overall(trim=0.29)).cut(100) == 29
    assert int(0.29 * 100) == 28
    assert scheme_of(Overall(trim=0.3)).trim == Fraction(3, 10)
    assert scheme_of(Overall(trim=2)).cut(100) == 2


def test_a_trim_of_everything_leaves_no_answer() -> None:
    for trim in (2, 5, Fraction(1, 2)):
        assert combine(named([1, 2, 3, 4]), Scheme("trimmed mean", trim=trim)) is None
    assert combine(named([1, 2, 4]), Scheme("trimmed mean", trim=1)) == 2
    assert combine(named([1, 2, 4]), Scheme("trimmed mean", trim=0)) == Fraction(7, 3)
    with pytest.raises(UsageError, match=r"^A trimmed mean cannot cut -1 from each end\.$"):
        Scheme("trimmed mean", trim=-1)


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 4)), min_size=1, max_size=12))
def test_a_weight_counts_a_score_so_many_times(pairs: list[tuple[int, int]]) -> None:
    scores = named([score for score, _ in pairs])
    scheme = Scheme("weighted mean", weights=named([weight for _, weight in pairs]))
    repeated = [score for score, weight in pairs for _ in range(weight)]
    expected = statistics.mean(map(Fraction, repeated)) if repeated else None
    assert combine(scores, scheme) == expected


def test_weights_that_are_not_used_do_no_harm_and_missing_ones_are_named() -> None:
    scores = {"a": 1, "b": 2, "c": 4}
    weights: Mapping[str, int] = {"a": 1, "b": 0, "c": 3, "elsewhere": 9}
    assert combine(scores, Scheme("weighted mean", weights=weights)) == Fraction(13, 4)
    thirds = {"a": Fraction(1, 3), "b": Fraction(1, 3), "c": Fraction(1, 3)}
    assert combine(scores, Scheme("weighted mean", weights=thirds)) == Fraction(7, 3)
    with pytest.raises(UsageError, match=r"^The weighted mean has no weight for a, c\.$"):
        combine(scores, Scheme("weighted mean", weights={"b": 1}))
    with pytest.raises(UsageError, match=r"^The weighted mean has a negative weight for b, c\.$"):
        combine(scores, Scheme("weighted mean", weights={"a": 1, "c": -1, "b": -1}))


def test_areas_count_equally_whatever_the_weights_within_them() -> None:
    scheme = Scheme("weighted mean", weights={"a": 3, "b": 1, "c": 100})
    # 3 x 0 + 1 x 2 = 2 over 4 = 0.5 to 1; 4; the mean of 1 and 4.
    assert combine_areas({"x": {"a": 0, "b": 2}, "y": {"c": 4}}, scheme) == Fraction(5, 2)


def test_an_area_without_an_answer_leaves_none_for_the_whole() -> None:
    areas = {"x": {"a": 1, "b": 2}, "y": {"c": 4}}
    assert combine_areas(areas, Scheme("mode")) is None
    assert combine_areas(areas, Scheme("median")) == 3
    assert combine_areas({}, Scheme("mean")) is None


@pytest.mark.parametrize(
    ("rule", "scores", "reason"),
    [
        ("mode", {"a": 1, "b": 2}, "several scores are equally frequent"),
        ("trimmed mean", {"a": 1, "b": 2}, "the cuts leave no score"),
        ("weighted mean", {"a": 1, "b": 2}, "the weights add up to 0"),
        ("mean", {}, "no score is given"),
        ("mode", {}, "no score is given"),
    ],
)
def test_a_rule_without_an_answer_says_why(rule: Rule, scores: dict[str, int], reason: str) -> None:
    scheme = Scheme(rule, trim=1, weights={"a": 0, "b": 0})
    assert combine(scores, scheme) is None
    assert combine_rounded(scores, scheme) is None
    assert no_answer(scores, scheme) == reason


def test_a_scheme_says_what_it_does() -> None:
    assert Scheme("median").described(15) == "median"
    trimmed = Scheme("trimmed mean", trim=Fraction(1, 5))
    assert trimmed.described(14) == "trimmed mean (2 of 14 cut from each end)"
    weighted = Scheme("weighted mean", rounded_first="kinds")
    assert weighted.described(2) == (
        "weighted mean (weights as declared) in two stages (the scores of kinds rounded first)"
    )
    in_stages = Scheme("mean", rounded_first="services")
    assert in_stages.described(2) == "mean in two stages (the scores of services rounded first)"


def test_a_scheme_is_what_the_review_declares() -> None:
    overall = Overall(rule="median", rounding="half even")
    assert scheme_of(overall) == Scheme("median", "half even")
    whole = {"trim": 1, "weights": {"a": 2}, "rounded_first": "kinds"}
    given_all = scheme_of(overall.model_copy(update=whole))
    assert given_all == Scheme("median", "half even", 1, {"a": 2}, "kinds")
    of_items = Combination(rule="minimum", weights={"a": 1})
    assert scheme_of(of_items) == Scheme("minimum", weights={"a": 1})
    assert Scheme() == Scheme("mean", "half up", Fraction(1, 10), {}, "nothing")


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


@given(SCORES)
def test_equal_weights_and_no_trim_are_the_mean(scores: list[int]) -> None:
    mean = combine(named(scores), Scheme("mean"))
    weights = dict.fromkeys(named(scores), 7)
    assert combine(named(scores), Scheme("weighted mean", weights=weights)) == mean
    assert combine(named(scores), Scheme("trimmed mean", trim=0)) == mean
