from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jsna.publishing.workbook import layout
from jsna.publishing.workbook.sheet import Cell, Grid, Line, Sheet


def sheet(title: str, *rows: tuple[Cell, ...]) -> Sheet:
    headings = tuple("ABC"[: len(rows[0])])
    return Sheet("S", (Line(title, 1),), Grid(headings, rows, (False,) * len(headings)))


def test_a_column_has_room_for_its_longest_line_within_reason() -> None:
    found = layout.widths(sheet("T", ("a", "b" * 20 + "\nc" * 30, "d" * 500)))
    assert found == (28.0, 23.0, layout.WIDEST)
    assert layout.widths(sheet("T", ("a", "b"))) == (28.0, layout.NARROWEST)


def test_the_first_column_has_room_for_a_long_title() -> None:
    assert layout.widths(sheet("T" * 80, ("a",))) == (44.0,)
    assert layout.widths(Sheet("S", (Line("T", 1),))) == (96.0,)


@pytest.mark.parametrize(
    ("text", "room", "lines"),
    [
        ("", 10, 1),
        ("one two", 7, 1),
        ("one two", 6, 2),
        ("one\ntwo\n", 20, 3),
        ("W" * 21, 10, 3),
        ("a " + "W" * 20, 10, 3),
    ],
)
def test_text_is_wrapped_between_words(text: str, room: float, lines: int) -> None:
    assert layout.wrapped(text, room) == lines


@given(st.lists(st.text("ab", min_size=1, max_size=30), min_size=1), st.integers(1, 20))
def test_text_takes_no_fewer_lines_than_the_standard_library_says(
    words: list[str], room: int
) -> None:
    text = " ".join(words)
    assert layout.wrapped(text, room) >= len(textwrap.wrap(text, room))


def test_rows_are_as_tall_as_their_tallest_cell_up_to_the_limit() -> None:
    across = (10.0, 40.0)
    assert layout.row_height(("one two three", "x"), across) == 2 * 15.75 + 4
    assert layout.row_height(("x" * 10_000, "x"), across) == layout.TALLEST


def test_a_title_is_taller_than_a_line_and_the_last_line_has_room_below() -> None:
    plain = layout.line_height(Line("a"), 20, last=False)
    assert layout.line_height(Line("a", 1), 20, last=False) > plain
    assert layout.line_height(Line("a"), 20, last=True) > plain


@pytest.mark.parametrize(
    ("cells", "expected"),
    [((), 0), ((1, 2), 0), ((0.5, 0.125), 3), ((1.0, 20.0), 0), ((1e-05, "x"), 5)],
)
def test_a_column_shows_every_place_that_its_numbers_need(
    cells: tuple[Cell, ...], expected: int
) -> None:
    assert layout.places(cells) == expected
