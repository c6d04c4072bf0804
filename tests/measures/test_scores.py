from __future__ import annotations

from fractions import Fraction
from math import isnan
from typing import get_args

import pandas as pd
import pytest
from hypothesis import given

from jsna.measures.results import Result, results_table
from jsna.measures.rules import Scheme
from jsna.measures.scores import (
    score_by_tried_rules,
    score_distribution,
    score_overall,
    score_services,
)
from jsna.review.settings import Overall, Rule
from tests.measures.builders import (
    BANDS,
    SCORES,
    SCORES_2023,
    TOOL,
    assessment_2023,
    assessment_of,
    values,
)

PUBLISHED = Overall(rule="mean", rounding="half up", published=3)


def by_kind(results: list[Result], measure: str) -> dict[str, float]:
    return {r.group_value: r.value for r in results if r.measure == measure and r.group == "kind"}


def test_the_distribution_of_2023() -> None:
    results = list(score_distribution(assessment_2023(), TOOL))
    assert values(results, "services_at_score") == {"0": 0, "1": 1, "2": 5, "3": 6, "4": 3, "5": 0}
    assert values(results, "services_in_band") == {"low": 6, "middle": 6, "high": 3, "top": 0}
    assert {result.denominator for result in results} == {15}
    assert {(result.unit, result.method) for result in results} == {("services", "count")}
    assert all(result.numerator == result.value for result in results)


def test_the_overall_scores_of_2023() -> None:
    results = list(score_overall(assessment_2023(), PUBLISHED))
    assert values(results, "score_sum") == {"": 41}
    assert values(results, "score_mean")[""] == pytest.approx(2.7333, abs=5e-5)
    assert values(results, "score_median") == {"": 3}
    assert values(results, "score_mode") == {"": 3}
    assert values(results, "overall") == {"": 3}
    assert values(results, "overall_published") == {"": 3}
    said = {
        each.measure: (each.method, each.unit)
        for each in results
        if not (each.answer or each.group)
    }
    assert said == {
        "score_sum": ("sum", "score"),
        "score_mean": ("mean", "score"),
        "score_median": ("median", "score"),
        "score_mode": ("mode", "score"),
        "overall_unrounded": ("mean", "score"),
        "overall": ("mean, rounded half up", "score"),
        "overall_published": ("as published", "score"),
    }
    by_rule = {(each.measure, each.answer): each for each in results if each.answer}
    median = by_rule["overall_by_rule", "median"]
    assert (median.method, median.unit, median.base) == ("median, rounded half up", "score", 15)
    agrees = by_rule["rule_agrees", "median"]
    assert agrees.method == "median, rounded half up, against the published overall score"
    assert agrees.unit == by_rule["overall_agrees", "mean"].unit == "yes or no"
    assert values(results, "overall_agrees") == {"mean": 1}


def test_2023_cannot_tell_mean_median_and_mode_apart_and_rules_out_the_minimum() -> None:
    results = list(score_overall(assessment_2023(), PUBLISHED))
    # The trimmed mean is 36 over 13, for it cuts the 1 and a 4.
    expected = {"mean": 1, "median": 1, "mode": 1, "trimmed mean": 1, "minimum": 0}
    declared = {rule: agrees for rule, agrees in expected.items() if rule in get_args(Rule)}
    assert values(results, "rule_agrees") == declared
    down = list(score_overall(assessment_2023(), PUBLISHED.changed(rounding="down")))
    assert values(down, "rule_agrees")["mean"] == 0


def test_the_four_system_rows_of_2023_average_exactly_two_and_a_half() -> None:
    half_up = list(score_overall(assessment_2023(), PUBLISHED))
    half_even = list(score_overall(assessment_2023(), PUBLISHED.changed(rounding="half even")))
    assert by_kind(half_up, "overall_unrounded")["system"] == 2.5
    assert by_kind(half_up, "overall")["system"] == 3
    assert by_kind(half_even, "overall")["system"] == 2


def test_each_service_keeps_its_score() -> None:
    results = list(score_services(assessment_2023(), TOOL))
    assert values(results, "score") == {name: score for name, (score, _) in SCORES_2023.items()}


