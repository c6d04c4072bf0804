from __future__ import annotations

from openpyxl.formatting.rule import IconSetRule, Rule
from openpyxl.styles import Font
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.styles.numbers import NumberFormat
from openpyxl.worksheet.worksheet import Worksheet

from jsna.preparation.workbook.faults import heading_faults, shape_faults
from tests.preparation.workbook.test_table import page_of, table_of


def faults(page: Worksheet) -> list[str]:
    table = table_of(page)
    found = (*heading_faults(table), *shape_faults(table))
    return [f"{where}: {what}" for where, what, _ in found]


def sheet(*rows: tuple[object, ...]) -> Worksheet:
    page = page_of(("Title",), ("Service", "Score", "Last"), ("A", 3, 1), *rows)
    page.title = "Ratings"
    return page


def test_a_plain_table_has_none() -> None:
    assert faults(sheet(("B", 4, 2))) == []


def test_headings_have_their_cell_or_their_row() -> None:
    page = sheet()
    page["A2"], page["D2"] = "Item", "Srvice"
    assert faults(page) == [
        'sheet Ratings, row 2: the column "Service" is missing',
        'sheet Ratings, cell D2: the column "Srvice" is not expected',
    ]


def test_hidden_columns_and_rows_that_count_are_refused() -> None:
    page = sheet(("B", 4, 2))
    page.column_dimensions["B"].hidden = page.column_dimensions["C"].hidden = True
    page.row_dimensions[4].hidden = page.row_dimensions[1].hidden = True
    assert faults(page) == [
        'sheet Ratings, cell B2: the column "Score" is hidden',
        "sheet Ratings, cell A4: this row is hidden, by hand or by a filter, but would count",
    ]


def test_columns_hidden_together_are_all_seen() -> None:
    page = sheet()
    page.column_dimensions.group("A", "B", hidden=True)
    assert [each[:22] for each in faults(page)] == [
        "sheet Ratings, cell A2",
        "sheet Ratings, cell B2",
    ]


def test_merged_cells_of_the_table_are_refused_and_those_of_a_title_are_not() -> None:
    page = sheet(("B", 4, 2))
    page.merge_cells("A1:C1")
    page.merge_cells("A3:A4")
    (fault,) = faults(page)
    assert fault.startswith("sheet Ratings, cell A3: the cells A3:A4 are merged")


def test_a_conditional_format_that_shows_another_number_or_none_is_refused() -> None:
    page = sheet(("B", 4, 2))
    another = DifferentialStyle(numFmt=NumberFormat(200, '"5"'))
    page.conditional_formatting.add("A3:B4", Rule("expression", dxf=another, formula=["B3=3"]))
    page.conditional_formatting.add("B4", IconSetRule("3Flags", "num", [0, 2, 4], showValue=False))
    assert faults(page) == [
        f"sheet Ratings, cell {cell}: a conditional format of {area} shows its numbers as "
        "something else"
        for cell, area in (("A3", "A3:B4"), ("B4", "B4"))
    ]


def test_a_conditional_format_that_leaves_the_numbers_as_they_are_is_taken() -> None:
    page = sheet(("B", 4, 2))
    red = DifferentialStyle(font=Font(color="FF0000"))
    page.conditional_formatting.add("B3:B4", Rule("expression", dxf=red, formula=["B3=3"]))
    page.conditional_formatting.add("B3:B4", IconSetRule("3Flags", "num", [0, 2, 4]))
    # Beside the columns that are read.
    page.conditional_formatting.add("C3", IconSetRule("3Flags", "num", [0, 2], showValue=False))
    assert faults(page) == []


def test_what_stands_beside_the_table_is_refused() -> None:
    page = sheet()
    page["F3"], page["F1"] = "mind this", "made by the board"
    assert faults(page) == ["sheet Ratings, cell F3: this cell stands under no heading"]


def test_a_row_of_which_nothing_is_read_is_refused_by_its_cell() -> None:
    # "Last" is for people; row 4 stands in the table, row 9 below it.
    page = sheet((None, None, 2), ("B", 4, 2))
    page["C9"] = "Total: 4"
    found = "this row holds something only in columns that are not read"
    assert faults(page) == [f"sheet Ratings, cell C{row}: {found}" for row in (4, 9)]
