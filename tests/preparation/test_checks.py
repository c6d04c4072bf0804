from __future__ import annotations

import pytest

from jsna.preparation.checks import check_status_words, flag_homeless, narrative_flags
from jsna.preparation.cleaning import Cleaning
from jsna.preparation.gaps import Gap
from tests.preparation.builders import sheet_of


def gap(text: str, status: str = "open", service_id: str = "a") -> Gap:
    return Gap("a.1", service_id, text, status, "", "", "", "", "", 7)


def flags(score: int, *texts: str, status: str = "open") -> list[str]:
    gaps = [gap(text, status) for text in texts]
    found = narrative_flags({"a": score}, {"a": "Service A"}, gaps, known_from=4)
    return [check for _, check, _ in found]


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
    check_status_words(cleaning, [gap(text)])
    assert len(cleaning.issues) == count


def test_a_closed_gap_says_nothing_of_today() -> None:
    assert flags(4, "The quality of the service is unknown", status="closed") == []
    assert flags(3, "Opens too late", status="closed") == ["low rating without a gap"]


def test_a_flag_names_its_row_and_says_why() -> None:
    gaps = [gap("Its quality is not known")]
    ((row, _, finding),) = narrative_flags({"a": 5}, {"a": "Service A"}, gaps, known_from=4)
    assert row == 7
    assert finding.startswith("Service A is rated 5")
    assert finding.endswith("Its quality is not known")


def test_a_gap_without_a_service_is_flagged() -> None:
    cleaning = Cleaning(sheet_of("gaps"))
    flag_homeless(cleaning, [gap("x"), gap("Nobody leads", service_id="")], "gaps")
    found = [(issue.row, issue.column, issue.check) for issue in cleaning.issues]
    assert found == [(7, "GAPS", "gap without a service")]
