from __future__ import annotations

import pandas as pd
import pytest

from jsna.measures.breaks import Break, breaks_between, declared_breaks
from jsna.review.codebook import Codebook, Service
from jsna.review.dates import NOT_PUBLISHED

ORDER = ["first", "second", "third", "fourth"]


@pytest.mark.parametrize(
    ("earlier", "later", "parted"),
    [
        ("first", "second", {}),
        ("second", "third", {"a": "redefined"}),
        ("first", "fourth", {"a": "redefined", "b": "moved"}),
        ("third", "fourth", {"b": "moved"}),
        ("third", "third", {}),
    ],
)
def test_a_break_parts_what_was_before_from_what_is_since(
    earlier: str, later: str, parted: dict[str, str]
) -> None:
    breaks = [Break("a", "third", "redefined"), Break("b", "fourth", "moved")]
    found = breaks_between(breaks, ORDER, earlier, later)
    assert {name: each.reason for name, each in found.items()} == parted


def test_a_break_at_a_review_that_is_not_known_is_not_passed_over() -> None:
    with pytest.raises(ValueError, match="'fifth' is not in list"):
        breaks_between([Break("a", "fifth", "")], ORDER, "first", "second")


def facts(review: str, date: str) -> pd.DataFrame:
    row = {"review": review, "date": date, "tool_id": "tool", "tool_version": "1"}
    return pd.DataFrame([row])


def test_a_declared_break_holds_from_the_first_review_that_is_not_before_it() -> None:
    codebook = Codebook(
        (
            Service("a", "A", "service", "2024-05"),
            Service("b", "B", "service", "2024-04"),
            Service("c", "C", "service", "2030"),
            Service("d", "D", "service"),
        )
    )
    reviews = [facts("one", "2023"), facts("two", "2024-04"), facts("three", "2025-04")]
    breaks = declared_breaks(codebook, reviews)
    assert [(each.service_id, each.since) for each in breaks] == [("a", "three"), ("b", "two")]
    assert breaks[0].reason == "ratings before May 2024 do not compare with later ones"


def test_what_was_split_or_merged_parts_and_what_was_renamed_does_not() -> None:
    codebook = Codebook(
        (
            Service("n", "New", "service", valid_from="2024", replaces=("o",)),
            Service("o", "Old", "service", valid_to="2023"),
            Service("p", "Part", "service", valid_from="2025", replaces=("w",)),
            Service("q", "Other part", "service", "", "2025", "2025", ("w",)),
            Service("w", "Whole", "service", valid_to="2024"),
            Service("m", "Both", "service", valid_from="2026-02", replaces=("q", "z")),
            Service("z", "Another", "service", valid_to="2025"),
        )
    )
    reviews = [facts("one", "2023"), facts("two", "2024-04"), facts("three", "2025-04")]
    found = declared_breaks(codebook, [*reviews, facts("four", "2026-04")])
    assert [(each.service_id, each.since, sorted(each.before)) for each in found] == [
        ("m", "four", ["q", "w", "z"]),
        ("p", "three", ["w"]),
        ("q", "three", ["w"]),
    ]
    merged, split = (each.reason for each in found[:2])
    assert merged == (
        "Other part and Another were merged into Both from February 2026, and ratings before are "
        "those of Other part and Another"
    )
    assert split == (
        "Whole was split into Part and Other part from 2025, and ratings before are those of Whole"
    )
    assert declared_breaks(codebook, reviews[:2]) == []


def test_a_break_is_said_of_every_id_that_its_service_has_had() -> None:
    codebook = Codebook(
        (
            Service("a", "A", "service", "2022", valid_to="2023"),
            Service("b", "B", "service", valid_from="2024", replaces=("a",)),
        )
    )
    found = declared_breaks(codebook, [facts("one", "2021"), facts("two", "2024")])
    assert [(each.service_id, each.since) for each in found] == [("a", "two"), ("b", "two")]


def test_a_review_without_a_date_begins_nothing() -> None:
    codebook = Codebook(
        (
            Service("w", "W", "service", valid_to="2024"),
            Service("p", "P", "service", valid_from="2025", replaces=("w",)),
            Service("q", "Q", "service", valid_from="2025", replaces=("w",)),
        )
    )
    reviews = [facts("one", NOT_PUBLISHED), facts("two", "2025")]
    assert {each.since for each in declared_breaks(codebook, reviews)} == {"two"}


@pytest.mark.parametrize(
    ("rated", "parts"),
    [({"w"}, True), ({"v", "x"}, True), ({"x"}, False), ({"w", "p"}, False), (set(), False)],
)
def test_ratings_of_what_a_service_came_of_are_not_its_own(rated: set[str], parts: bool) -> None:
    assert Break("p", "two", "", frozenset({"v", "w"})).parts(rated) is parts
