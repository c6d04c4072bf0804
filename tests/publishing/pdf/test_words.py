from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jsna.publishing.pdf.words import BREAK, Place, parts_of, set_text

WIDE = Place(400, 10)
NARROW = Place(40, 10)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain *text* #here $x$", "plain *text* #here $x$"),
        ("a\x00b\x07c\x7f", "abc"),
        ("left \u202eright\u202c", "left right"),
        ("a\tb\x0bc\x85d\u2028e", "a b c d e"),
        ("two\nlines", "two\nlines"),
        ("\ufeff\ud800\ue000\ufffe", ""),
        ("soft\u00adhyphen e\u0301", "soft\u00adhyphen e\u0301"),
    ],
)
def test_what_is_not_seen_is_left_out_and_the_rest_stays(text: str, expected: str) -> None:
    assert set_text(text, WIDE) == expected


def test_a_word_breaks_at_its_joints_before_it_breaks_anywhere() -> None:
    """At 10 points an address of 21 letters is wider than 40 points, its parts are not."""
    assert set_text("data/raw/one-file.csv", NARROW) == BREAK.join(
        ["data/", "raw/", "one-", "file.", "csv"]
    )
    assert set_text("W" * 10, NARROW) == BREAK.join("W" * 10)
    assert set_text("short", NARROW) == "short"


@given(st.text(), st.floats(5, 500))
def test_every_part_that_cannot_break_stands_on_a_line(text: str, room: float) -> None:
    place = Place(room, 10)
    parts = [part for word in set_text(text, place).split() for part in word.split(BREAK)]
    assert all(place.holds(part) or len(part) == 1 for part in parts)


@given(st.text(), st.floats(5, 500))
def test_nothing_that_is_seen_is_lost(text: str, room: float) -> None:
    def seen(one: str) -> str:
        return "".join(each for each in one if unicodedata.category(each)[0] in "LMNPS")

    assert seen(set_text(text, Place(room, 10))) == seen(text)


def test_only_long_words_have_parts() -> None:
    assert parts_of("dads/partners of one-letter") == ["dads/partners", "of", "one-letter"]
    assert parts_of("data/raw/2023/pathway.csv") == ["data/", "raw/", "2023/", "pathway.", "csv"]
    assert parts_of("") == [""]


def test_lines_are_counted_with_room_to_spare() -> None:
    """100 letters W of 0.93 of 10 points are 930 points: 2.3 lines of 400, and 2.9 with room."""
    assert WIDE.lines("short") == 1
    assert WIDE.lines("W" * 100) == 3
