from __future__ import annotations

from dataclasses import replace

import pytest

from tests.exhibits.content_of_reviews import content_of_2023, synthetic
from tests.exhibits.content_of_several import content_of_three
from tests.exhibits.text.reading import section


def test_the_gaps_of_the_published_review_by_status() -> None:
    assert section(content_of_2023(), "gaps")[1:] == [
        (
            "23 gaps are recorded: 17 open, three in development, one planned and two marked as "
            "needing further work. None is recorded for Family Nurse Partnership and Specialist "
            "Perinatal Mental Health Services ([gap_register])."
        ),
        "This review does not group its gaps by theme.",
        "{gap_register}",
    ]


@pytest.mark.parametrize(
    ("gaps", "expected"),
    [
        (0, "No gaps are recorded."),
        (1, "One gap is recorded: one open. Each is listed with its service ([gap_register])."),
        (2, "Two gaps are recorded: two open. Each is listed with its service ([gap_register])."),
    ],
)
def test_none_one_and_several(gaps: int, expected: str) -> None:
    assert section(synthetic({"A": 2}, [("A", "x")] * gaps), "gaps")[1] == expected


def test_many_services_without_a_gap_are_not_listed() -> None:
    content = synthetic({f"S{n}": 2 for n in range(9)}, [("S1", "x")])
    assert "Not every service has one recorded ([gap_register])." in section(content, "gaps")[1]


def test_themes_are_named_once_and_in_order() -> None:
    content = synthetic({"A": 2}, [("A", "x"), ("A", "y"), ("A", "z")])
    themed = content.gap_statements.assign(theme=["Training", "access", "training"])
    lines = section(replace(content, gap_statements=themed), "gaps")
    assert lines[2] == "By theme, they are about access and training."


def test_what_became_of_the_gaps_of_the_last_review() -> None:
    assert section(content_of_three(), "gaps")[2].endswith(
        "Set beside the gaps of 2024, one is new, one carries on, one is reopened and one is "
        "closed."
    )
