from __future__ import annotations

import pytest

from jsna.preparation import cleaning as room
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


def test_the_nearest_name_is_looked_for_until_too_many_are_unknown(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(room, "_MOST_COMPARED", 4)
    cleaning, known = Cleaning(sheet_of("text")), ["north", "south"]
    assert cleaning.nearest("nort", known) == 'did you mean "north"?'
    assert cleaning.nearest("sout", known) == 'did you mean "south"?'
    # Whoever sees the third still reads what there is; what was looked for once costs nothing.
    assert cleaning.nearest("norh", known) == "known are: north, south"
    assert cleaning.nearest("nort", known) == 'did you mean "north"?'
