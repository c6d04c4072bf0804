"""What rows of a codebook say against each other."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jsna.review.codebook import Service
from jsna.review.codebook_rules import contradictions

SPLIT = (
    ("old", "", "2024", ""),
    ("one", "2025-01", "2026", "old"),
    ("two", "2025", "2026-03", "old"),
    ("three", "2026-04", "", "two"),
    ("all", "2027", "", "one;other"),
    ("other", "", "2026", ""),
)
Rows = Sequence[tuple[str, str, str, str]]


def found(rows: Rows) -> dict[str, list[str]]:
    """What is wrong with each row: id, valid_from, valid_to, replaces."""
    services = [
        Service(name, name.upper(), "service", "", start, end, tuple(filter(None, old.split(";"))))
        for name, start, end, old in rows
    ]
    return {
        each.service_id: said
        for each in services
        if (said := [fault for fault, _ in contradictions(each, services)])
    }


def test_renaming_splitting_and_merging_are_no_contradictions() -> None:
    assert found(SPLIT) == {}


@pytest.mark.parametrize(
    ("rows", "faults"),
    [
        ([("a", "2025", "2024-12", "")],
         {"a": ["valid_to (2024-12) is before valid_from (2025)"]}),
        ([("a", "2025-04", "2025", "")], {}),
        ([("a", "2025", "", "a")], {"a": ["it replaces itself"]}),
        ([("a", "2025", "", "b")], {"a": ['replaces: there is no service "b"']}),
        ([("a", "", "2024", ""), ("b", "2025", "", "a;a")],
         {"b": ['replaces: "a" stands there twice']}),
        ([("a", "", "", ""), ("b", "2025", "", "a")],
         {"a": ["b replaces it, but valid_to does not say to when it was"]}),
        ([("a", "", "2024", ""), ("b", "", "", "a")],
         {"b": ["it replaces a service, but valid_from does not say from when"]}),
        ([("a", "", "2025", ""), ("b", "2025-04", "", "a")],
         {"b": ['it is there from 2025-04, while "a" is there to 2025']}),
        ([("a", "", "2025-04", ""), ("b", "2025-04", "", "a")],
         {"b": ['it is there from 2025-04, while "a" is there to 2025-04']}),
        ([("a", "2023", "2024", "c"), ("b", "2025", "2026", "a"), ("c", "2027", "2028", "b")],
         {"a": ['it replaces "c", which came of it'],
          "b": ['it replaces "a", which came of it'],
          "c": ['it replaces "b", which came of it']}),
    ],
)  # fmt: skip
def test_each_contradiction_is_told_in_its_row(rows: Rows, faults: dict[str, list[str]]) -> None:
    assert found(rows) == faults


def test_the_remedy_for_an_unknown_id_names_the_nearest() -> None:
    services = [Service("helpline", "H", "service"), Service("b", "B", "service", "", "2025")]
    wrong = Service("c", "C", "service", "", "2025", "", ("helplin",))
    assert list(contradictions(wrong, [*services, wrong])) == [
        ('replaces: there is no service "helplin"', 'Did you mean "helpline"?')
    ]


DATES = st.sampled_from(["", "2024", "2024-06", "2025", "2025-03"])
NAMES = "abcd"


@given(
    st.lists(
        st.tuples(DATES, DATES, st.lists(st.sampled_from(NAMES), max_size=2, unique=True)),
        min_size=4,
        max_size=4,
    ),
    st.permutations(range(4)),
)
def test_the_order_of_the_rows_changes_no_finding(
    drawn: list[tuple[str, str, list[str]]], order: list[int]
) -> None:
    rows = [
        (name, start, end, ";".join(old))
        for name, (start, end, old) in zip(NAMES, drawn, strict=True)
    ]
    listed = {name: len(faults) for name, faults in found(rows).items()}
    shuffled = found([rows[place] for place in order])
    assert {name: len(faults) for name, faults in shuffled.items()} == listed
