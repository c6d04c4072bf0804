from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from jsna.review.strict import read_toml
from jsna.run.releases.record import (
    Correction,
    Followed,
    Record,
    SignOff,
    as_toml,
    by_number,
    is_version,
)

RECORD = Record(
    review="tiny",
    version="1.1",
    title='A "tiny" review',
    manifest="abc",
    follows=Followed(version="1.0", sha256="def"),
    sign_off=(SignOff(role="analyst", name="Zoë Ō", date=dt.date(2026, 11, 25)),),
    corrections=(Correction(version="1.1", text="Two\nlines"),),
)


@pytest.mark.parametrize("text", ["1.0", "1.10", "0.1", "2.0.3", "10.20.30"])
def test_versions(text: str) -> None:
    assert is_version(text)


@pytest.mark.parametrize(
    "text",
    ["1", "v1.0", "1.0a", "01.0", "1.00", "1.0.0.0", "1.0\n", " 1.0", "1..0", "", "../1.0", "١.٠"],
)
def test_what_is_no_version(text: str) -> None:
    assert not is_version(text)


def test_versions_are_ordered_by_their_numbers() -> None:
    versions = ["1.10", "1.9", "2.0", "1.9.1", "0.9"]

    assert sorted(versions, key=by_number) == ["0.9", "1.9", "1.9.1", "1.10", "2.0"]
    assert by_number("1.0.0") == by_number("1.0")


@given(st.lists(st.integers(0, 999), min_size=2, max_size=3))
def test_an_order_of_numbers_is_an_order_of_versions(numbers: list[int]) -> None:
    text = ".".join(map(str, numbers))
    above = ".".join(map(str, [numbers[0], numbers[1] + 1]))

    assert is_version(text)
    assert by_number(text) < by_number(above)


def test_a_record_is_read_as_it_was_written(tmp_path: Path) -> None:
    path = tmp_path / "release.toml"
    path.write_text(as_toml(RECORD), encoding="utf-8", newline="\n")

    assert read_toml(path, Record, "release.toml") == RECORD


def test_a_person_can_read_it() -> None:
    assert as_toml(RECORD).endswith(
        """
[[sign_off]]
role = "analyst"
name = "Zoë Ō"
date = 2026-11-25

[[corrections]]
version = "1.1"
text = "Two\\nlines"
"""
    )


@pytest.mark.parametrize(
    "change", [{"version": "one"}, {"sign_off": ({"role": "friend"},)}, {"more": "x"}]
)
def test_what_is_no_record_is_refused(change: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        Record.model_validate({**RECORD.model_dump(), **change})
