from __future__ import annotations

import pytest

from jsna.preparation.checks import check_narrative, check_status_words
from jsna.preparation.cleaning import Cleaning
from jsna.preparation.gaps import Gap
from jsna.preparation.ratings import Rating
from tests.preparation.builders import sheet_of


def flags(score: int, *texts: str) -> list[str]:
    cleaning = Cleaning(sheet_of("gaps"))
    rating = Rating("a", "Service A", "service", score, "band", 2)
    gaps = [Gap(f"a.{n}", "a", text, "open", 2) for n, text in enumerate(texts, 1)]
    check_narrative(cleaning, [rating], gaps, target=4)
    return [issue.check for issue in cleaning.issues]


@pytest.mark.parametrize("score", [4, 5])
@pytest.mark.parametrize(
    "text",
    [
        "How far staff are trained is not established",
        "The quality of the service is unknown",
        "Its effectiveness has not been evaluated",
    ],
)
def test_a_high_rating_whose_gap_says_that_quality_is_not_known(score: int, text: str) -> None:
    assert flags(score, text) == ["high rating, quality not known"]


@pytest.mark.parametrize("text", ["Opens too late", "Training is short", "Rooms are not clear"])
def test_a_high_rating_with_another_gap_is_not_flagged(text: str) -> None:
    assert flags(4, text) == []


def test_a_lower_rating_may_say_that_quality_is_not_known() -> None:
    assert flags(3, "The quality of the service is unknown") == []


@pytest.mark.parametrize(("score", "expected"), [(3, ["low rating without a gap"]), (4, [])])
def test_a_rating_without_a_gap(score: int, expected: list[str]) -> None:
    assert flags(score) == expected


@pytest.mark.parametrize(
    ("text", "count"), [("x (in developement)", 1), ("x (ABUs)", 0), ("x (plannned)", 1), ("x", 0)]
)
def test_a_bracket_that_looks_like_a_status(text: str, count: int) -> None:
    cleaning = Cleaning(sheet_of("gaps"))
    check_status_words(cleaning, [Gap("a.1", "a", text, "open", 2)])
    assert len(cleaning.issues) == count
