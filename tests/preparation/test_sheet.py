from __future__ import annotations

import pytest

from jsna.preparation.sheet import Row, Sheet, cell_place, squeeze

CSV = Sheet("x.csv", {"score": "Score (0 – 5)"}, ())
BOOK = Sheet(
    "x.xlsx", {"score": "Score", "item": "item"}, (), name="Ratings", letters={"score": "D"}
)


def test_a_cell_of_a_csv_file_is_named_by_its_row_and_heading() -> None:
    assert CSV.place(5, "score") == "row 5, column Score (0 – 5)"
    assert CSV.shown_as == "x.csv"


def test_a_cell_of_a_workbook_is_named_by_its_address() -> None:
    assert BOOK.place(7, "score") == "sheet Ratings, cell D7 (Score)"
    assert BOOK.shown_as == "x.xlsx, sheet Ratings"


def test_a_column_that_a_workbook_does_not_have_is_named_by_its_row() -> None:
    assert BOOK.place(7, "item") == "sheet Ratings, row 7, column item"


def test_a_place_needs_no_heading() -> None:
    assert cell_place("Gaps", "A1") == "sheet Gaps, cell A1"


@pytest.mark.parametrize(("text", "blank"), [("", True), (" \t\u00a0", True), ("0", False)])
def test_a_row_is_blank_without_any_letter(text: str, blank: bool) -> None:
    assert Row(2, {"a": "", "b": text}).is_blank is blank


@pytest.mark.parametrize(
    ("text", "plain"),
    [(" a  b ", "a b"), ("a\nb", "a b"), ("e\u0301", "é"), ("a\u00a0b", "a b")],
)
def test_odd_spaces_and_forms_are_evened_out(text: str, plain: str) -> None:
    assert squeeze(text) == plain
