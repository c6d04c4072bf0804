from __future__ import annotations

from dataclasses import replace

from jsna.exhibits.other_gaps import about_other_gaps, other_gaps_in_short
from tests.exhibits.content_of_reviews import content_of_2023, gap_frame
from tests.exhibits.content_of_several import content_of_three


def test_where_every_gap_belongs_to_a_rated_service_nothing_is_said() -> None:
    assert other_gaps_in_short(content_of_2023()) == ""
    assert about_other_gaps(content_of_2023()) == ()


def test_a_gap_that_names_no_service_is_counted_and_quoted() -> None:
    content = content_of_three()
    assert other_gaps_in_short(content) == "one that names no service"
    assert about_other_gaps(content) == (
        "One gap that names no service: Nobody is told whom to call.",
    )


def test_several_such_gaps_and_those_of_unrated_services_are_told_apart() -> None:
    gaps = gap_frame(
        [
            ("x.1", "", "No lead", "open", 2),
            ("x.2", "", "No plan", "open", 3),
            ("gone.1", "gone", "No staff", "open", 4),
        ]
    )
    content = replace(content_of_2023(), gap_statements=gaps)
    short = other_gaps_in_short(content)
    assert short == "two that name no service and one of a service without a score"
    assert len(about_other_gaps(content)) == 2
    assert "No lead; No plan" in about_other_gaps(content)[0]
    assert "No staff" in about_other_gaps(content)[1]
