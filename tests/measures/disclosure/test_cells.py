from __future__ import annotations

import numpy as np
import pytest

from jsna.measures.disclosure.cells import BASE, PART, SUM, Cells, Relation


def two_tables() -> Cells:
    cells = Cells()
    cells.add("all", 9, BASE)
    for block in ("x", "y"):
        cells.add((block, "base"), 7, BASE, block=block)
        cells.add((block, "yes"), 4, SUM, (block, "base"), block)
        cells.add((block, "no"), 3, PART, (block, "base"), block)
        cells.adds_up([(block, "yes"), (block, "no")], [(block, "base")])
        cells.at_most([(block, "base")], ["all"])
    cells.exact.update({1, 5})
    return cells


def test_a_cell_keeps_what_it_is() -> None:
    cells = two_tables()
    assert cells.counts == [9, 7, 4, 3, 7, 4, 3]
    assert cells.ranks == [BASE, BASE, SUM, PART, BASE, SUM, PART]
    assert cells.bases == [0, 1, 1, 1, 4, 4, 4]
    assert cells.blocks == ["", "x", "x", "x", "y", "y", "y"]
    assert cells.index["y", "no"] == 6


def test_sums_become_relations() -> None:
    cells = two_tables()
    assert cells.relations[0] == Relation((1, 2, 3), (1, -1, -1), exact=True)
    assert cells.relations[1] == Relation((0, 1), (1, -1), exact=False)


def test_picks_are_at_most_so_many_times_the_base() -> None:
    cells = Cells()
    cells.add("base", 5, BASE)
    cells.add("picks", 10, PART, "base")
    cells.at_most(["picks"], ["base"], 2)
    assert cells.relations == [Relation((0, 1), (2, -1), exact=False)]
    cells.add("more", 1, PART, "base")
    with pytest.raises(ValueError, match="do not add up"):
        cells.at_most(["picks", "more"], ["base"], 2)


def test_some_may_be_apart_from_what_others_are_at_most() -> None:
    cells = Cells()
    cells.add("base", 5, BASE)
    for name, count in (("picks", 4), ("none", 3)):
        cells.add(name, count, PART, "base")
    cells.at_most(["picks"], ["base"], 2, without=["none"])
    assert cells.relations == [Relation((0, 2, 1), (2, -2, -1), exact=False)]
    with pytest.raises(ValueError, match="do not add up"):
        cells.at_most(["picks"], ["base"], without=["none"])


def test_a_part_is_given_up_before_a_sum_and_a_sum_before_a_base() -> None:
    assert PART < SUM < BASE


def test_nobody_is_a_count_too() -> None:
    cells = Cells()
    cells.add("none", 0)
    assert (cells.counts, cells.ranks, cells.blocks) == ([0], [PART], [""])


@pytest.mark.parametrize(("key", "count"), [("all", 3), ("new", -1)])
def test_a_cell_has_one_count_of_zero_or_more(key: str, count: int) -> None:
    cells = two_tables()
    with pytest.raises(ValueError, match=f"a cell has one count, of 0 or more: {key}"):
        cells.add(key, count)


def test_a_sum_that_does_not_hold_is_a_defect() -> None:
    cells = two_tables()
    with pytest.raises(ValueError, match=r"^these counts do not add up: "):
        cells.adds_up([("x", "yes")], [("x", "base")])
    with pytest.raises(ValueError, match="do not add up"):
        cells.at_most(["all"], [("x", "base")])
    assert len(cells.relations) == 4


def test_a_part_of_nothing_has_no_places() -> None:
    part, places = Cells().part("x")
    assert part == Cells()
    # As places pick from arrays, they are whole numbers even where there are none.
    assert (places.tolist(), places.dtype) == ([], np.dtype("int64"))


def test_a_part_has_one_table_and_what_all_share() -> None:
    cells = two_tables()
    cells.beside.update({2, 6})
    part, places = cells.part("y")
    assert places.tolist() == [0, 4, 5, 6]
    assert part.counts == [9, 7, 4, 3]
    assert part.bases == [0, 1, 1, 1]
    assert part.ranks == [BASE, BASE, SUM, PART]
    assert part.blocks == ["", "y", "y", "y"]
    assert part.relations == [
        Relation((1, 2, 3), (1, -1, -1), exact=True),
        Relation((0, 1), (1, -1), exact=False),
    ]
    assert part.exact == {2}
    assert part.beside == {3}
