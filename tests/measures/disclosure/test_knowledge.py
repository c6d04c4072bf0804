from __future__ import annotations

import numpy as np

from jsna.measures.disclosure.cells import BASE, PART, Cells
from jsna.measures.disclosure.knowledge import (
    hide_by_rule,
    is_base,
    known_from_pattern,
    known_from_publication,
    rounded,
    zeros_hidden,
)
from jsna.review.disclosure import Disclosure

RULES = Disclosure()
INF = np.inf


def cells_of(*counts: int, base: int = 100) -> Cells:
    cells = Cells()
    cells.add("base", base, BASE)
    for place, count in enumerate(counts):
        cells.add(place, count, PART, "base")
    return cells


def test_the_rule_hides_one_to_seven() -> None:
    hiding = hide_by_rule(cells_of(0, 1, 7, 8), RULES)
    assert hiding.small.tolist() == [False, False, True, True, False]
    assert not hiding.low.any()
    assert not hiding.more.any()
    assert hiding.hidden.tolist() == hiding.small.tolist()


def test_zeros_are_hidden_where_declared() -> None:
    hiding = hide_by_rule(cells_of(0, 8), Disclosure(show_zero=False))
    assert hiding.small.tolist() == [False, True, False]


def test_a_low_base_hides_its_column_and_itself() -> None:
    for base, low in ((9, True), (10, False)):
        hiding = hide_by_rule(cells_of(0, 3, 9, base=base), RULES)
        assert hiding.low.tolist() == [low] * 4
        assert hiding.small.tolist() == [False, False, not low, False]


def test_a_base_hidden_for_being_small_hides_its_column() -> None:
    hiding = hide_by_rule(cells_of(0, 3, base=5), Disclosure(low_base=0))
    assert hiding.small.tolist() == [True, False, True]
    assert hiding.more.tolist() == [False, True, False]


def test_what_the_rules_alone_say() -> None:
    cells = cells_of(0, 3, 8, 40)
    hiding = hide_by_rule(cells, RULES)
    hiding.more[3] = True
    known = known_from_pattern(cells, hiding, RULES)
    assert known.least.tolist() == [8, 0, 1, 8, 8]
    assert known.most.tolist() == [INF, 0, 7, INF, INF]


def test_a_zero_in_a_hidden_column_can_be_anything() -> None:
    cells = cells_of(0, 3, 8)
    hiding = hide_by_rule(cells, RULES)
    hiding.more[[0, 1, 3]] = True
    known = known_from_pattern(cells, hiding, RULES)
    assert known.least.tolist() == [8, 0, 1, 8]
    assert known.most.tolist() == [INF, INF, 7, INF]


def test_hidden_zeros_are_counts_of_zero_to_seven() -> None:
    rules = Disclosure(show_zero=False)
    cells = cells_of(0, 3, 8)
    known = known_from_pattern(cells, hide_by_rule(cells, rules), rules)
    assert known.least.tolist() == [8, 0, 0, 8]
    assert known.most.tolist() == [INF, 7, 7, INF]


def test_below_a_low_base_all_that_is_known_is_that_it_is_low() -> None:
    cells = cells_of(0, 3, base=6)
    known = known_from_pattern(cells, hide_by_rule(cells, RULES), RULES)
    assert (known.least.tolist(), known.most.tolist()) == ([0] * 3, [9] * 3)


def test_where_a_base_of_none_only_is_low_the_base_is_none() -> None:
    rules = Disclosure(low_base=1)
    cells = cells_of(0, base=0)
    known = known_from_pattern(cells, hide_by_rule(cells, rules), rules)
    assert (known.least.tolist(), known.most.tolist()) == ([0, 0], [0, 0])


def test_beside_a_base_not_even_a_zero_is_shown() -> None:
    cells = cells_of(0, 0, 8)
    cells.beside.add(2)
    assert zeros_hidden(cells, RULES).tolist() == [False, False, True, False]
    assert zeros_hidden(cells, Disclosure(show_zero=False)).all()
    hiding = hide_by_rule(cells, RULES)
    assert hiding.small.tolist() == [False, False, True, False]
    known = known_from_pattern(cells, hiding, RULES)
    assert known.least.tolist() == [8, 0, 0, 8]
    assert known.most.tolist() == [INF, 0, 7, INF]


def test_of_no_counts_none_is_hidden() -> None:
    hiding = hide_by_rule(Cells(), RULES)
    for each in (hiding.low, hiding.small, hiding.more, hiding.hidden):
        assert (each.tolist(), each.dtype) == ([], np.dtype(bool))
    assert rounded(Cells(), RULES).dtype == np.dtype("int64")


def test_a_shown_count_lies_within_its_rounding() -> None:
    cells = cells_of(0, 3, 8, 43)
    known = known_from_publication(cells, hide_by_rule(cells, RULES), RULES)
    # 10 stands for 8 to 12, 45 for 43 to 47, and 100 for 98 to 102.
    assert known.least.tolist() == [98, 0, 1, 8, 43]
    assert known.most.tolist() == [102, 0, 7, 12, 47]


def test_a_shown_base_is_no_low_base_and_a_shown_count_no_small_one() -> None:
    cells = cells_of(9, base=10)
    known = known_from_publication(cells, hide_by_rule(cells, RULES), RULES)
    assert known.least.tolist() == [10, 8]
    assert known.most.tolist() == [12, 12]


def test_halves_are_rounded_up_so_that_ten_is_fifteen_to_twenty_four() -> None:
    rules = Disclosure(round_to=10)
    cells = cells_of(15, 24, 25)
    assert rounded(cells, rules).tolist() == [100, 20, 20, 30]
    known = known_from_publication(cells, hide_by_rule(cells, rules), rules)
    assert known.least.tolist() == [95, 15, 15, 25]
    assert known.most.tolist() == [104, 24, 24, 34]


def test_an_exact_count_is_known_while_it_is_shown() -> None:
    cells = cells_of(3, 43)
    cells.exact.update({1, 2})
    known = known_from_publication(cells, hide_by_rule(cells, RULES), RULES)
    assert known.least.tolist() == [98, 1, 43]
    assert known.most.tolist() == [102, 7, 43]


def test_bases_are_told_by_being_their_own() -> None:
    assert is_base(cells_of(3, 4)).tolist() == [True, False, False]


def test_places_pick_the_same_of_each_reason() -> None:
    hiding = hide_by_rule(cells_of(3, 40, 5), RULES)
    hiding.more[2] = True
    part = hiding.at(np.array([1, 2]))
    assert part.small.tolist() == [True, False]
    assert part.more.tolist() == [False, True]
    assert part.low.tolist() == [False, False]
