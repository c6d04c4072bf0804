from __future__ import annotations

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from jsna.preparation.headings import Layout
from jsna.preparation.workbook.table import Table, filled_rows, has_headings, header_of

LAYOUT = Layout({"service": "Service", "score": "Score", "item": "Item"}, ("item",), ("Last",))


def page_of(*rows: tuple[object, ...]) -> Worksheet:
    page = Workbook().active
    for row in rows:
        page.append(row)
    return page


PAGE = page_of(("Title",), (), ("Score", "Last", "SERVICE "), (3, 9, "A"), (None, 9), (4, 1, "B"))


def table_of(page: Worksheet) -> Table:
    rows = filled_rows(page)
    header = header_of(rows, LAYOUT)
    assert header is not None
    return Table(page, LAYOUT, rows, header)


def test_a_cell_far_away_that_is_only_formatted_costs_nothing() -> None:
    page = page_of(("Service", "Score"))
    page["XFD1048576"].font = Font(bold=True)
    page["B9"] = "  "
    assert list(filled_rows(page)) == [1]


def test_the_headings_are_found_below_a_title() -> None:
    assert header_of(filled_rows(PAGE), LAYOUT) == 3


def test_one_heading_alone_may_be_a_title() -> None:
    assert header_of(filled_rows(page_of(("Service",), ("Item",))), LAYOUT) is None
    assert header_of(filled_rows(page_of(("Source",))), Layout({"text": "Source"})) == 1


def test_columns_have_their_letters_and_headings_as_they_stand_there() -> None:
    table = table_of(PAGE)
    assert table.letters == {"score": "A", "service": "C"}
    assert table.shown == {"service": "SERVICE ", "score": "Score", "item": "Item"}


def test_the_body_ends_with_the_last_row_that_says_something() -> None:
    page = page_of(("Service", "Score", "Last"), ("A", 3, 1), (None, None, 2))
    assert list(table_of(page).body) == [2]
    assert list(table_of(PAGE).body) == [4, 5, 6]


def test_a_sheet_with_all_that_is_needed_has_the_headings() -> None:
    assert has_headings(PAGE, LAYOUT)
    assert not has_headings(page_of(("Service", "Item")), LAYOUT)
    assert not has_headings(page_of(), LAYOUT)
