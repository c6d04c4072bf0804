from __future__ import annotations

from math import isnan

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import rankdata

from jsna.measures.rankings import count_gaps, places_of_scores, rank_services, shortfalls
from jsna.measures.results import Result, results_table
from tests.measures.builders import SCORES, TOOL, assessment_2023, assessment_of, values


def gaps_of(*rows: tuple[str, str]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["service_id", "status"])


def test_the_ranks_of_2023_with_their_ties() -> None:
    results = list(rank_services(assessment_2023(), TOOL, 4))
    assert {(r.value, r.numerator) for r in results} == {(1, 1), (2, 5), (7, 6), (13, 3)}
    (lowest,) = [r.service_id for r in results if r.value == 1]
    assert lowest == "infant-mental-health"


def test_the_shortfalls_of_2023() -> None:
    # Worked from the distribution: target 4 falls short by 3, 5 x 2 and 6 x 1.
    results = list(shortfalls(assessment_2023(), [4, 3, 5]))
    totals = {r.group_value: r.value for r in results if r.measure == "shortfall_total"}
    services = {r.group_value: r.value for r in results if r.measure == "services_below_target"}
    assert values(results, "target") == {"": 4}
    assert totals == {"4": 19, "3": 7, "5": 34}
    assert services == {"4": 12, "3": 6, "5": 15}


def test_the_order_of_2023_is_the_same_at_each_target() -> None:
    ranks = [values(list(rank_services(assessment_2023(), TOOL, t)), "rank") for t in (3, 4, 5)]
    assert ranks[0] == ranks[1] == ranks[2]


def test_the_band_comes_before_the_shortfall() -> None:
    # At target 3 nothing falls short from 3 up, but the bands still differ.
    results = list(rank_services(assessment_of([3, 4, 5]), TOOL, 3))
    assert values(results, "rank") == {"s0": 1, "s1": 2, "s2": 3}


def test_within_a_band_the_larger_shortfall_comes_first() -> None:
    results = list(rank_services(assessment_of([2, 0, 1]), TOOL, 2))
    assert values(results, "rank") == {"s0": 3, "s1": 1, "s2": 2}
    # A low target leaves what reaches it tied within its band.
    assert values(list(rank_services(assessment_of([2, 1]), TOOL, 1)), "rank") == {"s0": 1, "s1": 1}


@pytest.mark.parametrize(
    ("target", "places"),
    [
        (5, [0, 1, 2, 3, 4, 5]),
        # The bands part 3, 4 and 5 at any target; within the lowest, only a shortfall does.
        (2, [0, 1, 2, 3, 4, 5]),
        (1, [0, 1, 1, 2, 3, 4]),
        (0, [0, 0, 0, 1, 2, 3]),
    ],
)
def test_the_places_of_scores_in_the_order_of_the_ranking(target: int, places: list[int]) -> None:
    assert places_of_scores(TOOL, target) == places
    ranks = values(list(rank_services(assessment_of(list(TOOL.scores)), TOOL, target)), "rank")
    assert list(rankdata(places, method="min")) == list(ranks.values())


@given(SCORES)
def test_ranks_are_those_of_scipy(scores: list[int]) -> None:
    results = list(rank_services(assessment_of(scores), TOOL, 5))
    assert [r.value for r in results] == list(rankdata(scores, method="min"))
    assert [r.numerator for r in results] == [scores.count(score) for score in scores]


@given(SCORES, st.integers(0, 5))
def test_shuffled_rows_give_the_same_table(scores: list[int], target: int) -> None:
    frame = assessment_of(scores)
    shuffled = frame.sample(frac=1, random_state=target).reset_index(drop=True)
    one, other = [
        results_table("x", [*rank_services(rows, TOOL, target), *shortfalls(rows, [target])])
        for rows in (frame, shuffled)
    ]
    pd.testing.assert_frame_equal(one, other)


@given(SCORES, st.integers(0, 5))
def test_the_points_of_the_services_add_up_to_the_total(scores: list[int], target: int) -> None:
    results = list(shortfalls(assessment_of(scores), [target]))
    points = values(results, "shortfall").values()
    (total,) = values(results, "shortfall_total").values()
    assert sum(points) == total == sum(target - score for score in scores if score < target)


