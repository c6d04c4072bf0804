from __future__ import annotations

import datetime
from math import isnan

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jsna.errors import InputError
from jsna.measures.gap_history import (
    HISTORIES,
    OPTIONAL,
    count_histories,
    gap_register,
    history_of,
)
from jsna.measures.results import Result, results_table
from tests.measures.oracle import oracle

STATUSES = st.sampled_from(["open", "planned", "closed"])
HISTORY = st.lists(st.dictionaries(st.sampled_from("abcdef"), STATUSES), min_size=2, max_size=4)


def statements(gaps: dict[str, str]) -> pd.DataFrame:
    """The gaps of a review with their statuses; a gap's service is the letter before its dot."""
    rows = [(gap, gap.partition(".")[0], f"text of {gap}", status) for gap, status in gaps.items()]
    return pd.DataFrame(rows, columns=["gap_id", "service_id", "text", "status"])


def reviews_of(histories: list[dict[str, str]]) -> list[tuple[str, pd.DataFrame]]:
    return [(f"r{n}", statements(gaps)) for n, gaps in enumerate(histories, start=1)]


def worked() -> list[tuple[str, pd.DataFrame]]:
    rows = oracle("gap_histories")
    return reviews_of(
        [{row["gap_id"]: row[name] for row in rows if row[name]} for name in ("r1", "r2", "r3")]
    )


def counts(results: list[Result]) -> dict[str, float]:
    return {r.answer or r.measure: r.value for r in results}


def test_the_histories_worked_by_hand() -> None:
    rows = oracle("gap_histories")
    register = gap_register(worked())
    expected = [
        (
            row["gap_id"],
            row["service_id"],
            f"text of {row['gap_id']}",
            row["r3"] or "no longer listed",
            row["history"],
            row["trail"],
            row["first_review"],
        )
        for row in rows
    ]
    columns = ["gap_id", "service_id", "text", "status", "history", "trail", "first_review"]
    assert list(register[columns].itertuples(index=False, name=None)) == expected
    assert list(register.columns) == [*columns, *OPTIONAL]
    assert set(register[list(OPTIONAL)].to_numpy().ravel()) == {""}


def test_the_counts_worked_by_hand() -> None:
    # From the oracle's rows: r2 has open p.1, p.2, p.3, q.3; r3 has p.1, p.4, q.1, q.2, q.3, r.2.
    results = list(count_histories(worked()))
    assert counts(results) == {
        "gaps_open_before": 4,
        "gaps_open": 6,
        "new": 2,
        "carried on": 2,
        "reopened": 2,
        "closed": 2,
        "closed earlier": 3,
    }
    assert {(r.group, r.group_value, r.unit, r.status) for r in results} == {
        ("since", "r2", "gaps", "shown")
    }
    histories = [r for r in results if r.measure == "gaps_with_history"]
    assert [r.answer for r in histories] == list(HISTORIES[:-1])
    assert {(r.denominator, r.method) for r in histories} == {
        (11, "gaps matched by their id over the reviews")
    }
    assert [r.numerator for r in histories] == [r.value for r in histories]
    assert {r.method for r in results if r.measure in ("gaps_open", "gaps_open_before")} == {
        "listed with any status but closed"
    }


@pytest.mark.parametrize(
    ("opened", "word"),
    [
        ([True], "no earlier review"),
        ([False], "no earlier review"),
        ([False, True], "new"),
        ([True, True], "carried on"),
        ([True, False, True], "reopened"),
        ([False, True, False, False, True], "reopened"),
        ([True, False], "closed"),
        ([True, False, False], "closed earlier"),
        ([False, False], "closed earlier"),
    ],
)
def test_the_word_for_each_history(opened: list[bool], word: str) -> None:
    assert history_of(opened) == word


