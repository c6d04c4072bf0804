from __future__ import annotations

import statistics
from fractions import Fraction
from math import isnan

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jsna.measures.consensus import Item, rated_items, score_consensus, scores_given
from jsna.measures.results import Result, results_table
from jsna.measures.rules import ROUNDINGS
from tests.measures.oracle import oracle
from tests.measures.raters import oracle_ratings, ratings_of


def found_in(ratings: pd.DataFrame, measure: str, rounding: str = "half up") -> dict[str, Result]:
    results = score_consensus(ratings, rounding)  # type: ignore[arg-type]
    return {each.item_id: each for each in results if each.measure == measure}


@pytest.mark.parametrize("row", oracle("rollup"), ids=lambda row: row["item_id"])
def test_the_consensus_worked_by_hand(row: dict[str, str]) -> None:
    found = found_in(oracle_ratings(), "consensus")[row["item_id"]]
    count, said = len(row["scores"].split()), int(row["not_applicable"])
    assert found.service_id == row["service_id"]
    assert found.denominator == count + said
    if row["consensus"]:
        expected = (float(row["consensus"]), float(row["lowest"]), float(row["highest"]))
        assert (found.value, found.lower, found.upper) == expected
        assert (found.numerator, found.status) == (count, "shown")
    else:
        assert all(map(isnan, (found.value, found.lower, found.upper, found.numerator)))
        assert found.status == "not estimable"


def test_each_consensus_says_how_it_was_found() -> None:
    found = found_in(oracle_ratings(), "consensus", "half even")
    assert {item: each.method for item, each in found.items()} == {
        "access": (
            "median of the raters; lower and upper are the range of 2; 2.5 rounded half even"
        ),
        "quality": "median of the raters; lower and upper are the range of 3",
        "training": "median of the raters: not applicable, by 2 of the raters",
        "records": "median of the raters; lower and upper are the range of 1",
        "outreach": "median of the raters: no rater scored it",
    }
    assert found["access"].value == 2
    assert {each.unit for each in found.values()} == {"score"}


def test_the_range_needs_two_raters() -> None:
    found = found_in(oracle_ratings(), "consensus_range")
    assert (found["quality"].value, found["access"].value) == (4, 1)
    assert (found["quality"].numerator, found["quality"].denominator) == (3, 3)
    assert {each.unit for each in found.values()} == {"points"}
    for item, count in (("records", 1), ("training", 0), ("outreach", 0)):
        alone = found[item]
        assert (alone.status, alone.denominator) == ("not estimable", count)
        assert isnan(alone.value)
        assert alone.method == f"highest less lowest score of the raters: {count} scored it"
    assert found["quality"].method == "highest less lowest score of the raters"


def test_raters_are_counted() -> None:
    said = found_in(oracle_ratings(), "raters_not_applicable")
    assert {item: each.value for item, each in said.items()} == {
        "access": 0,
        "quality": 0,
        "training": 2,
        "records": 1,
        "outreach": 0,
    }
    # Three who scored, two who said not applicable, and the one who did nothing.
    total = found_in(oracle_ratings(), "raters")[""]
    assert (total.value, total.unit, total.method) == (6, "raters", "count")
    assert {(each.unit, each.method) for each in said.values()} == {("raters", "count")}


def test_items_come_in_order_with_what_was_said() -> None:
    frame = ratings_of(
        [
            ("b", "x", "2", 4, False),
            ("a", "x", "2", 1, False),
            ("a", "x", "1", 5, True),
            ("a", "w", "", 3, False),
        ]
    )
    items = rated_items(frame)
    assert items == [Item("w", "", (3,)), Item("x", "1", (), 1), Item("x", "2", (1, 4))]
    assert [item.not_applicable for item in items] == [False, True, False]
    # What is not applicable has no score, whatever stands there; other blanks do not matter.
    assert list(scores_given(frame.assign(evidence=None))["score"]) == [4, 1, 3]


@given(st.lists(st.integers(0, 5), min_size=1, max_size=9))
def test_the_consensus_is_the_rounded_median(scores: list[int]) -> None:
    item = Item("s", "i", tuple(sorted(scores)))
    median = statistics.median(map(Fraction, scores))
    assert item.median == median
    for rounding, rounded in ROUNDINGS.items():
        assert item.consensus(rounding) == rounded(median)


@settings(max_examples=15)
@given(st.permutations(range(11)))
def test_any_order_of_rows_gives_the_same_table(order: list[int]) -> None:
    frame = oracle_ratings()
    rows = [place for place in order if place < len(frame)]
    rest = [place for place in range(len(frame)) if place not in rows]
    shuffled = frame.iloc[[*rows, *rest]].reset_index(drop=True)
    expected = results_table("x", score_consensus(frame, "half up"))
    pd.testing.assert_frame_equal(
        results_table("x", score_consensus(shuffled, "half up")), expected
    )


def test_without_a_column_that_says_so_a_missing_score_is_not_applicable() -> None:
    ratings = ratings_of([("r1", "a", "", 3, False), ("r2", "a", "", None, True)])
    told = rated_items(ratings.drop(columns="not_applicable"))
    assert told == rated_items(ratings)
    assert told[0].said_not_applicable == 1
