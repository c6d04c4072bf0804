from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from jsna.exhibits.base import Column, Marked, Table
from jsna.publishing.word.widths import column_widths, least_widths, texts_of

TEXTS = st.text("ab -\n", max_size=60)


def table(rows: list[list[str]], headings: list[str]) -> Table:
    columns = tuple(Column(str(at), each, "It.") for at, each in enumerate(headings))
    return Table("k", "So.", columns, tuple(map(tuple, rows)), ())


@st.composite
def tables(draw: st.DrawFn) -> Table:
    count = draw(st.integers(1, 12))
    line = st.lists(TEXTS, min_size=count, max_size=count)
    return table(draw(st.lists(line, max_size=5)), draw(line))


@given(tables(), st.integers(4000, 15000))
def test_the_columns_fill_the_room_and_none_is_lost(made: Table, room: int) -> None:
    widths = column_widths(made, room)
    assert sum(widths) == room
    assert min(widths) > 0
    if sum(least_widths(made)) < room:
        assert all(map(int.__le__, least_widths(made), widths))


def test_a_longer_text_gets_more_room_and_a_short_one_no_less_than_its_word() -> None:
    made = table([["name", "1", "words " * 30]], ["Service", "Score", "Gaps"])
    name, score, gaps = column_widths(made, 9000)
    assert score < name < gaps
    assert score >= least_widths(made)[1]


def test_a_few_short_words_stay_on_one_line_beside_a_long_text() -> None:
    made = table([["12% to 21%", "words " * 60]], ["Its interval", "Question"])
    interval, question = column_widths(made, 4000)
    assert interval - least_widths(made)[0] > 0
    assert interval >= least_widths(table([["12%\xa0to\xa021%"]], [""]))[0]
    assert question > interval


def test_the_bullets_of_a_list_take_their_own_room() -> None:
    column = (Column("a", "", "It."),)
    plain, listed = (
        least_widths(Table("k", "So.", column, ((cell,),), ()))[0]
        for cell in ("development", ("development",))
    )
    assert listed > plain


def test_a_word_that_is_too_long_is_broken_and_not_given_the_page() -> None:
    assert max(least_widths(table([["W" * 80, "a"]], ["A", "B"]))) < 3000


def test_lines_break_at_spaces_and_behind_hyphens() -> None:
    whole, parted = (least_widths(table([[text]], [""]))[0] for text in ("abcdefgh", "abcd-efg"))
    assert parted < whole


def test_a_word_takes_no_less_than_it_is_wide_in_arial() -> None:
    """At 9 points, by the advance widths of Arial (Shortfall in bold: 4.056 of the size)."""
    (heading,) = least_widths(table([], ["Shortfall"]))
    (word,) = least_widths(table([["commissioning"]], [""]))
    assert 4.056 * 180 <= heading - 246 <= 4.056 * 180 * 1.15
    assert 6.62 * 180 <= word - 246 <= 6.62 * 180 * 1.15


def test_a_cell_is_its_paragraphs() -> None:
    assert texts_of("a") == ("a",)
    assert texts_of(3) == ("3",)
    assert texts_of(("a", "b"), "Nothing") == ("a", "b")
    assert texts_of((), "Nothing") == ("Nothing",)
    assert texts_of(Marked("●", "Agreement")) == ("●\xa0Agreement",)
