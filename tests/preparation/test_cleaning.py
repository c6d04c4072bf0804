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


def test_a_word_is_one_of_those_that_are_known() -> None:
    cleaning = Cleaning(sheet_of("status", (" Planned",), ("",), ("plannd",)))
    words = [cleaning.word(row, "status", ("open", "planned"), "open") for row in cleaning.rows()]
    assert words == ["planned", "plannd"]
    (problem,) = cleaning.problems
    assert (problem.where, problem.found) == (
        "row 4, column STATUS",
        'this word is not known here (found "plannd")',
    )
    assert problem.remedy == 'Correct it (did you mean "planned"?)'
    assert cleaning.word(cleaning.sheet.rows[1], "status", ("open", "planned"), "open") == "open"


def test_a_restricted_word_is_neither_shown_nor_hinted_at() -> None:
    cleaning = Cleaning(sheet_of("status", ("plannd",)), restricted=("status",))
    cleaning.word(cleaning.sheet.rows[0], "status", ("planned",))
    (problem,) = cleaning.problems
    assert (problem.found, problem.remedy) == ("this word is not known here", "Correct it")


def test_a_date_is_to_the_day_the_month_or_the_year_or_is_left_out() -> None:
    cleaning = Cleaning(sheet_of("date", ("2026-04-30",), ("2026-04",), ("2026",), ("soon",)))
    assert [cleaning.date(row, "date") for row in cleaning.rows()] == [
        *("2026-04-30", "2026-04", "2026", "soon")
    ]
    (problem,) = cleaning.problems
    assert (problem.where, problem.found) == (
        "row 5, column DATE",
        'this is not a date (found "soon")',
    )
    blank = Cleaning(sheet_of("date", (" ",)))
    assert blank.date(blank.sheet.rows[0], "date") == ""
    assert blank.problems == []


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
