from __future__ import annotations

from math import isnan, nan

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jsna.measures.breaks import Break
from jsna.measures.published import RatedReview
from jsna.measures.results import Result, results_table
from jsna.measures.trends import CHANGES, compare_reviews, trends
from tests.measures.oracle import oracle

RATED = st.dictionaries(
    st.sampled_from("abcdefgh"), st.sampled_from([0, 1, 2, 3, 4, 5, nan]), max_size=8
)
TOTALS = ("services_matched", *(f"services_{word}" for word in CHANGES))


def reviews(
    earlier: dict[str, float], later: dict[str, float], version: str = "1"
) -> tuple[RatedReview, RatedReview]:
    return RatedReview("then", "t", "1", earlier), RatedReview("now", "t", version, later)


def compared(
    earlier: dict[str, float], later: dict[str, float], breaks: dict[str, str] | None = None
) -> list[Result]:
    marked = {name: Break(name, "now", reason) for name, reason in (breaks or {}).items()}
    return list(compare_reviews(*reviews(earlier, later), marked))


def totals(results: list[Result]) -> dict[str, float]:
    return {r.measure: r.value for r in results if r.measure.startswith("services_")}


def of(results: list[Result], measure: str) -> list[Result]:
    return [r for r in results if r.measure == measure]


def worked() -> list[Result]:
    rows = oracle("changes")
    earlier = {row["service_id"]: float(row["from"]) for row in rows if row["from"]}
    later = {row["service_id"]: float(row["to"]) for row in rows if row["to"]}
    return compared(earlier, later, {"dads-partners": "it was rated with another service"})


def test_the_changes_worked_by_hand() -> None:
    rows = {row["service_id"]: row for row in oracle("changes")}
    results = worked()
    changes = {r.service_id: r for r in of(results, "change")}
    befores = {r.service_id: r.value for r in of(results, "score_from")}
    afters = {r.service_id: r.value for r in of(results, "score_to")}
    matched = {name for name, row in rows.items() if row["finding"] in CHANGES}
    assert set(befores) == set(afters) == matched
    assert set(changes) == {*matched, "dads-partners"}
    for name in matched:
        before, after = int(rows[name]["from"]), int(rows[name]["to"])
        assert (befores[name], afters[name]) == (before, after)
        assert (changes[name].answer, changes[name].value) == (
            rows[name]["finding"],
            after - before,
        )
    assert totals(results) == {
        "services_better": 3,
        "services_same": 1,
        "services_worse": 2,
        "services_matched": 6,
        "services_not_comparable": 1,
        "services_new": 1,
        "services_gone": 1,
    }
    assert {r.answer: (r.value, r.numerator, r.denominator) for r in of(results, "transition")} == {
        "2 to 3": (2, 2, 6),
        "3 to 3": (1, 1, 6),
        "3 to 2": (1, 1, 6),
        "0 to 5": (1, 1, 6),
        "4 to 1": (1, 1, 6),
    }


def test_what_each_number_says_of_itself() -> None:
    results = worked()
    assert {(r.group, r.group_value) for r in results} == {("since", "then")}
    parts = {
        (r.measure, r.unit, r.method)
        for r in results
        if r.service_id == "networks" or r.measure == "transition"
    }
    method = "now against then, scores as published"
    assert parts == {
        ("change", "points", method),
        ("score_from", "score", method),
        ("score_to", "score", method),
        ("transition", "services", "count"),
    }
    counted = {r.measure: (r.numerator, r.denominator, r.unit) for r in results if not r.service_id}
    assert counted["services_better"] == (3, 6, "services")
    assert counted["services_matched"] == (6, 6, "services")
    assert counted["services_not_comparable"] == (1, 7, "services")
    assert counted["services_gone"] == (1, 8, "services")
    assert counted["services_new"] == (1, 8, "services")


def test_services_that_came_and_went_are_listed_apart() -> None:
    results = compared({"a": 1, "z": 4, "b": nan}, {"a": 1, "y": 3, "c": 2})
    gone, new = of(results, "service_gone"), of(results, "service_new")
    assert [r.service_id for r in gone] == ["b", "z"]
    assert (gone[1].value, gone[1].unit, gone[1].method) == (
        4,
        "score",
        "in then only; its score there",
    )
    assert isnan(gone[0].value)
    assert (gone[0].status, gone[0].method) == (
        "not estimable",
        "in then only, where no score is shown",
    )
    assert [(r.service_id, r.value, r.method) for r in new] == [
        ("c", 2, "in now only; its score there"),
        ("y", 3, "in now only; its score there"),
    ]