def test_a_first_review_has_no_history() -> None:
    reviews = reviews_of([{"s.1": "open", "s.2": "closed"}])
    assert set(gap_register(reviews)["history"]) == {"no earlier review"}
    results = list(count_histories(reviews))
    shown = [(r.measure, r.value) for r in results if r.status == "shown"]
    assert shown == [("gaps_open", 1)]
    refused = [r for r in results if r.status != "shown"]
    assert [(r.measure, r.answer) for r in refused] == [
        ("gaps_open_before", ""),
        *(("gaps_with_history", word) for word in HISTORIES[:-1]),
    ]
    assert {(r.status, r.method, r.unit) for r in refused} == {
        ("not comparable", "not comparable: there is no earlier review", "gaps")
    }
    assert all(isnan(r.value) for r in refused)
    assert {(r.group, r.group_value) for r in results} == {("since", "")}


def test_a_gap_is_told_as_the_last_review_that_lists_it_tells_it() -> None:
    first = statements({"s.1": "open", "s.2": "open"}).assign(
        owner=["A", float("nan")], theme="training"
    )
    second = statements({"s.1": "planned"}).assign(
        text="reworded", owner="B", date=[datetime.date(2024, 5, 1)], evidence=float("nan")
    )
    register = gap_register([("r1", first), ("r2", second)])
    columns = ["gap_id", "text", "theme", "owner", "date", "evidence", "affects"]
    assert register[columns].to_numpy().tolist() == [
        ["s.1", "reworded", "", "B", "2024-05-01", "", ""],
        ["s.2", "text of s.2", "training", "", "", "", ""],
    ]


def test_no_gap_at_all_is_an_empty_register() -> None:
    reviews = reviews_of([{}, {}])
    register = gap_register(reviews)
    assert register.shape == (0, 12)
    assert set(register.dtypes) == {pd.StringDtype(na_value=float("nan"))}
    assert set(counts(list(count_histories(reviews))).values()) == {0}


def test_an_id_that_moves_to_another_service_is_refused() -> None:
    first, second = statements({"s.1": "open", "s.2": "open"}), statements({"s.1": "open"})
    moved = second.assign(service_id="other")
    third = statements({"s.2": "open"}).assign(service_id="third")
    with pytest.raises(InputError) as caught:
        gap_register([("r1", first), ("r2", moved), ("r3", third)])
    remedy = "Give each gap an id of its own, and keep it from review to review."
    assert str(caught.value).splitlines() == [
        "gap_statements of r2, gap s.1: it is a gap of s in r1 and of other here. " + remedy,
        "gap_statements of r3, gap s.2: it is a gap of s in r1 and of third here. " + remedy,
    ]


@settings(max_examples=30)
@given(HISTORY)
def test_the_counts_reconcile(histories: list[dict[str, str]]) -> None:
    reviews = reviews_of(histories)
    count = counts(list(count_histories(reviews)))
    opened = [{gap for gap, status in each.items() if status != "closed"} for each in histories]
    *_, before, now = opened
    ever = set().union(*opened[:-1])
    assert count["gaps_open_before"] == len(before) == count["carried on"] + count["closed"]
    assert count["gaps_open"] == len(now)
    assert count["carried on"] == len(now & before)
    assert count["reopened"] == len((now & ever) - before)
    assert count["new"] == len(now - ever)
    assert count["closed earlier"] == len(set().union(*histories) - now - before)
    assert sum(count[word] for word in HISTORIES[:-1]) == len(gap_register(reviews))


@settings(max_examples=30)
@given(HISTORY)
def test_the_order_of_the_rows_does_not_matter(histories: list[dict[str, str]]) -> None:
    reviews = reviews_of(histories)
    turned = [(name, frame.iloc[::-1]) for name, frame in reviews]
    pd.testing.assert_frame_equal(gap_register(reviews), gap_register(turned))
    tables = [results_table("x", count_histories(each)) for each in (reviews, turned)]
    pd.testing.assert_frame_equal(tables[0], tables[1])
