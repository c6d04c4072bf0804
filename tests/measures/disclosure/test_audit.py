from __future__ import annotations

import numpy as np
import pytest

from jsna.measures.disclosure.audit import Audit
from jsna.measures.disclosure.cells import BASE, PART, Cells
from jsna.measures.disclosure.knowledge import Hiding, hide_by_rule
from jsna.review.disclosure import Disclosure

RULES = Disclosure()


def column(base: int, *parts: int, block: str = "") -> Cells:
    cells = Cells()
    cells.add("base", base, BASE)
    for place, count in enumerate(parts):
        cells.add(place, count, PART, "base", block)
    cells.adds_up(list(range(len(parts))), ["base"])
    return cells


def audit(cells: Cells, rules: Disclosure = RULES) -> Audit:
    truth = np.array(cells.counts, dtype="float64")
    return Audit(cells, rules, truth, truth.copy())


def exposed(cells: Cells, rules: Disclosure = RULES) -> list[int]:
    return exposed_with(cells, rules, hide_by_rule(cells, rules))


def exposed_with(cells: Cells, rules: Disclosure, hiding: Hiding) -> list[int]:
    return audit(cells, rules).exposed(hiding)


def test_what_a_difference_narrows_is_exposed() -> None:
    # 20 and 20 stand for 18 to 22 each: the rest is at most 4, where the rule says up to 7.
    assert exposed(column(22, 20, 2)) == [2]
    # 25 and 20: the rest is 1 to 9, which says nothing.
    assert exposed(column(25, 20, 5)) == []
    # 25 and 15 (13 to 17): the rest is 6 or more.
    assert exposed(column(23, 16, 7)) == [2]


def test_zeros_that_are_hidden_reach_down_to_zero() -> None:
    rules = Disclosure(show_zero=False)
    assert exposed(column(25, 20, 5)) == []
    assert exposed(column(25, 20, 5), rules) == [2]


def test_two_small_counts_hide_each_other() -> None:
    assert exposed(column(28, 20, 4, 4)) == []


def test_what_the_rules_alone_narrow_is_not_exposed() -> None:
    # A hidden total of 1 to 7 made of two hidden counts leaves at most 6 for each.
    cells = Cells()
    cells.add("total", 5, PART)
    cells.add("a", 2, PART)
    cells.add("b", 3, PART)
    cells.adds_up(["a", "b"], ["total"])
    assert exposed(cells, Disclosure(low_base=0)) == []


def test_a_large_hidden_count_is_known_no_better_than_if_it_were_shown() -> None:
    cells = column(42, 20, 22)
    cells.exact.update({0, 1})
    hiding = hide_by_rule(cells, RULES)
    hiding.more[2] = True
    assert audit(cells).exposed(hiding) == [2]
    cells.exact.clear()
    assert audit(cells).exposed(hiding) == []


@pytest.mark.parametrize(("low_base", "expected"), [(9, [2]), (8, [])])
def test_a_large_hidden_count_may_be_any_of_as_many_as_rounding_takes_together(
    low_base: int, expected: list[int]
) -> None:
    # A group of 10 that is shown is 8 to 12, or 9 to 12 where 8 would be a low base. So the rest of
    # exactly 40 is one of the five from 28 to 32, or of the four from 28 to 31.
    cells = Cells()
    cells.add("all", 40, BASE)
    cells.add("group", 10, BASE)
    cells.add("rest", 30, PART, "all")
    cells.adds_up(["group", "rest"], ["all"])
    cells.exact.add(0)
    rules = Disclosure(low_base=low_base)
    hiding = hide_by_rule(cells, rules)
    hiding.more[2] = True
    assert exposed_with(cells, rules, hiding) == expected


def test_a_low_base_is_exposed_where_others_say_that_it_is_not_the_lowest() -> None:
    # Three shown as 10, of 8 to 12 each, leave 3 or more of exactly 39; the rule alone says 0 to 9.
    cells = Cells()
    cells.add("all", 39, BASE)
    for name in "abc":
        cells.add(name, 10, PART, "all")
    cells.add("few", 9, BASE)
    cells.adds_up([*"abc", "few"], ["all"])
    cells.exact.add(0)
    assert exposed(cells) == [4]


def test_tables_that_keep_what_is_shared_are_remembered_as_complete() -> None:
    cells = column(28, 20, 4, 4, block="q")
    found = audit(cells)
    found.exposed(hide_by_rule(cells, RULES))
    assert found.lowest[0] == found.highest[0] == 28
    assert found.lowest[2] == 1
    assert found.highest[2] == 7
