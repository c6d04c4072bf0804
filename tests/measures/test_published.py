from __future__ import annotations

from math import isnan, nan

import pandas as pd
import pytest

from jsna.measures.breaks import Break
from jsna.measures.published import (
    RatedReview,
    other_tool,
    published_scores,
    rated_review,
    score_series,
)
from jsna.measures.results import Result, results_table

ORDER = ["first", "second", "third", "fourth"]


def rated(review: str, tool: str = "t", version: str = "1", **scores: float) -> RatedReview:
    return RatedReview(review, tool, version, scores)


def test_the_scores_of_services_are_read_as_published() -> None:
    table = results_table(
        "first",
        [
            Result("score", 3, "score", service_id="a"),
            Result("score", 2.5, "score", service_id="b"),
            Result("score", nan, "score", service_id="c", status="not estimable"),
            Result("score", 1, "score", service_id="d", item_id="d1"),
            Result("score", 1, "score", service_id="e", group="kind", group_value="system"),
            Result("score", 9, "score"),
            Result("score_mean", 2, "score", service_id="f"),
        ],
    )
    review = published_scores("first", "t", "1", table)
    assert (review.review, review.tool, review.version) == ("first", "t", "1")
    assert list(review.scores) == ["a", "b", "c"]
    assert (review.scores["a"], review.scores["b"]) == (3, 2.5)
    assert isnan(review.scores["c"])
    assert [review.hides(name) for name in "abc"] == [False, False, True]


def test_a_number_that_is_not_shown_is_not_read() -> None:
    table = results_table("first", [Result("score", 3, service_id="a", status="suppressed")])
    assert published_scores("first", "t", "1", table).hides("a")


def test_results_without_any_score_are_refused() -> None:
    table = results_table("first", [Result("overall", 3)])
    with pytest.raises(ValueError, match=r"^the published results of first hold no score of a"):
        published_scores("first", "t", "1", table)


def test_another_tool_or_version_is_said() -> None:
    assert other_tool(rated("first"), rated("second")) == ""
    assert other_tool(rated("first"), rated("second", version="2")) == (
        "first used t version 1 and second used t version 2"
    )
    assert other_tool(rated("first", tool="u"), rated("second")) == (
        "first used u version 1 and second used t version 1"
    )


def test_scores_side_by_side_as_far_as_they_compare_with_the_last() -> None:
    series = [
        rated("first", version="0", a=1, b=2),
        rated("second", a=2, b=3, gone=4),
        rated("fourth", a=3, b=nan, new=5),
    ]
    results = list(score_series(series, iter([Break("a", "third", "redefined")]), ORDER))
    cells = {
        (r.service_id, r.group_value): (r.value, r.status, r.method)
        for r in results
        if (r.measure, r.group, r.unit) == ("score_in_review", "review", "score")
        and r.status == "shown"
    }
    published = ("shown", "score as published")
    assert cells == {
        ("b", "second"): (3, *published),
        ("gone", "second"): (4, *published),
        ("a", "fourth"): (3, *published),
        ("new", "fourth"): (5, *published),
    }
    hidden = {
        (r.service_id, r.group_value): (r.status, r.method) for r in results if isnan(r.value)
    }
    tools = "not comparable: first used t version 0 and fourth used t version 1"
    assert hidden == {
        ("a", "first"): ("not comparable", tools),
        ("b", "first"): ("not comparable", tools),
        ("a", "second"): ("not comparable", "not comparable: redefined"),
        ("b", "fourth"): ("not estimable", "not estimable: no score is shown"),
    }
    assert len(results) == len(cells) + len(hidden) + 3


def test_the_reviews_of_a_series_in_the_order_of_time() -> None:
    results = list(score_series([rated("second", a=1, b=1), rated("first", a=1)], [], ORDER[1::-1]))
    places = [r for r in results if r.measure == "review_in_series"]
    assert [(r.group, r.group_value, r.value, r.base) for r in places] == [
        ("review", "second", 1, 2),
        ("review", "first", 2, 1),
    ]
    assert {(r.unit, r.method) for r in places} == {("place", "place in the order of time")}


def test_the_order_of_the_services_does_not_matter() -> None:
    tables = [
        results_table("x", score_series([RatedReview("first", "t", "1", scores)], [], ORDER))
        for scores in ({"a": 1, "b": 2}, {"b": 2, "a": 1})
    ]
    pd.testing.assert_frame_equal(tables[0], tables[1])


def facts(review: str, date: str) -> pd.DataFrame:
    row = {"review": review, "date": date, "tool_id": "tool", "tool_version": "1"}
    return pd.DataFrame([row])


def test_a_review_is_read_from_its_own_tables() -> None:
    rated = rated_review(
        facts("2024", "2024-04"), results_table("2024", [Result("score", 3, service_id="a")])
    )
    assert rated == RatedReview("2024", "tool", "1", {"a": 3.0})


def test_what_came_of_a_split_is_not_comparable_where_what_it_came_of_was_rated() -> None:
    series = [rated("first", old=2), rated("second", old=3), rated("third", one=4, two=1)]
    split = [
        Break(name, "third", "old was split into them", frozenset({"old"}))
        for name in ("one", "two", "never")
    ]
    results = list(score_series(series, split, ORDER))
    cells = {
        (r.service_id, r.group_value): r.status for r in results if r.measure == "score_in_review"
    }
    assert cells == {
        ("old", "first"): "shown",
        ("old", "second"): "shown",
        ("one", "third"): "shown",
        ("two", "third"): "shown",
        **{(name, review): "not comparable" for name in ("one", "two") for review in ORDER[:2]},
    }
    reasons = {r.method for r in results if r.status == "not comparable"}
    assert reasons == {"not comparable: old was split into them"}
