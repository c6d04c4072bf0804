from __future__ import annotations

from math import isnan

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jsna.measures.misrating import Misrating
from jsna.measures.rank_uncertainty import misrating_of, rank_uncertainty
from jsna.measures.rankings import rank_services
from jsna.measures.results import Result, results_table
from jsna.review.choices import Misrating as Declared
from tests.measures.builders import (
    SCORES,
    SCORES_2023,
    TOOL,
    assessment_2023,
    assessment_of,
    values,
)
from tests.measures.recodings import SHIFT, SHIFTED

ASSUMED = Misrating(probability=0.2, level=0.9, lowest=(1, 3), draws=2000, seed=7)
METHOD = (
    "2,000 draws of misrating, seed 7: each score one point out with probability 0.2, up or down "
    "equally, never beyond an end of the scale; twice the standard error of a share at most 0.022"
)


def found(scores: dict[str, int] | list[int], assumed: Misrating = ASSUMED) -> list[Result]:
    return list(rank_uncertainty(assessment_of(scores), TOOL, 4, assumed))


def lowest(results: list[Result], k: int) -> dict[str, Result]:
    return {
        r.service_id: r
        for r in results
        if (r.measure, r.group, r.group_value) == ("lowest_k_probability", "lowest", str(k))
    }


def test_the_review_of_2023() -> None:
    results = list(rank_uncertainty(assessment_2023(), TOOL, 4, ASSUMED))
    intervals = {r.service_id: r for r in results if r.measure == "rank_interval"}
    assert set(intervals) == set(SCORES_2023)
    # Exact distributions: convolution of independent errors, as in test_misrating.
    limits = {1: (1, 1), 2: (1, 6), 3: (2, 12), 4: (7, 15)}
    for name, (score, _) in SCORES_2023.items():
        own = intervals[name]
        assert (own.lower, own.upper) == limits[score]
        assert (own.confidence, own.base, own.unit) == (0.9, 15, "rank")
    assert values(results, "rank_interval") == values(
        list(rank_services(assessment_2023(), TOOL, 4)), "rank"
    )
    among = lowest(results, 3)
    assert among["infant-mental-health"].value > 0.99
    assert among["adult-mental-health"].value < 0.01


def test_a_share_is_a_count_out_of_the_draws_with_equals_included() -> None:
    # Rated 0, 2, 5: nothing but an error of both changes who is lowest, and that is a tie at 1.
    among = lowest(found([0, 2, 5]), 1)
    assert among["s0"].value == 1
    tied = among["s1"]
    assert 0 < tied.value < 0.03
    assert (tied.numerator, tied.denominator) == (tied.value * 2000, 2000)
    assert (tied.base, tied.unit, tied.status) == (3, "probability", "shown")
    assert among["s2"].value == 0


def test_each_k_has_its_probability() -> None:
    results = found([0, 2, 4, 5])
    assert [r.group_value for r in results if r.service_id == "s0"] == ["", "1", "3"]
    assert lowest(results, 1)["s2"].value == 0
    assert lowest(results, 3)["s2"].value > 0.9


def test_the_method_prints_the_assumption_k_level_draws_and_seed() -> None:
    results = found([0, 2, 4, 5])
    assert {r.method for r in results} == {
        f"competition rank as rated; interval at level 0.9 from {METHOD}",
        "share of the draws with a competition rank of at most 1, equals included; " + METHOD,
        "share of the draws with a competition rank of at most 3, equals included; " + METHOD,
    }


def test_equals_by_the_keys_of_the_ranking_stay_equal() -> None:
    # At target 1 the scores 1 and 2 share a place, so an error of 2 to 1 changes nothing.
    results = list(rank_uncertainty(assessment_of([2, 2, 5]), TOOL, 1, ASSUMED))
    (first,) = [r for r in results if r.measure == "rank_interval" and r.service_id == "s0"]
    assert (first.value, first.lower, first.upper) == (1, 1, 2)
    # An error of the other to 1 does not lower this one's rank; only its own rise to 3 does.
    assert lowest(results, 1)["s0"].value == pytest.approx(0.9 + 0.1 * 0.1, abs=0.03)


def test_a_single_service_has_no_order() -> None:
    (interval, *among) = found([3])
    assert (interval.measure, interval.status) == ("rank_interval", "not estimable")
    assert interval.method == "not estimable: a single service has no order"
    assert isnan(interval.value)
    assert isnan(interval.lower)
    assert len(among) == 2


