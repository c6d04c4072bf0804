from __future__ import annotations

from math import isnan

import numpy as np
import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import rankdata

from jsna.measures.results import Result, results_table
from jsna.measures.single_errors import LOWEST, PAIRS, single_error_pairs, single_error_ranks
from tests.measures.builders import SCORES_2023, TOOL, assessment_2023, assessment_of
from tests.measures.oracle import oracle
from tests.measures.recodings import SHIFT, SHIFTED

SCORES = st.lists(st.integers(0, 5), min_size=1, max_size=9)
CASES = "all scores as rated, and every single score one point up or down within the scale"


def ranks_of(scores: list[int], target: int = 5) -> list[Result]:
    return list(single_error_ranks(assessment_of(scores), TOOL, target))


def pairs_of(scores: list[int], target: int = 5) -> list[Result]:
    return list(single_error_pairs(assessment_of(scores), TOOL, target))


def of(results: list[Result], measure: str) -> list[Result]:
    return [r for r in results if r.measure == measure]


def by_answer(results: list[Result], measure: str) -> dict[str, float]:
    return {r.answer: r.value for r in of(results, measure)}


def every_case(scores: list[int]) -> list[list[int]]:
    """As rated and every single error: written anew, without the code under test."""
    cases = [list(scores)]
    for place in range(len(scores)):
        for step in (-1, 1):
            case = list(scores)
            case[place] += step
            if 0 <= case[place] <= 5:
                cases.append(case)
    return cases


def test_the_ranges_of_2023_worked_by_hand() -> None:
    results = list(single_error_ranks(assessment_2023(), TOOL, 4))
    rows = {int(row["score"]): row for row in oracle("single_errors")}
    seen = dict.fromkeys(rows, 0)
    for rank, lowest in zip(
        of(results, "rank_under_one_error"), of(results, "lowest_under_one_error"), strict=True
    ):
        assert rank.service_id == lowest.service_id
        score = SCORES_2023[rank.service_id][0]
        row = rows[score]
        seen[score] += 1
        assert (rank.value, rank.lower, rank.upper) == (
            int(row["rank"]),
            int(row["lower"]),
            int(row["upper"]),
        )
        assert (lowest.answer, lowest.value) == (row["answer"], int(row["cases_lowest"]))
        assert (lowest.numerator, lowest.denominator) == (lowest.value, 31)
        assert (rank.base, rank.unit, lowest.unit) == (15, "rank", "cases")
    assert seen == {score: int(row["services"]) for score, row in rows.items()}


def test_what_holds_in_2023() -> None:
    results = list(single_error_ranks(assessment_2023(), TOOL, 4))
    assert by_answer(results, "services_lowest_under_one_error") == {
        "always": 1,
        "can be": 5,
        "never": 9,
    }
    (always,) = [r for r in of(results, "lowest_under_one_error") if r.answer == "always"]
    assert always.service_id == "infant-mental-health"
    assert isnan(always.confidence)


def test_the_pairs_of_2023() -> None:
    # Two points apart: 1 with 3 and 4, 2 with 4: 6 + 3 + 15 pairs. One apart: 1 with 2, 2 with 3,
    # 3 with 4: 5 + 30 + 18. Equal: 10 + 15 + 3.
    results = list(single_error_pairs(assessment_2023(), TOOL, 4))
    assert by_answer(results, "pairs_under_one_error") == {
        "kept": 24,
        "can tie": 53,
        "not determined": 28,
        "stays tied": 0,
    }
    within = {
        (r.group, r.group_value): (r.value, r.numerator, r.denominator)
        for r in of(results, "pairs_not_determined")
    }
    assert within == {
        ("score", "2"): (10, 10, 10),
        ("score", "3"): (15, 15, 15),
        ("score", "4"): (3, 3, 3),
    }
    assert len(of(results, "pair_under_one_error")) == 105


def test_each_pair_names_the_lower_one_first() -> None:
    pairs = {
        (r.service_id, r.group_value): (r.answer, r.group, r.status)
        for r in of(pairs_of([4, 2, 1, 2]), "pair_under_one_error")
    }
    assert pairs == {
        ("s1", "s0"): ("kept", "service", "shown"),
        ("s2", "s0"): ("kept", "service", "shown"),
        ("s3", "s0"): ("kept", "service", "shown"),
        ("s2", "s1"): ("can tie", "service", "shown"),
        ("s2", "s3"): ("can tie", "service", "shown"),
        ("s1", "s3"): ("not determined", "service", "shown"),
    }


def test_pairs_that_the_keys_of_the_ranking_cannot_part() -> None:
    # At target 0 the scores 0, 1 and 2 share a place in the lowest band.
    results = pairs_of([0, 0, 1], target=0)
    assert by_answer(results, "pairs_under_one_error")["stays tied"] == 3
    (within,) = of(results, "pairs_not_determined")
    assert (within.group_value, within.value, within.denominator) == ("0", 0, 1)
    # 1 and 2 are tied, but 2 can become 3, which is another band.
    assert by_answer(pairs_of([1, 2], target=0), "pairs_under_one_error")["can tie"] == 1


