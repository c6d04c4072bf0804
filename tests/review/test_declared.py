"""An input as ``review.toml`` declares it."""

from __future__ import annotations

import datetime as dt

import pytest
from pydantic import ValidationError

from jsna.review.declared import Input

ADDED = dt.date(2026, 11, 24)


def given(file: str = "a.csv", sha256: str = "", columns: dict[str, str] | None = None) -> Input:
    return Input(file=file, sha256=sha256, origin="x", added=ADDED, columns=columns or {})


@pytest.mark.parametrize("name", ["a.csv", "ratings of April.csv", ".csv", "é", "a..b"])
def test_a_file_beside_the_settings_is_taken(name: str) -> None:
    assert given(name).file == name


@pytest.mark.parametrize("name", ["", ".", "..", "...", " ", "a/b", "/etc/x", "..\\x", "C:x", "a/"])
def test_what_leads_elsewhere_is_no_file_name(name: str) -> None:
    with pytest.raises(ValidationError, match="the name of a file, without a folder"):
        given(name)


@pytest.mark.parametrize("digits", ["0" * 63, "0" * 65, "A" * 64, "g" * 64, "0" * 64 + "\n"])
def test_what_is_no_hash_is_refused(digits: str) -> None:
    with pytest.raises(ValidationError, match="64 characters"):
        given(sha256=digits)


def test_no_hash_is_recorded_before_a_person_has_looked() -> None:
    assert given(sha256="").sha256 == ""
    assert given(sha256="0f" * 32).sha256 == "0f" * 32


def test_headings_are_the_files_own_where_they_differ() -> None:
    found = given(columns={"score": "Score (0 – 5)"}).headings(["service", "score"])
    assert found == {"service": "service", "score": "Score (0 – 5)"}


def test_columns_that_the_role_has_not_are_named_with_their_key() -> None:
    declared = Input(
        file="a.csv",
        sha256="",
        origin="x",
        added=ADDED,
        columns={"score": "Score", "scor": "Score"},
        restricted=("gaps", "theme"),
    )
    assert list(declared.unknown_columns("assessment")) == [
        ("columns", "scor"),
        ("restricted", "theme"),
    ]


@pytest.mark.parametrize("name", ["a.xlsx", "A.XLSX", "a.xls", "a.xlsm", "a.b.ods"])
def test_a_workbook_is_known_by_its_name(name: str) -> None:
    assert given(name).is_workbook
    assert not given(f"{name}.csv").is_workbook


def test_columns_for_people_have_headings() -> None:
    with pytest.raises(ValidationError, match="ignored"):
        Input(file="a.csv", sha256="", origin="x", added=ADDED, ignored=("",))
