from __future__ import annotations

from jsna.exhibits.base import Column, Table
from jsna.publishing.workbook.notes import marks, notes_sheet, numbered
from jsna.publishing.workbook.sheet import Line, Link


def table(*notes: str) -> Table:
    return Table("key", "Caption", (Column("a", "A", "A"),), (("x",),), notes, number=1)


def test_notes_are_numbered_as_a_reader_meets_them_and_the_same_words_once() -> None:
    found = numbered((table("Second", "First"), table("First", "Third")))
    assert found == {"Second": 1, "First": 2, "Third": 3}


def test_a_title_names_its_notes_in_brackets_each_once() -> None:
    assert marks(("b", "a", "b"), {"a": 1, "b": 2}) == " [note 2] [note 1]"
    assert marks((), {}) == ""


def test_the_sheet_of_notes_says_where_each_applies() -> None:
    used = {"One": ("a", "b"), "Two": ("a",), "Three": ("a", "c", "b")}
    sheet = notes_sheet({"a": 1, "b": 2, "c": 3}, used, Line("Back", to="Contents"))
    assert sheet.grid is not None
    assert sheet.grid.rows == (
        ("note 1", "a", "Every table and figure"),
        ("note 2", "b", "One\nThree"),
        ("note 3", "c", Link("Three")),
    )
    assert sheet.lines[0] == Line("Notes", 1)


def test_the_only_sheet_is_named() -> None:
    sheet = notes_sheet({"a": 1}, {"One": ("a",)}, Line("Back"))
    assert sheet.grid is not None
    assert sheet.grid.rows == (("note 1", "a", Link("One")),)
