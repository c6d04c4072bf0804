"""Partial dates: what is one, how prose has it, which comes first."""

from __future__ import annotations

import calendar

import pytest
from pydantic import TypeAdapter, ValidationError

from jsna.review.dates import (
    NOT_PUBLISHED,
    PartialDate,
    by_time,
    in_words,
    is_before,
    is_date,
    is_far_from,
)

DATE: TypeAdapter[str] = TypeAdapter(PartialDate)


@pytest.mark.parametrize(
    ("date", "words"),
    [
        ("2023", "2023"),
        ("2023-04", "April 2023"),
        ("2023-04-30", "30 April 2023"),
        ("2024-02-29", "29 February 2024"),
        ("2021-12-01", "1 December 2021"),
        (NOT_PUBLISHED, "date not published"),
    ],
)
def test_a_date_in_words(date: str, words: str) -> None:
    assert DATE.validate_python(date) == date
    assert in_words(date) == words


@pytest.mark.parametrize(
    "text",
    [
        *("", "23", "20233", "2023-4", "2023-13", "2023-00", "2023-02-30", "2023-04-31"),
        *("0000", "2023-04-", "2023-W17", "20230430", "2023/04", "April 2023", " 2023"),
        *("2023\n", "２０２３", "2023-04-30T10:00", "Not published"),
    ],
)
def test_what_is_no_date_is_refused_with_examples(text: str) -> None:
    with pytest.raises(ValidationError, match='a date is "2023", "2023-04", "2023-04-30"'):
        DATE.validate_python(text)


def test_every_month_is_english_whatever_the_locale(monkeypatch: pytest.MonkeyPatch) -> None:
    # The standard library's names of the months are the locale's.
    monkeypatch.setattr(calendar, "month_name", ["mois"] * 13)
    months = [in_words(f"2023-{number:02}").split()[0][:3] for number in range(1, 13)]
    assert " ".join(months) == "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec"


def test_dates_are_ordered_and_one_that_is_not_published_comes_first() -> None:
    dates = ["2024", "2023-04-30", NOT_PUBLISHED, "2023-04", "2023"]
    assert sorted(dates, key=by_time) == [NOT_PUBLISHED, "2023", "2023-04", "2023-04-30", "2024"]


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("2025", True),
        ("2025-04", True),
        ("2025-02-29", False),
        ("not published", False),
        ("", False),
    ],
)
def test_whether_a_text_is_a_date(text: str, known: bool) -> None:
    assert is_date(text) is known


@pytest.mark.parametrize(
    ("one", "other", "before"),
    [
        ("2024", "2025", True),
        ("2024-12", "2025", True),
        ("2024", "2025-04", True),
        ("2025-03-31", "2025-04", True),
        ("2025", "2025-04", False),
        ("2025-04", "2025", False),
        ("2025-04", "2025-04", False),
        ("2025-04-30", "2025-04", False),
        ("2026", "2025-04", False),
        ("", "2025", False),
        ("2025", "", False),
    ],
)
def test_one_date_is_before_another_if_all_of_it_is(one: str, other: str, before: bool) -> None:
    assert is_before(one, other) is before


@pytest.mark.parametrize(
    ("date", "review", "far"),
    [
        ("1066", "2025", True),
        ("2205-04-30", "2025-04", True),
        ("2023-04", "2025-04", False),
        ("2023-03-31", "2025-04", True),
        ("2023", "2025-04", False),
        ("2026-04-30", "2025-04", False),
        ("2026-05", "2025-04", True),
        ("2024-02-29", "2025", False),
        ("", "2025", False),
        ("1066", "", False),
        ("9999", "9999", False),
        ("0001", "0001", False),
    ],
)
def test_a_date_is_far_from_one_a_year_before_or_two_years_after(
    date: str, review: str, far: bool
) -> None:
    assert is_far_from(date, review) is far
