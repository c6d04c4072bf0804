from __future__ import annotations

import io
import zipfile

import pytest
from openpyxl.chart import BarChart
from openpyxl.comments import Comment

from jsna.errors import Problem, StorageError
from jsna.publishing.marked_workbook import marked_copy
from tests.preparation.workbook.filled import filled, opened, saved


def problem(where: str, found: str = "it is wrong") -> Problem:
    return Problem("data/raw/x/meeting.xlsx", where, found, "Mend it")


def all_hidden(workbook: bytes) -> bytes:
    """The workbook with all of its sheets hidden, as openpyxl would not write it."""
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(saved(opened(workbook)))) as before,
        zipfile.ZipFile(buffer, "w") as after,
    ):
        for name in before.namelist():
            content = before.read(name)
            if name == "xl/workbook.xml":
                content = content.replace(b'state="visible"', b'state="hidden"')
            after.writestr(name, content)
    return buffer.getvalue()


def test_each_problem_is_a_comment_in_its_cell() -> None:
    book = opened(marked_copy(filled(), [problem("sheet Ratings, cell D7 (Score)")]))
    assert book["Ratings"]["D7"].comment.text == "it is wrong. Mend it."
    assert book.active.title == "Ratings"


def test_two_problems_of_a_cell_and_a_comment_that_was_there_stand_together() -> None:
    book = opened(filled())
    book["Gaps"]["A5"].comment = Comment("Ask the board", "A person")
    place = "sheet Gaps, cell A5 (Gap id)"
    copy = opened(marked_copy(saved(book), [problem(place), problem(place, "again")]))
    assert copy["Gaps"]["A5"].comment.text == (
        "Ask the board\n\nit is wrong. Mend it.\n\nagain. Mend it."
    )


def test_a_problem_of_a_row_a_sheet_or_the_file_is_marked_where_it_is_seen() -> None:
    places = ["sheet Ratings, row 4", "sheet Gaps", "", "sheet Gone, cell A9"]
    book = opened(marked_copy(filled(), [problem(place, place or "file") for place in places]))
    assert book["Ratings"]["A4"].comment.text.startswith("sheet Ratings, row 4.")
    assert book["Gaps"]["A1"].comment.text.startswith("sheet Gaps.")
    assert book["Instructions"]["A1"].comment.text == (
        "file. Mend it.\n\nsheet Gone, cell A9: sheet Gone, cell A9. Mend it."
    )


def test_what_is_wrong_in_merged_cells_is_marked_in_the_first_of_them() -> None:
    book = opened(filled())
    book["Ratings"].merge_cells("D7:D8")
    places = ["sheet Ratings, cell D7", "sheet Ratings, cell D8 (Score)"]
    copy = opened(marked_copy(saved(book), [problem(place) for place in places]))
    assert copy["Ratings"]["D7"].comment.text == "it is wrong. Mend it.\n\nit is wrong. Mend it."


def test_that_a_sheet_is_hidden_is_marked_on_one_that_can_be_seen() -> None:
    book = opened(filled())
    book["Ratings"].sheet_state = "hidden"
    copy = opened(marked_copy(saved(book), [problem("sheet Ratings", "this sheet is hidden")]))
    assert copy.active["A1"].comment.text == "sheet Ratings: this sheet is hidden. Mend it."


def test_nothing_else_is_changed() -> None:
    before, after = opened(filled()), opened(marked_copy(filled(), [problem("sheet Gaps")]))
    for sheet in before:
        cells = [[cell.value for cell in row] for row in sheet.iter_rows()]
        assert [[cell.value for cell in row] for row in after[sheet.title].iter_rows()] == cells


def test_what_is_wrong_with_the_file_is_marked_where_it_is_seen() -> None:
    book = opened(filled())
    book["Instructions"].sheet_state = "hidden"
    first = next(page.title for page in book if page.sheet_state == "visible")
    copy = opened(marked_copy(saved(book), [problem("")]))
    assert copy[first]["A1"].comment.text == "it is wrong. Mend it."
    assert copy.active.title == first


def test_a_sheet_that_is_a_chart_has_no_cells_to_mark() -> None:
    book = opened(filled())
    book.create_chartsheet("Chart", 0).add_chart(BarChart())
    copy = opened(marked_copy(saved(book), [problem("sheet Chart")]))
    assert copy["Instructions"]["A1"].comment is not None


def test_a_workbook_whose_sheets_are_all_hidden_has_no_copy() -> None:
    with pytest.raises(StorageError, match="all its sheets are hidden"):
        marked_copy(all_hidden(filled()), [problem("sheet Gaps")])
