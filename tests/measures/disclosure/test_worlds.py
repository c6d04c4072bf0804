from __future__ import annotations

import numpy as np
import pytest

from jsna.measures.disclosure.cells import BASE, PART, Cells
from jsna.measures.disclosure.knowledge import Bounds
from jsna.measures.disclosure.worlds import Worlds


def triangle() -> Cells:
    """Three counts of which each two sum to another: fractions could solve it where none may."""
    cells = Cells()
    for name, count in (("a", 1), ("b", 1), ("c", 1)):
        cells.add(name, count, PART)
    for pair in ("ab", "bc", "ca"):
        cells.add(pair, 2, BASE)
        cells.adds_up(list(pair), [pair])
    return cells


def test_a_world_adds_up() -> None:
    cells = triangle()
    known = Bounds(np.zeros(6), np.array([9.0, 9, 9, 4, 6, 5]))
    world = Worlds(cells).furthest(known, np.array([0]), 1)
    for relation in cells.relations:
        terms = world[list(relation.cells)] * relation.factors
        assert terms.sum() == 0
    assert (world >= known.least).all()
    assert (world <= known.most).all()
    assert world[0] == 4


def test_a_world_is_whole() -> None:
    # All pairs 1: halves would do for each, whole counts would not.
    known = Bounds(np.zeros(6), np.array([9.0, 9, 9, 1, 1, 1]))
    cells = triangle()
    world = Worlds(cells).furthest(known, np.array([0, 1, 2]), 1)
    assert world[:3].sum() == 1
    assert (world == np.round(world)).all()


def test_down_is_the_lowest() -> None:
    known = Bounds(np.array([0.0, 0, 0, 3, 3, 3]), np.array([2.0, 9, 9, 9, 9, 9]))
    world = Worlds(triangle()).furthest(known, np.array([1]), -1)
    assert world[1] == 1


def test_an_inequality_holds_from_one_side() -> None:
    cells = Cells()
    cells.add("base", 5, BASE)
    cells.add("picked", 3, PART, "base")
    cells.at_most(["picked"], ["base"])
    worlds = Worlds(cells)
    known = Bounds(np.array([4.0, 0]), np.array([6.0, 20]))
    assert worlds.furthest(known, np.array([1]), 1).tolist() == [6, 6]
    assert worlds.furthest(known, np.array([1]), -1)[1] == 0


def test_without_relations_each_cell_is_free() -> None:
    cells = Cells()
    cells.add("a", 5)
    known = Bounds(np.array([1.0]), np.array([7.0]))
    assert Worlds(cells).furthest(known, np.array([0]), 1).tolist() == [7]


def test_no_world_at_all_is_a_defect() -> None:
    known = Bounds(np.array([5.0, 5, 5, 0, 0, 0]), np.array([9.0, 9, 9, 4, 4, 4]))
    with pytest.raises(RuntimeError, match=r"^no table agrees with what is published"):
        Worlds(triangle()).furthest(known, np.array([0]), 1)