def refused(results: list[Result]) -> dict[tuple[str, str], str]:
    return {(r.measure, r.service_id): r.method for r in results if r.status == "not comparable"}


def test_another_version_of_the_tool_is_refused() -> None:
    results = list(
        compare_reviews(
            *reviews({"a": 1, "b": 2}, {"a": 1, "c": 3}, "2"), {"a": Break("a", "now", "no")}
        )
    )
    reason = "not comparable: then used t version 1 and now used t version 2"
    assert refused(results) == {
        ("change", "a"): reason,
        **{(measure, ""): reason for measure in (*TOTALS, "mean_change")},
    }
    assert {r.unit for r in results if r.measure in TOTALS} == {"services"}
    assert {r.unit for r in results if r.measure in ("change", "mean_change")} == {"points"}
    assert all(isnan(r.value) and isnan(r.numerator) for r in results if r.status != "shown")
    # Who came and went does not hang on the tool.
    assert {r.measure for r in results if r.status == "shown"} == {
        "service_gone",
        "service_new",
        "services_gone",
        "services_new",
        "services_not_comparable",
    }


def test_a_break_that_the_codebook_marks_is_refused() -> None:
    results = compared({"a": 1, "b": 2}, {"a": 2, "b": 2}, {"a": "split in two", "x": "elsewhere"})
    assert refused(results) == {
        ("change", "a"): "not comparable: the codebook marks a break: split in two",
        ("mean_change", ""): ("not comparable: not the same services, or not all comparable: a"),
    }
    assert totals(results)["services_matched"] == 1


@pytest.mark.parametrize(
    ("before", "after", "where"), [(nan, 1, "then"), (1, nan, "now"), (nan, nan, "then and now")]
)
def test_a_score_that_is_not_shown_is_refused(before: float, after: float, where: str) -> None:
    results = compared({"a": before, "b": 1}, {"a": after, "b": 2})
    assert refused(results)["change", "a"] == f"not comparable: no score is shown in {where}"
    assert totals(results)["services_matched"] == 1


def test_the_change_of_the_mean_of_the_same_services() -> None:
    (mean,) = of(compared({"a": 1, "b": 2, "c": 3}, {"a": 2, "b": 2, "c": 3}), "mean_change")
    assert (mean.value, mean.unit, mean.base) == (0.3333333333, "points", 3)
    assert mean.method == (
        "mean of the same 3 services; not in itself a finding, since the scale is an order"
    )


@pytest.mark.parametrize(
    ("earlier", "later", "why"),
    [
        ({"a": 1, "b": 2, "c": 1}, {"a": 1}, "b, c"),
        ({"a": 1}, {"a": 1, "d": 1}, "d"),
        ({}, {}, "there is none"),
    ],
)
def test_the_change_of_the_mean_of_other_services_is_refused(
    earlier: dict[str, float], later: dict[str, float], why: str
) -> None:
    (mean,) = of(compared(earlier, later), "mean_change")
    assert (mean.status, mean.unit) == ("not comparable", "points")
    assert mean.method == (f"not comparable: not the same services, or not all comparable: {why}")


def test_fractions_of_points_are_kept_and_rounded_for_every_machine() -> None:
    results = compared({"a": 0.1, "b": 2.5}, {"a": 0.3, "b": 2.5})
    assert [r.value for r in of(results, "change")] == [0.2, 0]
    assert {r.answer for r in of(results, "transition")} == {"0.1 to 0.3", "2.5 to 2.5"}


@given(RATED, RATED, st.dictionaries(st.sampled_from("abcdefgh"), st.just("why")))
def test_the_counts_reconcile(
    earlier: dict[str, float], later: dict[str, float], breaks: dict[str, str]
) -> None:
    results = compared(earlier, later, breaks)
    count = totals(results)
    assert sum(count[f"services_{word}"] for word in CHANGES) == count["services_matched"]
    assert sum(r.value for r in of(results, "transition")) == count["services_matched"]
    in_both = count["services_matched"] + count["services_not_comparable"]
    assert in_both + count["services_gone"] == len(earlier)
    assert in_both + count["services_new"] == len(later)
    for word in CHANGES:
        answers = [r.answer for r in of(results, "change")]
        assert answers.count(word) == count[f"services_{word}"]


@given(RATED, RATED)
def test_a_recoding_that_keeps_the_order_changes_no_finding(
    earlier: dict[str, float], later: dict[str, float]
) -> None:
    recoded = [{name: score**3 - 7 for name, score in each.items()} for each in (earlier, later)]
    findings = [
        {r.service_id: r.answer for r in of(compared(*each), "change")}
        for each in ((earlier, later), recoded)
    ]
    assert findings[0] == findings[1]


