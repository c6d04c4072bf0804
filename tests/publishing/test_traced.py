from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from jsna.publishing.traced import Source, anchor_of, rows_in_words


@given(st.sets(st.integers(2, 40), min_size=1))
def test_rows_in_words_can_be_read_back(rows: set[int]) -> None:
    spans = rows_in_words(rows).partition(" ")[2].replace(" and ", ", ").split(", ")
    ends = [list(map(int, span.split(" to "))) for span in spans]
    assert {row for end in ends for row in range(end[0], end[-1] + 1)} == rows


@given(st.lists(st.text(min_size=1), min_size=1), st.lists(st.text(min_size=1), min_size=1))
def test_two_keys_share_no_anchor(one: list[str], other: list[str]) -> None:
    assert (anchor_of(tuple(one)) == anchor_of(tuple(other))) == (one == other)
    assert anchor_of(tuple(one)).isascii()


def test_a_source_says_its_rows_or_the_part_of_a_file_without_rows() -> None:
    assert str(Source("a.csv", (2, 3, 4, 9))) == "a.csv, rows 2 to 4 and 9"
    assert str(Source("a.csv", (5,))) == "a.csv, row 5"
    assert str(Source("a.csv")) == "a.csv, no row"
    assert str(Source("review.toml", part="[overall]")) == "review.toml, [overall]"
