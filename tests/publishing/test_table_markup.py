from __future__ import annotations

import pytest

from jsna.exhibits.base import Column, Table
from jsna.publishing.table_markup import notes_markup, table_markup
from tests.publishing.test_pages import Outline

COLUMNS = (Column("a", "Name & place", "M"), Column("n", "Number", "M", "number"))


def table(*rows: tuple[str, int]) -> Table:
    return Table("t", "It <says> so.", COLUMNS, rows, ("Note <b>.",), number=4)


def test_the_caption_names_the_box_and_all_text_is_escaped() -> None:
    outline = Outline(table_markup(table(("<i>", 1)), "here"))
    assert outline.all("caption") == [{"id": "here"}]
    assert outline.all("div")[0]["aria-labelledby"] == "here"
    assert outline.all("i") == []
    assert outline.all("b") == []
    assert outline.all("says") == []


def test_headers_have_their_scopes() -> None:
    headers = Outline(table_markup(table(("A", 1), ("B", 2)), "here")).all("th")
    assert [each["scope"] for each in headers] == ["col", "col", "row", "row"]


def test_notes_follow_the_table_a_line_each() -> None:
    assert table_markup(table(("A", 1)), "c").endswith(notes_markup(("Note <b>.",)))
    assert notes_markup(("One.", "Two & three.")).count("<p>") == 2
    assert "Two &amp; three." in notes_markup(("Two & three.",))


@pytest.mark.parametrize(
    ("columns", "text", "listed"), [(2, None, None), (3, "long", None), (4, "long", "long")]
)
def test_a_long_text_beside_several_columns_has_room(
    columns: int, text: str | None, listed: str | None
) -> None:
    long = "Words that go on for more than forty letters"
    for last, cell, kind in (
        (Column("x", "Name", "M"), long, text),
        (Column("x", "Name", "M", "list"), (long, "b"), listed),
    ):
        names = (*(Column(f"c{number}", "Name", "M") for number in range(columns - 1)), last)
        row = (*["b"] * (columns - 1), cell)
        cells = Outline(table_markup(Table("t", "C", names, (row,), ()), "c")).all("td")
        assert cells[-1].get("class") == kind
