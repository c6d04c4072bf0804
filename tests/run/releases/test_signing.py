from __future__ import annotations

import datetime as dt
from types import SimpleNamespace
from typing import Any

import pytest

from jsna.review.assurance import Assurance
from jsna.review.project import Project
from jsna.review.settings import Review, read_review
from jsna.run.releases.signing import Signing, faults_of, signatures
from tests.run.tiny import REVIEW

PEOPLE = {"analyst": "A. Khan", "assurer": "B. Jones", "approver": "C. Smith"}


@pytest.fixture
def review(tiny: Project) -> Review:
    return read_review(tiny, REVIEW)


def faults(review: Review, *, first: bool = True, **said: Any) -> list[str]:
    signing = Signing(**{"people": PEOPLE, "date": "2026-11-25", **said})
    return list(faults_of(signing, review, first=first))


def test_three_people_and_a_day_are_enough_for_the_first_release(review: Review) -> None:
    assert faults(review) == []


def test_a_day_of_ones_own_stands_behind_the_name(review: Review) -> None:
    people = {**PEOPLE, "assurer": "B. Jones, Public Health,  2026-11-20"}
    found = signatures(Signing(people, "2026-11-25"), review)

    assert [(each.name, each.signed.date) for each in found] == [
        ("A. Khan", dt.date(2026, 11, 25)),
        ("B. Jones, Public Health", dt.date(2026, 11, 20)),
        ("C. Smith", dt.date(2026, 11, 25)),
    ]


def test_a_comma_in_a_name_is_no_day(review: Review) -> None:
    analyst, *_ = signatures(Signing({"analyst": "Khan, A."}, "2026-11-25"), review)

    assert (analyst.name, analyst.day) == ("Khan, A.", "2026-11-25")


def test_people_can_be_named_in_the_settings_and_the_command_goes_before() -> None:
    assured = SimpleNamespace(
        assurance=Assurance(analyst="A", assurer="B", assured=dt.date(2026, 11, 1))
    )
    found = signatures(Signing({"analyst": "Z"}, "2026-11-25"), assured)  # type: ignore[arg-type]

    assert [(each.name, each.day) for each in found] == [
        ("Z", "2026-11-25"),
        ("B", "2026-11-01"),
        ("", "2026-11-25"),
    ]


def test_everything_that_is_missing_is_said_at_once(review: Review) -> None:
    assert faults(review, people={}, date="") == [
        'The analyst is missing: add --analyst "Name", or name them in review.toml.',
        'The independent assurer is missing: add --assurer "Name", or name them in review.toml.',
        'The approver is missing: add --approver "Name", or name them in review.toml.',
    ]


@pytest.mark.parametrize(
    ("date", "said"),
    [
        ("", "no day is given"),
        ("2026-02-30", '"2026-02-30" is not a day'),
        ("20261125", "not a day"),
    ],
)
def test_a_day_that_is_none_is_refused(review: Review, date: str, said: str) -> None:
    found = faults(review, date=date)

    assert len(found) == 3
    assert all(said in each for each in found)


@pytest.mark.parametrize("name", ["A. Khan", " a.  KHAN ", "A. Khan, 2026-11-01"])
def test_nobody_assures_their_own_work(review: Review, name: str) -> None:
    assert faults(review, people={**PEOPLE, "assurer": name}) == [
        "The independent assurer is the analyst. Another person must assure the work."
    ]


def test_a_name_with_a_control_character_is_refused(review: Review) -> None:
    (only,) = faults(review, people={**PEOPLE, "approver": "C\x1b[2J"})

    assert only == "The name of the approver holds a control character (U+001B). Type it again."
    (only,) = faults(review, people={**PEOPLE, "approver": "C\u202e"})
    assert "The name of the approver holds a character that turns the direction" in only


def test_each_release_after_the_first_says_what_it_corrects(review: Review) -> None:
    assert "What it corrects or changes is missing" in faults(review, first=False)[0]
    assert faults(review, first=False, corrections=("One gap was missing.",)) == []
    assert "nothing before it to correct" in faults(review, corrections=("x",))[0]
    assert "blank" in faults(review, first=False, corrections=(" ",))[0]
