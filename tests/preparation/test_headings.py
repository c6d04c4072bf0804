from __future__ import annotations

import pytest

from jsna.preparation.headings import Layout, plain

LAYOUT = Layout(
    {"service": "Service", "item": "Item", "score": "Score (0 – 5)"},
    optional=("item",),
    ignored=("Last score",),
)


def test_spaces_and_capitals_of_a_heading_do_not_count() -> None:
    assert plain("  Score  (0 – 5)") == plain("SCORE (0 – 5)\n")


def test_columns_are_found_wherever_they_stand() -> None:
    header = ["score (0 – 5)", "Last score", "SERVICE"]
    assert LAYOUT.names(header) == ["score", "", "service"]
    assert list(LAYOUT.faults(header)) == []


def test_a_column_that_is_not_there_is_blank() -> None:
    assert LAYOUT.filled([("score", "3"), ("", "9"), ("service", "A")]) == {
        "service": "A",
        "item": "",
        "score": "3",
    }


def test_all_but_the_optional_are_needed() -> None:
    assert LAYOUT.needed == ["Service", "Score (0 – 5)"]


@pytest.mark.parametrize(
    ("header", "position", "said"),
    [
        (["Service"], None, 'the column "Score (0 – 5)" is missing'),
        (["Service", "Score (0 – 5)", "Itm"], 2, 'the column "Itm" is not expected'),
        (["Service", "", "Score (0 – 5)"], 1, "number 2, without a heading"),
        (["Service", "Score (0 – 5)", "service"], 2, 'the column "service" stands there twice'),
    ],
)
def test_what_is_wrong_with_a_header_is_said(
    header: list[str], position: int | None, said: str
) -> None:
    ((found_at, found, _),) = LAYOUT.faults(header)
    assert (found_at, said in found) == (position, True)


def test_a_misspelt_heading_has_a_hint() -> None:
    remedies = [remedy for _, _, remedy in LAYOUT.faults(["Servce", "Score (0 – 5)"])]
    assert any('did you mean "Service"' in remedy for remedy in remedies)
