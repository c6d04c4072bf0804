from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl.utils import range_boundaries

from jsna.publishing.meeting_workbook import write_meeting_workbook
from tests.preparation.workbook.filled import MEETING, blank, cleaned, filled, opened, saved
from tests.publishing.meeting_workbook.test_pages import WITH_ITEMS
from tests.publishing.workbook import checklist

BOOK = opened(blank())


def rules(sheet: str) -> dict[str, tuple[str | None, str | None]]:
    return {
        str(each.sqref): (each.type, each.formula1)
        for each in BOOK[sheet].data_validations.dataValidation
    }


def test_the_same_meeting_gives_the_same_bytes() -> None:
    assert blank() == blank()
    assert write_meeting_workbook(replace(MEETING, day=dt.date(2027, 1, 1))) != blank()


def test_the_sheets_stand_in_the_order_of_the_work() -> None:
    assert BOOK.sheetnames == ["Instructions", "Scale", "Ratings", "Gaps", "Services"]
    made = opened(write_meeting_workbook(WITH_ITEMS)).sheetnames
    assert made[:3] == ["Instructions", "Scale", "Items"]


def test_a_rating_is_chosen_and_anything_else_is_stopped() -> None:
    assert rules("Ratings") == {
        "A5:A1001": ("list", "Services!$A$4:$A$7"),
        "D5:D1001": ("list", '"0,1,2,3,4,5"'),
        "E5:E1001": ("list", '"low,medium,high"'),
        "G5:G1001": (None, None),
    }
    for each in BOOK["Ratings"].data_validations.dataValidation:
        assert each.showErrorMessage
        # Where the file does not say it, an error stops: it is what the format means by nothing.
        assert each.errorStyle in (None, "stop")


def test_however_many_raters_each_row_has_its_drop_downs_and_so_have_those_below() -> None:
    raters = tuple(f"Rater {number}" for number in range(300))
    ratings = opened(write_meeting_workbook(replace(MEETING, raters=raters)))["Ratings"]
    _, _, _, last = range_boundaries(ratings.tables["Ratings"].ref)
    assert last == 4 + 4 * len(raters)
    for each in ratings.data_validations.dataValidation:
        assert range_boundaries(str(each.sqref))[3] > last


def test_the_drop_down_of_services_lists_them_all() -> None:
    left, top, _, bottom = range_boundaries("A4:A7")
    listed = [BOOK["Services"].cell(row, left).value for row in range(top, bottom + 1)]
    assert listed == list(MEETING.codebook.names.values())
    assert rules("Gaps")["B5:B1001"][1] == "Services!$A$4:$A$7"


def test_an_id_of_a_gap_cannot_stand_twice() -> None:
    assert rules("Gaps")["A5:A1001"] == ("custom", "COUNTIF($A$5:$A$1001,A5)=1")


def test_a_text_that_looks_like_a_formula_is_text() -> None:
    cell = BOOK["Gaps"]["C6"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == ("=1+1 is no sum", "s", True)


def test_dates_stay_as_they_are_typed() -> None:
    assert BOOK["Ratings"]["G5"].number_format == "@"
    assert BOOK["Ratings"]["D5"].number_format == "General"


@pytest.mark.parametrize(
    "point",
    [
        checklist.a_meaningful_name_for_each_table,
        checklist.one_row_of_headings_all_different,
        checklist.nothing_merged_hidden_frozen_or_filtered,
        checklist.sheets_have_names_that_are_short_and_their_own,
        checklist.letters_are_large_plain_and_dark,
        checklist.nothing_is_calculated_and_links_stay_inside,
        checklist.opens_at_the_beginning,
        checklist.properties_are_filled_in,
    ],
)
def test_the_workbook_is_accessible(point: checklist.Point) -> None:
    assert list(point(BOOK)) == []
    assert list(point(opened(write_meeting_workbook(WITH_ITEMS)))) == []


def test_each_sheet_has_a_title_and_says_what_is_on_it() -> None:
    for sheet in BOOK:
        assert sheet["A1"].style == "Heading 1"
        assert sheet.title == "Instructions" or "contains one table" in sheet["A2"].value


def test_it_prints_on_a4_across_with_its_headings_on_each_page() -> None:
    for sheet in BOOK:
        assert (sheet.page_setup.orientation, int(sheet.page_setup.paperSize)) == ("landscape", 9)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert BOOK["Ratings"].print_title_rows == "$4:$4"


def test_a_save_by_another_program_keeps_the_drop_downs(tmp_path: Path) -> None:
    again = opened(saved(opened(filled())))
    assert {str(each.sqref) for each in again["Ratings"].data_validations.dataValidation} == set(
        rules("Ratings")
    )
    assert cleaned(tmp_path, saved(again)) == cleaned(tmp_path, filled())
