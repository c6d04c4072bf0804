from __future__ import annotations

from dataclasses import replace

from jsna.exhibits.sureness import sureness
from tests.exhibits.content_of_reviews import content_of_2023, result, synthetic
from tests.exhibits.content_of_several import (
    MISRATING,
    RANKS,
    content_of_three,
    sure_of_2023,
    with_results,
    without,
)


def test_a_review_without_intervals_has_none() -> None:
    assert sureness(content_of_2023()) is None


def test_both_ranges_are_read_by_service_with_the_level_and_what_is_assumed() -> None:
    sure = sureness(content_of_three())
    assert sure is not None
    assert sure.level == "90%"
    assert sure.intervals == {key: own for key, (_, _, own, _) in RANKS.items()}
    assert sure.one_error == {key: one for key, (*_, one) in RANKS.items()}
    assert sure.assumption == MISRATING
    assert not sure.same


def test_ranges_that_are_the_same_are_seen() -> None:
    sure = sureness(sure_of_2023())
    assert sure is not None
    assert sure.same


def test_without_single_errors_there_are_the_intervals_alone() -> None:
    sure = sureness(without(content_of_three(), "rank_under_one_error"))
    assert sure is not None
    assert sure.one_error == {}


def test_a_service_without_an_interval_leaves_none_for_any() -> None:
    content = content_of_three()
    results = content.results
    gone = (results["measure"] == "rank_interval") & (results["service_id"] == "networks")
    assert sureness(replace(content, results=results[~gone])) is None


def test_a_single_service_has_no_order_to_be_sure_of() -> None:
    hidden = result("rank_interval", service_id="service-1", status="not estimable", method="x")
    assert sureness(with_results(synthetic({"A": 3}), [hidden])) is None
