"""Dates as reviews know them: to the day, the month or the year, or not published at all."""

from __future__ import annotations

import datetime as dt
import re
from typing import Annotated

from pydantic import AfterValidator

NOT_PUBLISHED = "not published"
# A text of review.toml that begins so waits for a person.
FILL_IN = "FILL IN"
# Not calendar.month_name: that speaks the language of the machine.
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def _partial_date(text: str) -> str:
    if text == NOT_PUBLISHED:
        return text
    refusal = ValueError(f'a date is "2023", "2023-04", "2023-04-30" or "{NOT_PUBLISHED}"')
    if not re.fullmatch("[0-9]{4}(-[0-9]{2}){0,2}", text):
        raise refusal
    try:
        dt.date.fromisoformat(text + "2023-01-01"[len(text) :])
    except ValueError:
        raise refusal from None
    return text


def _date_or_blank(text: str) -> str:
    return _partial_date(text) if text and not text.startswith(FILL_IN) else ""


PartialDate = Annotated[str, AfterValidator(_partial_date)]
# Blank until a person fills it in.
DateToCome = Annotated[str, AfterValidator(_date_or_blank)]


def is_date(text: str) -> bool:
    """Whether this is a date to the day, the month or the year."""
    try:
        return _partial_date(text) != NOT_PUBLISHED
    except ValueError:
        return False


def in_words(date: str) -> str:
    """A date as prose has it: "30 April 2023", "April 2023", "2023" or "date not published"."""
    if date == NOT_PUBLISHED:
        return "date not published"
    year, *rest = date.split("-")
    words = [year]
    if rest:
        month, *day = (int(part) for part in rest)
        words = [*map(str, day), _MONTHS[month - 1], year]
    return " ".join(words)


def by_time(date: str) -> str:
    """What to order dates by. One that is not published comes first, a month after its year."""
    return "" if date == NOT_PUBLISHED else date


def is_before(one: str, other: str) -> bool:
    """Whether all of a date lies before all of another: 2024 before 2025-04, but not 2025.

    A date that is "" is not known, and before none.
    """
    length = min(len(one), len(other))
    return one[:length] < other[:length]


def is_far_from(date: str, review: str) -> bool:
    """Whether a date lies more than a year after that of a review, or more than two before it.

    Both count as far as they are given. One that is "" is not known, and far from none.
    """
    if not (date and review):
        return False
    year, rest = int(review[:4]), review[4:]
    earliest, latest = f"{max(year - 2, 0):04d}{rest}", f"{min(year + 1, 9999):04d}{rest}"
    return is_before(date, earliest) or is_before(latest, date)
