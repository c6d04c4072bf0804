from __future__ import annotations

from jsna.preparation.cleaning import Cleaning
from tests.preparation.builders import sheet_of


def test_another_encoding_is_said_first() -> None:
    cleaning = Cleaning(sheet_of("text", ("a",), encoding="cp1252"))
    assert cleaning.changes[0].rule == "read as cp1252, since it is not UTF-8"


def test_blank_rows_are_left_out_and_listed() -> None:
    cleaning = Cleaning(sheet_of("text", ("a",), (" ",), ("b",)))
    assert [row.number for row in cleaning.rows()] == [2, 4]
    assert [change.row for change in cleaning.changes] == [3]


def test_needed_text_must_be_there() -> None:
    cleaning = Cleaning(sheet_of("text", (" ",)))
    assert cleaning.needed_text(cleaning.sheet.rows[0], "text") == ""
    (problem,) = cleaning.problems
    assert (problem.where, problem.missing) == ("row 2, column TEXT", True)
    assert problem.found == "the cell is blank"
    (flag,) = cleaning.issues
    assert (flag.row, flag.check) == (2, "not filled in yet")
