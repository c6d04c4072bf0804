"""The codebook at the date of a review: which services there are, and what there is instead."""

from __future__ import annotations

import pytest

from jsna.review.codebook import Codebook, Service
from jsna.review.dates import NOT_PUBLISHED

CODEBOOK = Codebook(
    (
        Service("old", "Old", "service", valid_to="2024-12"),
        Service("mid", "Mid", "service", valid_from="2025-01", valid_to="2025", replaces=("old",)),
        Service("one", "One", "service", valid_from="2026", replaces=("mid",)),
        Service("two", "Two", "service", valid_from="2026", replaces=("mid",)),
        Service("always", "Always", "system"),
    )
)


@pytest.mark.parametrize(
    ("date", "valid"),
    [
        ("2024-04", ["old", "always"]),
        ("2024-12-31", ["old", "always"]),
        ("2025-06", ["mid", "always"]),
        ("2026-01-01", ["one", "two", "always"]),
        # Of a date to the year, all that can have been there in it.
        ("2024", ["old", "always"]),
        (NOT_PUBLISHED, ["old", "mid", "one", "two", "always"]),
        ("", ["old", "mid", "one", "two", "always"]),
    ],
)
def test_the_services_that_there_can_be_at_a_date(date: str, valid: list[str]) -> None:
    assert [each.service_id for each in CODEBOOK.at(date).valid] == valid


def test_a_date_to_the_year_takes_what_was_there_in_any_part_of_it() -> None:
    services = (
        Service("a", "A", "service", valid_to="2025-03"),
        Service("b", "B", "service", valid_from="2025-04"),
    )
    assert len(Codebook(services).at("2025").valid) == 2
    assert len(Codebook(services).at("2025-03-31").valid) == 1


@pytest.mark.parametrize(
    ("service", "date", "why", "instead"),
    [
        (0, "2025-04", "this service was valid to December 2024", ["mid"]),
        (0, "2026-04", "this service was valid to December 2024", ["one", "two"]),
        (1, "2024-04", "this service is valid from January 2025", ["old"]),
        (2, "2024-04", "this service is valid from 2026", ["old"]),
        (4, "2024-04", "", []),
    ],
)
def test_why_a_service_is_not_valid_and_what_there_is_instead(
    service: int, date: str, why: str, instead: list[str]
) -> None:
    at, asked = CODEBOOK.at(date), CODEBOOK.services[service]
    assert at.not_valid(asked) == why
    assert [each.service_id for each in at.instead_of(asked)] == instead
