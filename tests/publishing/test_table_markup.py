from __future__ import annotations

from pathlib import Path

import pytest

from jsna.exhibits.base import Column, Table
from jsna.publishing.style import style
from jsna.publishing.table_markup import notes_markup, table_markup
from tests.browser import chromium, needs_chromium, opened
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


@needs_chromium
def test_a_table_of_an_id_a_word_and_a_text_is_read_on_a_telephone_without_scrolling(
    tmp_path: Path,
) -> None:
    names = tuple(Column(each, each, "It.") for each in ("Issue", "About", "What was said"))
    rows = (("I1", "Waiting", "Parents wait without knowing for how long. " * 3),)
    markup = table_markup(Table("t", "C", names, rows, ()), "c")
    page = tmp_path / "page.html"
    page.write_text(f"<style>{style('base', 'table')}</style>{markup}", encoding="utf-8")
    with chromium() as browser, opened(browser, page, 320) as shown:
        box = "document.querySelector('.scroll')"
        assert shown.evaluate(f"{box}.scrollWidth") == shown.evaluate(f"{box}.clientWidth")
