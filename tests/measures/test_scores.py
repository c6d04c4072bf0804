from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given

from jsna.measures.results import Result, results_table
from jsna.measures.scores import score_distribution, score_overall, score_services
from jsna.review.settings import Overall
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


def test_the_overall_scores_of_2023() -> None:
    results = list(score_overall(assessment_2023(), PUBLISHED))
    assert values(results, "score_sum") == {"": 41}
    assert values(results, "score_mean")[""] == pytest.approx(2.7333, abs=5e-5)
    assert values(results, "score_median") == {"": 3}
    assert values(results, "score_mode") == {"": 3}
    assert values(results, "overall") == {"": 3}
    assert values(results, "overall_published") == {"": 3}
    assert values(results, "overall_agrees") == {"mean": 1}


def test_2023_cannot_tell_mean_median_and_mode_apart_and_rules_out_the_minimum() -> None:
    results = list(score_overall(assessment_2023(), PUBLISHED))
    assert values(results, "rule_agrees") == {"mean": 1, "median": 1, "mode": 1, "minimum": 0}
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
