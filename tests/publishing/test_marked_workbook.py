from __future__ import annotations

from openpyxl.comments import Comment

from jsna.errors import Problem
from jsna.publishing.marked_workbook import marked_copy
from tests.preparation.workbook.filled import filled, opened, saved


def problem(where: str, found: str = "it is wrong") -> Problem:
    return Problem("data/raw/x/meeting.xlsx", where, found, "Mend it")


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
        "file. Mend it.\n\nsheet Gone, cell A9. Mend it."
    )


def test_nothing_else_is_changed() -> None:
    before, after = opened(filled()), opened(marked_copy(filled(), [problem("sheet Gaps")]))
    for sheet in before:
        cells = [[cell.value for cell in row] for row in sheet.iter_rows()]
        assert [[cell.value for cell in row] for row in after[sheet.title].iter_rows()] == cells