def test_the_ends_of_the_scale_are_no_error() -> None:
    # Two zeros: as rated, and each one up.
    (first, *_) = of(ranks_of([0, 0]), "lowest_under_one_error")
    assert (first.answer, first.numerator, first.denominator) == ("can be", 2, 3)
    (top, *_) = of(ranks_of([5, 5]), "lowest_under_one_error")
    assert (top.answer, top.numerator, top.denominator) == ("can be", 2, 3)


def test_the_methods_say_which_cases() -> None:
    assert {r.method for r in ranks_of([1, 2])} == {
        f"competition rank as rated; lowest and highest rank over the cases: {CASES}",
        f"cases in which it is the lowest or a joint lowest: {CASES}",
        f"count over the cases: {CASES}",
    }
    assert {(r.measure, r.method, r.unit) for r in pairs_of([1, 1])} == {
        ("pair_under_one_error", f"order of the two over the cases: {CASES}", ""),
        ("pairs_under_one_error", f"count over the cases: {CASES}", "pairs"),
        (
            "pairs_not_determined",
            f"pairs of services with this score, either of which can be the lower: {CASES}",
            "pairs",
        ),
    }
    (counted, *_) = of(ranks_of([1, 2]), "services_lowest_under_one_error")
    assert (counted.unit, counted.numerator, counted.denominator) == ("services", 1, 2)


@given(SCORES)
def test_ranges_are_those_of_every_case(scores: list[int]) -> None:
    results = ranks_of(scores)
    ranks = np.array([rankdata(case, method="min") for case in every_case(scores)])
    for place, own in enumerate(of(results, "rank_under_one_error")):
        column = ranks[:, place]
        assert (own.value, own.lower, own.upper) == (column[0], column.min(), column.max())
    times = (ranks == 1).sum(axis=0)
    assert [r.value for r in of(results, "lowest_under_one_error")] == list(times)
    counted = by_answer(results, "services_lowest_under_one_error")
    assert list(counted) == list(LOWEST)
    assert sum(counted.values()) == len(scores)


@given(SCORES)
def test_pairs_follow_from_how_far_apart_the_two_are(scores: list[int]) -> None:
    word = {0: "not determined", 1: "can tie"}
    results = pairs_of(scores)
    for r in of(results, "pair_under_one_error"):
        low, high = scores[int(r.service_id[1:])], scores[int(r.group_value[1:])]
        assert r.answer == word.get(high - low, "kept")
        assert low <= high
    counted = by_answer(results, "pairs_under_one_error")
    assert list(counted) == list(PAIRS)
    assert sum(counted.values()) == len(scores) * (len(scores) - 1) / 2


@settings(max_examples=30)
@given(SCORES, st.integers(0, 5))
def test_shuffled_rows_give_the_same_table(scores: list[int], target: int) -> None:
    frame = assessment_of(scores)
    shuffled = frame.sample(frac=1, random_state=target).reset_index(drop=True)
    tables = [
        results_table(
            "x",
            [*single_error_ranks(rows, TOOL, target), *single_error_pairs(rows, TOOL, target)],
        )
        for rows in (frame, shuffled)
    ]
    pd.testing.assert_frame_equal(tables[0], tables[1])


@settings(max_examples=30)
@given(SCORES, st.integers(0, 5))
def test_a_recoding_that_keeps_the_order_changes_nothing(scores: list[int], target: int) -> None:
    frame = assessment_of(scores)
    recoded = frame.assign(score=frame["score"] + SHIFT)
    for measure in (single_error_ranks, single_error_pairs):
        as_it_was = [r for r in measure(frame, TOOL, target) if r.measure != "pairs_not_determined"]
        again = [
            r
            for r in measure(recoded, SHIFTED, target + SHIFT)
            if r.measure != "pairs_not_determined"
        ]
        assert list(map(repr, again)) == list(map(repr, as_it_was))


def test_a_second_key_orders_equals_in_every_case() -> None:
    # Two rated 2, the first with the greater second need. Up to 3 or down to 1 turns them round;
    # with no error they are not level, so that they never tie.
    second = pd.Series({"s0": 2, "s1": 1}, name="need")
    ranks = list(single_error_ranks(assessment_of([2, 2]), TOOL, 5, second))
    own = {r.service_id: (r.value, r.lower, r.upper) for r in of(ranks, "rank_under_one_error")}
    assert own == {"s0": (1, 1, 2), "s1": (2, 1, 2)}
    (pair,) = of(
        list(single_error_pairs(assessment_of([2, 2]), TOOL, 5, second)), "pair_under_one_error"
    )
    assert pair.answer == "not determined"
    # Rated 2 and 3: one error makes the ratings equal, and the key then keeps the order.
    (pair,) = of(
        list(single_error_pairs(assessment_of([2, 3]), TOOL, 5, second)), "pair_under_one_error"
    )
    assert (pair.service_id, pair.answer) == ("s0", "kept")
