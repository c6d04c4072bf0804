from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.cell import Cell

from jsna.preparation.workbook.cells import Read, Unread, read_cell

DAY = dt.datetime.fromisoformat("2026-04-03")


def cell(value: object, form: str = "General") -> Cell:
    page = Workbook().active
    page["A1"] = value
    page["A1"].number_format = form
    return page["A1"]


@pytest.mark.parametrize(
    ("value", "form", "text"),
    [
        (None, "General", ""),
        (3, "General", "3"),
        (3.0, "0.00", "3"),
        (3, "#,##0_);(#,##0)", "3"),
        (3.5, "0", "3.5"),
        (True, "General", "TRUE"),
        ("3", "@", "3"),
        ("_x0033_", "General", "3"),
    ],
)
def test_a_score_is_read_as_it_is_shown(value: object, form: str, text: str) -> None:
    found = read_cell(cell(value, form), "score")
    assert isinstance(found, Read)
    assert found.text == text


@pytest.mark.parametrize(
    ("value", "form", "said"),
    [
        ("=2+1", "General", "a formula"),
        ("#N/A", "General", "the error #N/A"),
        (3, "0%", "shows the number as something else"),
        (3, '0;-0;"none"', "shows the number as something else"),
        (DAY, "d-mmm", "Excel may have turned 3-4 into a date"),
        (dt.time(3, 4), "hh:mm", "Excel may have turned 3-4 into a date"),
        ("a_x0001_", "General", "control character (U+0001)"),
        ("a\u202eb", "General", "turns the direction of the words around it (U+202E)"),
        ("a_x2066_b", "General", "turns the direction of the words around it (U+2066)"),
        (float("inf"), "General", "too large"),
    ],
)
def test_a_score_that_can_be_misread_is_refused(value: object, form: str, said: str) -> None:
    found = read_cell(cell(value, form), "score")
    assert isinstance(found, Unread)
    assert said in found.found


def test_a_number_that_is_kept_as_text_is_told() -> None:
    assert read_cell(cell(" 3", "@"), "score") == Read(
        " 3", " 3", "a number that is kept as text was read as the number"
    )


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("yyyy-mm-dd", "2026-04-03"),
        ("mm-dd-yy", "2026-04-03"),
        ("mmm yyyy", "2026-04"),
        ("yyyy", "2026"),
        ('"day" mmm yyyy', "2026-04"),
    ],
)
def test_a_date_is_read_as_far_as_it_is_shown(form: str, text: str) -> None:
    found = read_cell(cell(DAY, form), "date")
    assert isinstance(found, Read)
    assert (found.text, bool(found.rule)) == (text, len(text) < 10)


@pytest.mark.parametrize(
    ("value", "form", "said"),
    [
        (
            dt.datetime.fromisoformat("1905-07-18"),
            "yyyy-mm-dd",
            "such as a year, for a day long ago",
        ),
        (dt.datetime.fromisoformat("2026-04-03T09:00:00"), "yyyy-mm-dd", "a time of day"),
        (dt.datetime.fromisoformat("2026-04-03T00:00:09"), "yyyy-mm-dd", "a time of day"),
        (dt.time(9), "hh:mm", "a time of day"),
        (DAY, "d-mmm", "without its year"),
    ],
)
def test_a_date_that_can_be_misread_is_refused(value: object, form: str, said: str) -> None:
    found = read_cell(cell(value, form), "date")
    assert isinstance(found, Unread)
    assert said in found.found


@pytest.mark.parametrize(
    ("value", "form"),
    [(1.1, "0.00"), (0.5, "0%"), (7, "000"), (10**11, "General"), (DAY, "d-m")],
)
def test_a_text_that_is_shown_otherwise_is_refused(value: object, form: str) -> None:
    assert isinstance(read_cell(cell(value, form), "gap_id"), Unread)


@given(st.integers(-(10**10), 10**10))
def test_every_whole_number_is_read_to_its_last_digit(number: int) -> None:
    for column in ("score", "evidence"):
        assert read_cell(cell(number), column) == Read(str(number))
