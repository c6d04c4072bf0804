from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from jsna.publishing.workbook.sheet import Grid, Link, all_different, length


def test_headings_that_are_the_same_get_a_number() -> None:
    assert all_different(("Score", "score", "Gaps", "Score")) == (
        "Score",
        "score (2)",
        "Gaps",
        "Score (3)",
    )
    assert all_different(("A", "A (2)", "a")) == ("A", "A (2)", "a (3)")


@given(st.lists(st.sampled_from(["a", "A", "a (2)", "b", "A (2) (2)"])).map(tuple))
def test_all_headings_are_different_and_as_many(headings: tuple[str, ...]) -> None:
    found = all_different(headings)
    assert len({each.casefold() for each in found}) == len(found) == len(headings)
    assert all(new.startswith(old) for old, new in zip(headings, found, strict=True))


def test_length_is_counted_as_excel_counts() -> None:
    assert [length(text) for text in ("", "abc", "é", "\U0001f600")] == [0, 3, 1, 2]


def test_a_column_is_the_cells_below_its_heading() -> None:
    grid = Grid(("A", "B"), ((1, "x"), (2, Link("Notes"))), (True, False))
    assert grid.column(0) == (1, 2)
    assert [str(cell) for cell in grid.column(1)] == ["x", "Notes"]
