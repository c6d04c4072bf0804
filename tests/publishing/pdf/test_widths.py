from __future__ import annotations

from itertools import starmap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jsna.exhibits.base import Column, Table
from jsna.publishing.pdf.widths import GAP, Need, layout, room, share

NEEDS = st.lists(
    st.tuples(st.floats(1, 300), st.floats(0, 500), st.floats(0, 9000)).map(
        lambda each: Need(each[0], each[0] + each[1], each[0] + each[1] + each[2])
    ),
    min_size=1,
    max_size=12,
)


def table(columns: int, cell: str, rows: int = 3) -> Table:
    heads = tuple(Column(f"c{n}", f"Column {n}", "") for n in range(columns))
    return Table("key", "A caption", heads, ((cell,) * columns,) * rows, ())


def test_a_page_of_a4_between_its_margins() -> None:
    """595.28 by 841.89 points, less two margins; a figure is 6.3 inches, 453.6 points, wide."""
    assert room(landscape=False) == pytest.approx(453.6, abs=0.1)
    assert room(landscape=True) == pytest.approx(745.89)


@given(NEEDS, st.floats(100, 900))
def test_the_columns_fill_what_is_free(needs: list[Need], free: float) -> None:
    assert sum(share(needs, free)) == pytest.approx(free)


@given(NEEDS, st.floats(100, 900))
def test_no_column_has_less_than_it_needs_where_there_is_enough(
    needs: list[Need], free: float
) -> None:
    shared = share(needs, free)
    if sum(each.least for each in needs) <= free:
        assert all(width >= each.least - 1e-6 for each, width in zip(needs, shared, strict=True))
    if sum(each.natural for each in needs) >= free:
        assert all(width <= each.natural + 1e-6 for each, width in zip(needs, shared, strict=True))


@pytest.mark.parametrize(
    ("needs", "free", "expected"),
    [
        ([(10, 50, 50), (10, 100, 100)], 300, [100, 200]),
        ([(30, 50, 50), (60, 90, 90)], 45, [15, 30]),
        # The first has all it wants; the others share 300 as 1 to 2, since one has 4 times the text
        ([(10, 20, 400), (10, 900, 1000), (10, 900, 4000)], 320, [20, 100, 200]),
        # The second cannot have less than 150, which leaves 150 for the first.
        ([(10, 900, 4000), (150, 900, 1000)], 300, [150, 150]),
    ],
)
def test_room_is_shared_by_the_square_root_of_the_texts(
    needs: list[tuple[float, float, float]], free: float, expected: list[float]
) -> None:
    assert share(list(starmap(Need, needs)), free) == pytest.approx(expected)


def test_a_table_of_few_columns_stands_upright_in_the_largest_type() -> None:
    found = layout(table(3, "some words in a cell"))
    assert (found.size, found.landscape) == (8.8, False)
    assert sum(found.widths) + 2 * GAP == pytest.approx(room(landscape=False))


def test_a_table_of_many_columns_has_smaller_type_and_then_a_turned_page() -> None:
    prose = "a sentence of some length, which wants to be read"
    settings = [layout(table(columns, prose)) for columns in range(1, 13)]
    order = [(-each.landscape, each.size) for each in settings]
    assert order == sorted(order, reverse=True)
    assert not settings[4].landscape
    assert settings[-1].landscape


def test_a_table_that_no_page_has_room_for_shares_what_there_is() -> None:
    found = layout(table(11, "W" * 60))
    assert found.landscape
    assert sum(found.widths) + 10 * GAP == pytest.approx(room(landscape=True))


def test_a_table_without_rows_has_the_width_of_its_headings() -> None:
    assert all(width > 0 for width in layout(table(3, "", rows=0)).widths)
