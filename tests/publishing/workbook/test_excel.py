from __future__ import annotations

import datetime as dt
from io import BytesIO
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from jsna.publishing.workbook.excel import Properties, as_excel
from jsna.publishing.workbook.sheet import Grid, Line, Link, Sheet

ABOUT = Properties("Title & <more>", "Subject", "Comments", dt.datetime(2030, 1, 31))  # noqa: DTZ001
FORMULAS = ["=1+1", "=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "\t=1", "＝1", "'=1"]
HOSTILE = [
    *("https://example.org", "mailto:a@b.example", "internal:Notes!A1", "external:c.xlsx"),
    *("<script>alert(1)</script>", "<r><t>bold</t></r>", "<r>&</r>", "{=1}", "{{7*7}}", "]]>"),
    *("\u202eevil", "a\u200bb", "_x000D_", "W" * 5_000, " spaces ", "two\nlines", "\U0001f600"),
]


def sheets(text: str) -> tuple[Sheet, ...]:
    grid = Grid(("Name", "Number"), ((text, 1.25), (Link("S"), text)), (False, True))
    return (Sheet("S", (Line(text, 1), Line(text), Line("Up", to="S")), grid),)


def book_of(text: str) -> Workbook:
    return load_workbook(BytesIO(as_excel(sheets(text), ABOUT)), rich_text=False)


@pytest.mark.parametrize("text", [*FORMULAS, *HOSTILE])
def test_any_text_stays_a_text_with_no_formula_and_no_link(text: str) -> None:
    page = book_of(text)["S"]
    for place in ("A1", "A2", "A5", "B6"):
        assert page[place].data_type == "s"
        assert page[place].hyperlink is None
        assert page[place].value == text


@pytest.mark.parametrize("text", FORMULAS)
def test_what_looks_like_a_formula_is_quoted_so_that_editing_does_not_wake_it(text: str) -> None:
    page = book_of(text)["S"]
    assert page["A5"].quotePrefix
    assert page["B6"].quotePrefix
    assert not book_of("plain")["S"]["A5"].quotePrefix


@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), min_size=1))
def test_every_text_is_read_back_as_it_was(text: str) -> None:
    assert book_of(text)["S"]["A5"].value == text


def test_numbers_are_numbers_with_their_places_and_links_lead_inside() -> None:
    page = book_of("plain")["S"]
    assert (page["B5"].value, page["B5"].number_format) == (1.25, "#,##0.00")
    assert page["A6"].hyperlink.location == "'S'!A1"
    assert page["A3"].hyperlink.location == "'S'!A1"
    assert page.tables["S"].ref == "A4:B6"


def test_the_properties_are_those_given() -> None:
    about = book_of("plain").properties
    assert (about.title, about.subject) == ("Title & <more>", "Subject")
    assert about.created == about.modified == ABOUT.created


def test_the_page_prints_on_a4_across_with_its_headings_on_each_page() -> None:
    page = book_of("plain")["S"]
    assert (page.page_setup.paperSize, page.page_setup.orientation) == (9, "landscape")
    assert page.print_title_rows == "$4:$4"
    assert page.page_setup.fitToHeight == 0


def test_no_member_of_the_file_is_compressed_or_has_a_time() -> None:
    with ZipFile(BytesIO(as_excel(sheets("x"), ABOUT))) as file:
        assert {each.compress_type for each in file.infolist()} == {0}
        assert {each.date_time for each in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert file.testzip() is None


def test_words_stand_off_the_numbers_before_them() -> None:
    grid = Grid(("Name", "Rated", "Median"), (("a", 4, "4.5"),), (False, True, False))
    page = load_workbook(BytesIO(as_excel((Sheet("S", (Line("T", 1),), grid),), ABOUT)))["S"]
    for row in (2, 3):
        sides = [page.cell(row, column).alignment for column in (1, 2, 3)]
        assert [each.horizontal for each in sides] == ["left", "right", "left"]
        assert [each.indent for each in sides] == [0, 1, 1]