def test_a_k_that_takes_all_services_says_nothing() -> None:
    among = lowest(found([1, 2, 3]), 3)
    assert {r.status for r in among.values()} == {"not estimable"}
    assert {r.method for r in among.values()} == {
        "not estimable: with 3 services, all are among the lowest 3"
    }
    assert all(isnan(r.value) and isnan(r.numerator) for r in among.values())
    assert {r.status for r in lowest(found([1, 2, 3, 4]), 3).values()} == {"shown"}


@settings(max_examples=20)
@given(SCORES, st.integers(0, 99))
def test_shuffled_rows_give_the_same_table(scores: list[int], seed: int) -> None:
    frame = assessment_of(scores)
    shuffled = frame.sample(frac=1, random_state=seed).reset_index(drop=True)
    tables = [
        results_table("x", rank_uncertainty(rows, TOOL, 4, ASSUMED)) for rows in (frame, shuffled)
    ]
    pd.testing.assert_frame_equal(tables[0], tables[1])


@settings(max_examples=20)
@given(SCORES, st.integers(0, 5))
def test_a_recoding_that_keeps_the_order_changes_nothing(scores: list[int], target: int) -> None:
    frame = assessment_of(scores)
    recoded = frame.assign(score=frame["score"] + SHIFT)
    as_it_was = list(rank_uncertainty(frame, TOOL, target, ASSUMED))
    assert list(map(repr, rank_uncertainty(recoded, SHIFTED, target + SHIFT, ASSUMED))) == list(
        map(repr, as_it_was)
    )


@settings(max_examples=20)
@given(st.lists(st.integers(0, 5), min_size=4, max_size=12))
def test_at_least_k_services_are_among_the_lowest_k(scores: list[int]) -> None:
    results = found(scores)
    for k in (1, 3):
        assert sum(r.numerator for r in lowest(results, k).values()) >= k * 2000
    for r in results:
        if r.measure == "rank_interval":
            assert 1 <= r.lower <= r.upper <= len(scores)


def test_the_declared_assumption_is_taken_but_for_the_probability_of_a_run() -> None:
    declared = Declared(probability=0.3, level=0.9, lowest=(2,), draws=500, seed=7)
    assert misrating_of(declared) == Misrating(0.3, 0.9, (2,), 500, 7)
    assert misrating_of(declared, 0.1) == Misrating(0.1, 0.9, (2,), 500, 7)


def test_services_with_one_score_have_one_answer() -> None:
    misrating = Misrating(0.2, 0.95, (1, 3), 500, 1)
    found = list(rank_uncertainty(assessment_2023(), TOOL, 4, misrating))
    scores = dict(zip(assessment_2023()["service_id"], assessment_2023()["score"], strict=True))
    answers: dict[tuple[str, str, int], set[tuple[float, float, float]]] = {}
    for each in found:
        key = (each.measure, each.group_value, scores[each.service_id])
        said = (each.value, each.numerator, each.denominator)
        limits = (each.value, each.lower, each.upper)
        answers.setdefault(key, set()).add(limits if each.measure == "rank_interval" else said)
    assert {len(each) for each in answers.values()} == {1}


def test_a_second_key_orders_equals_in_every_draw_and_is_not_drawn() -> None:
    second = pd.Series({"s0": 0, "s1": 1, "s2": 1}, name="need")
    results = list(rank_uncertainty(assessment_of([2, 2, 2]), TOOL, 4, ASSUMED, second))
    own = {r.service_id: r for r in results if r.measure == "rank_interval"}
    assert [own[each].value for each in ("s0", "s1", "s2")] == [3, 1, 1]
    # s1 and s2 are equal: their draws are one; s0 differs from them by the key alone.
    first = lowest(results, 1)
    assert first["s1"].value == first["s2"].value > first["s0"].value > 0
    without = list(rank_uncertainty(assessment_of([2, 2, 2]), TOOL, 4, ASSUMED))
    level = {r.value for r in lowest(without, 1).values()}
    assert len(level) == 1


def test_a_second_key_that_is_the_same_for_all_changes_nothing() -> None:
    second = pd.Series({"s0": 4, "s1": 4, "s2": 4}, name="need")
    assessment = assessment_of([1, 2, 2])
    assert list(rank_uncertainty(assessment, TOOL, 4, ASSUMED, second)) == list(
        rank_uncertainty(assessment, TOOL, 4, ASSUMED)
    )