def test_several_modes_are_not_estimable_and_say_why() -> None:
    results = list(score_overall(assessment_of([1, 1, 2, 2]), Overall(rule="mode", published=1)))
    (overall,) = [r for r in results if r.measure == "overall" and not r.group]
    assert overall.status == "not estimable"
    assert pd.isna(overall.value)
    assert "equally frequent" in overall.method
    assert values(results, "overall_agrees") == {"mode": 0}


def test_without_a_published_score_nothing_is_compared() -> None:
    results = list(score_overall(assessment_of([1, 2]), Overall()))
    assert values(results, "overall_published") == {}
    agreement = [r for r in results if r.measure in {"overall_agrees", "rule_agrees"}]
    assert {r.status for r in agreement} == {"not comparable"}
    assert all(pd.isna(r.value) for r in agreement)
    assert {r.unit for r in agreement} == {"yes or no"}
    overall = next(r for r in agreement if r.measure == "overall_agrees")
    assert overall.answer == "mean"
    assert overall.method == "mean, rounded half up, against the published overall score"


@given(SCORES)
def test_shuffled_rows_give_the_same_results(scores: list[int]) -> None:
    frame = assessment_of(scores)
    shuffled = frame.sample(frac=1, random_state=len(scores)).reset_index(drop=True)
    one, other = [
        results_table(
            "x",
            [
                *score_services(rows, TOOL),
                *score_distribution(rows, TOOL),
                *score_overall(rows, PUBLISHED),
            ],
        )
        for rows in (frame, shuffled)
    ]
    pd.testing.assert_frame_equal(one, other)


@given(SCORES)
def test_counts_add_up_to_the_services(scores: list[int]) -> None:
    results = list(score_distribution(assessment_of(scores), TOOL))
    assert sum(values(results, "services_at_score").values()) == len(scores)
    in_band = values(results, "services_in_band")
    assert in_band == {band: sum(BANDS[s] == band for s in scores) for band in in_band}


@given(SCORES)
def test_the_overall_score_is_never_off_the_scale(scores: list[int]) -> None:
    for rounding in ("half up", "half even", "up", "down"):
        results = list(score_overall(assessment_of(scores), PUBLISHED.changed(rounding=rounding)))
        assert min(scores) <= values(results, "overall")[""] <= max(scores)


def with_one_not_applicable() -> pd.DataFrame:
    frame = assessment_of([2, 3, 0]).assign(kind=["system", "service", "service"])
    return frame.assign(score=pd.array([2, 3, None], dtype="Int64"))


def test_a_service_that_is_not_applicable_is_left_out_and_never_0() -> None:
    frame = with_one_not_applicable()
    (third,) = [each for each in score_services(frame, TOOL) if each.service_id == "s2"]
    assert third.status == "not estimable"
    assert isnan(third.value)
    assert third.method == "as rated with the Tool, version 1: not applicable, or no score"
    distribution = list(score_distribution(frame.assign(note=None), TOOL))
    assert values(distribution, "services_at_score")["0"] == 0
    assert values(distribution, "services_in_band")["low"] == 1
    assert {each.denominator for each in distribution} == {2}
    found = {each.measure: each for each in score_overall(frame, PUBLISHED) if not each.group}
    assert (found["score_mean"].value, found["score_mean"].base) == (2.5, 2)
    assert found["overall"].method == "mean, rounded half up; 1 without a score, left out"
    assert found["score_sum"].method == "sum; 1 without a score, left out"


def test_without_any_score_nothing_is_estimable() -> None:
    frame = with_one_not_applicable().iloc[2:]
    results = [*score_overall(frame, PUBLISHED), *score_by_tried_rules(frame, PUBLISHED)]
    summary = [each for each in results if each.measure.startswith(("score_", "overall_un"))]
    assert len(summary) == 5
    assert {each.status for each in summary} == {"not estimable"}
    assert {each.unit for each in summary} == {"score"}
    assert all(each.method.endswith(": no score is given") for each in summary)
    harmonic = values(results, "overall_by_rule")["harmonic mean"]
    assert isnan(harmonic)