@settings(max_examples=30)
@given(RATED, RATED)
def test_the_order_of_the_services_does_not_matter(
    earlier: dict[str, float], later: dict[str, float]
) -> None:
    turned = [dict(reversed(each.items())) for each in (earlier, later)]
    tables = [results_table("x", compared(*each)) for each in ((earlier, later), turned)]
    pd.testing.assert_frame_equal(tables[0], tables[1])


def test_a_first_review_has_no_trends() -> None:
    assert list(trends([RatedReview("1", "t", "1", {"a": 2.0})], [])) == []


def test_two_reviews_are_compared_and_three_make_a_series_too() -> None:
    reviews = [RatedReview(str(n), "t", "1", {"a": float(n), "b": 2.0}) for n in (1, 2, 3)]
    two = {result.measure for result in trends(reviews[:2], [])}
    three = list(trends(reviews, [Break("b", "3", "a break")]))
    assert "change" in two
    assert "score_in_review" not in two
    cells = [r for r in three if r.measure == "score_in_review" and r.service_id == "b"]
    assert [r.status for r in cells] == ["not comparable", "not comparable", "shown"]
    (change,) = [r for r in three if r.measure == "change" and r.service_id == "a"]
    assert (change.group_value, change.value) == ("2", 1)


def test_of_what_was_split_or_merged_no_change_is_computed() -> None:
    earlier = RatedReview("then", "t", "1", {"w": 2, "x": 3, "y": 4, "a": 1})
    later = RatedReview("now", "t", "1", {"p": 3, "q": 2, "m": 4, "a": 2, "n": 5})
    breaks = {
        "p": Break("p", "now", "W was split", frozenset({"w"})),
        "q": Break("q", "now", "W was split", frozenset({"w"})),
        "m": Break("m", "now", "X and Y were merged", frozenset({"x", "y"})),
        "n": Break("n", "now", "Z was split", frozenset({"z"})),
    }
    results = list(compare_reviews(earlier, later, breaks))
    refused = {r.service_id: r.method for r in of(results, "change") if r.status != "shown"}
    split = "not comparable: the codebook marks a break: W was split"
    merged = "not comparable: the codebook marks a break: X and Y were merged"
    assert refused == {"p": split, "q": split, "m": merged}
    assert [(r.service_id, r.value) for r in of(results, "score_from")] == [("a", 1)]
    assert {r.service_id for r in of(results, "service_gone")} == {"w", "x", "y"}
    # What Z was is not known to the earlier review: its part is new.
    assert {r.service_id for r in of(results, "service_new")} == {"n"}
    counts = totals(results)
    assert (counts["services_matched"], counts["services_not_comparable"]) == (1, 3)
    assert (counts["services_gone"], counts["services_new"]) == (3, 1)
    assert len(later.scores) == 1 + 3 + 1
    assert of(results, "mean_change")[0].status == "not comparable"


@settings(max_examples=60)
@given(
    RATED, RATED, st.dictionaries(st.sampled_from("abcdefgh"), st.sets(st.sampled_from("abcdefgh")))
)
def test_every_service_of_the_later_review_is_counted_once(
    earlier: dict[str, float], later: dict[str, float], came_of: dict[str, set[str]]
) -> None:
    breaks = {n: Break(n, "now", "regrouped", frozenset(olds)) for n, olds in came_of.items()}
    results = list(compare_reviews(*reviews(earlier, later), breaks))
    counts = totals(results)
    known = ("services_matched", "services_not_comparable", "services_new")
    assert sum(counts[name] for name in known) == len(later)
    assert counts["services_gone"] == len(earlier.keys() - later.keys())
    changed = {r.service_id for r in of(results, "change") if r.status == "shown"}
    assert changed == {r.service_id for r in of(results, "score_from")}
    assert changed.isdisjoint(breaks)


def test_a_renamed_service_goes_on_and_its_name_then_is_said() -> None:
    rated = [
        RatedReview("1", "t", "1", {"b": 1}, {"b": "A"}),
        RatedReview("2", "t", "1", {"b": 2}, {"b": "A"}),
        RatedReview("3", "t", "1", {"b": 4}),
    ]
    three = list(trends(rated, []))
    assert [(r.service_id, r.value, r.answer) for r in of(three, "change")] == [("b", 2, "better")]
    assert [(r.group, r.group_value, r.answer) for r in of(three, "called")] == [
        ("review", "1", "A"),
        ("review", "2", "A"),
    ]
    assert [r.group_value for r in of(list(trends(rated[1:], [])), "called")] == ["2"]