def test_gaps_are_counted_by_service_and_status_and_none_is_0() -> None:
    results = list(count_gaps(assessment_of([1, 2]), gaps_of(("s0", "open"), ("s0", "planned"))))
    assert values(results, "gap_count") == {"s0": 2, "s1": 0}
    assert values(results, "gaps") == {"": 2}
    assert values(results, "gaps_with_status") == {
        "open": 1,
        "in development": 0,
        "planned": 1,
        "further work needed": 0,
        "closed": 0,
    }


def said(results: list[Result]) -> list[tuple[object, ...]]:
    """Every word and count of each result but its value's kind; missing counts as None."""
    return [
        (
            each.measure,
            each.service_id or each.answer,
            each.group_value,
            *(
                None if isnan(n) else n
                for n in (each.value, each.numerator, each.denominator, each.base)
            ),
            each.unit,
            each.method,
            each.group,
        )
        for each in results
    ]


def test_each_rank_says_what_it_counts_and_how() -> None:
    method = "competition rank: band, then shortfall to 4; equals share a rank"
    assert said(list(rank_services(assessment_of([2, 3, 2]), TOOL, 4))) == [
        ("rank", "s0", "", 1, 2, 3, None, "rank", method, ""),
        ("rank", "s1", "", 3, 1, 3, None, "rank", method, ""),
        ("rank", "s2", "", 1, 2, 3, None, "rank", method, ""),
    ]


def test_each_shortfall_says_what_it_counts_and_how() -> None:
    method, of = "3 less the score, at least 0", "target"
    declared = "declared by the review, or set for this run"
    assert said(list(shortfalls(assessment_of([2, 4]), [3]))) == [
        ("target", "", "", 3, None, None, None, "score", declared, ""),
        ("shortfall", "s0", "3", 1, None, None, None, "points", method, of),
        ("shortfall", "s1", "3", 0, None, None, None, "points", method, of),
        ("shortfall_total", "", "3", 1, None, None, 2, "points", method, of),
        ("services_below_target", "", "3", 1, 1, 2, None, "services", method, of),
    ]


def test_each_count_of_gaps_says_out_of_how_many() -> None:
    found = said(list(count_gaps(assessment_of([1]), gaps_of(("s0", "open"), ("", "planned")))))
    assert found[0] == ("gap_count", "s0", "", 1, None, 2, None, "gaps", "count", "")
    assert found[1] == ("gaps_with_status", "open", "", 1, None, 2, None, "gaps", "count", "")
    assert found[-1] == ("gaps", "", "", 2, None, None, None, "gaps", "count", "")
    assert len(found) == 7


SECOND = pd.Series({"s0": 1.0, "s1": 3.0, "s2": 1.0, "s3": 0.0}, name="families reached")


def test_a_listed_second_key_sets_equal_ratings_apart_and_is_named() -> None:
    # Ratings 2 2 2 4: s1 has the greatest second need, s0 and s2 stay equal, s3 is rated higher.
    ranked = list(rank_services(assessment_of([2, 2, 2, 4]), TOOL, 4, SECOND))
    assert values(ranked, "rank") == {"s0": 2, "s1": 1, "s2": 2, "s3": 4}
    assert {r.service_id: r.numerator for r in ranked} == {"s0": 2, "s1": 1, "s2": 2, "s3": 1}
    assert {r.method for r in ranked} == {
        "competition rank: band, then shortfall to 4, then families reached; equals share a rank"
    }


def test_a_second_key_never_puts_a_better_rating_first() -> None:
    ranked = list(rank_services(assessment_of([3, 2, 1, 0]), TOOL, 4, SECOND))
    assert values(ranked, "rank") == {"s0": 4, "s1": 3, "s2": 2, "s3": 1}


def test_a_service_without_a_level_on_the_second_key_is_a_defect() -> None:
    with pytest.raises(KeyError):
        list(rank_services(assessment_of([3, 2, 1, 0, 5]), TOOL, 4, SECOND))


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 3)), min_size=1, max_size=10))
def test_ranks_by_two_keys_are_scipys_min_ranks_of_the_pairs(rows: list[tuple[int, int]]) -> None:
    assessment = assessment_of([score for score, _ in rows])
    second = pd.Series(dict(zip(assessment["service_id"], [need for _, need in rows], strict=True)))
    ranked = values(list(rank_services(assessment, TOOL, 5, second.rename("need"))), "rank")
    # A score is worth more than all levels of the second key together.
    keys = [score * 10 - need for score, need in rows]
    expected = rankdata(keys, method="min")
    assert [ranked[each] for each in assessment["service_id"]] == list(expected)