def test_the_scheme_says_what_the_review_s_settings_do_not() -> None:
    frame = assessment_2023()
    scheme = Scheme("trimmed mean", trim=Fraction(1, 5))
    found = {
        each.measure: each for each in score_overall(frame, PUBLISHED, scheme) if not each.group
    }
    assert found["overall_unrounded"].value == float(Fraction(8, 3))
    assert found["overall_unrounded"].method == "trimmed mean (3 of 15 cut from each end)"
    assert found["overall_agrees"].method == (
        "trimmed mean (3 of 15 cut from each end), rounded half up, against the published overall "
        "score"
    )
    assert found["overall_agrees"].answer == "trimmed mean"
    kinds = [each for each in score_overall(frame, PUBLISHED, scheme) if each.group]
    (system,) = [e for e in kinds if (e.measure, e.group_value) == ("overall_unrounded", "system")]
    assert system.method == "trimmed mean (0 of 4 cut from each end)"


def test_two_stages_are_said_and_a_kind_alone_has_one() -> None:
    scheme = Scheme(rounded_first="kinds", rounding="half even")
    results = list(score_overall(assessment_2023(), PUBLISHED, scheme))
    (overall,) = [each for each in results if each.measure == "overall" and not each.group]
    # System 2.5 to the even 2; 2 + 3 + 2 over 3.
    assert overall.value == 2
    assert overall.method == (
        "mean in two stages (the scores of kinds rounded first), rounded half even"
    )
    assert by_kind(results, "overall_unrounded")["system"] == 2.5


def test_the_weighted_mean_is_tried_where_weights_are_declared() -> None:
    frame = assessment_2023()
    weights = dict.fromkeys(SCORES_2023, 1) | {"infant-mental-health": 9}
    results = list(score_overall(frame, PUBLISHED, Scheme("weighted mean", weights=weights)))
    # 41 + 8 x 1 over 15 + 8.
    assert values(results, "overall_unrounded")[""] == pytest.approx(49 / 23)
    assert values(results, "overall") == {"": 2}
    assert values(results, "overall_agrees") == {"weighted mean": 0}
    declared = "weighted mean" in get_args(Rule)
    assert ("weighted mean" in values(results, "rule_agrees")) == declared
    without = list(score_overall(frame, PUBLISHED))
    assert "weighted mean" not in values(without, "rule_agrees")


def test_2023_rules_out_floor_and_the_harmonic_mean() -> None:
    results = list(score_by_tried_rules(assessment_2023(), PUBLISHED))
    # Harmonic: 15 over 1 + 5/2 + 6/3 + 3/4 = 6.25 is 2.4. Floor: 2.73 goes down. Kinds: 8 over 3.
    assert values(results, "overall_by_rule") == {
        "harmonic mean": 2,
        "mean, rounded down": 2,
        "mean of kinds": 3,
    }
    assert values(results, "rule_agrees") == {
        "harmonic mean": 0,
        "mean, rounded down": 0,
        "mean of kinds": 1,
    }
    assert {each.answer: each.method for each in results if each.measure == "overall_by_rule"} == {
        "harmonic mean": "harmonic mean, rounded half up",
        "mean, rounded down": "mean, rounded down",
        "mean of kinds": (
            "mean in two stages (the scores of kinds rounded first), rounded half up"
        ),
    }
    assert {each.base for each in results if each.measure == "overall_by_rule"} == {15}


def test_tried_rules_take_the_unrounded_scores_and_the_rounding_of_the_review() -> None:
    frame = assessment_of([2, 3])
    exact = {"s0": Fraction(3, 2), "s1": Fraction(3)}
    up = PUBLISHED.changed(rounding="up")
    # Harmonic of 3/2 and 3: 2; of 2 and 3: 12/5, up to 3.
    assert values(list(score_by_tried_rules(frame, up)), "overall_by_rule")["harmonic mean"] == 3
    tried = list(score_by_tried_rules(frame, up, exact=exact))
    assert values(tried, "overall_by_rule") == {
        "harmonic mean": 2,
        "mean, rounded down": 2,
        "mean of kinds": 3,
    }
    services = Scheme(rounded_first="services", rounding="up")
    in_stages = list(score_by_tried_rules(frame, up, services, exact))
    assert values(in_stages, "overall_by_rule")["harmonic mean"] == 3


def test_a_rule_without_an_answer_does_not_agree() -> None:
    results = list(score_overall(assessment_of([1, 1, 2, 2]), Overall(published=1)))
    (mode,) = [
        each for each in results if (each.measure, each.answer) == ("overall_by_rule", "mode")
    ]
    assert mode.status == "not estimable"
    assert mode.method == "mode, rounded half up: it has no answer"
    assert values(results, "rule_agrees")["mode"] == 0
