from __future__ import annotations

from collections.abc import Hashable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jsna.measures.disclosure.cells import BASE, PART, SUM, Cells
from jsna.measures.disclosure.safety import Safe, make_safe
from jsna.review.disclosure import Disclosure
from tests.measures.disclosure.attacker import Attacker, narrowed, pinned

RULES = Disclosure()


def table(counts: list[list[int]]) -> Cells:
    """Answers (rows) by groups (columns), with all margins, as one question is published."""
    cells = Cells()
    rows, columns = range(len(counts)), range(len(counts[0]))
    by_group = [sum(counts[row][column] for row in rows) for column in columns]
    cells.add("all", sum(by_group), BASE)
    for column in columns:
        cells.add(("base", column), by_group[column], BASE)
    for row in rows:
        cells.add(("total", row), sum(counts[row]), SUM, "all")
        for column in columns:
            cells.add((row, column), counts[row][column], PART, ("base", column))
        cells.adds_up([(row, column) for column in columns], [("total", row)])
    for column in columns:
        cells.adds_up([(row, column) for row in rows], [("base", column)])
    cells.adds_up([("total", row) for row in rows], ["all"])
    cells.adds_up([("base", column) for column in columns], ["all"])
    return cells


def shown(cells: Cells, safe: Safe, key: Hashable) -> str:
    place = cells.index[key]
    value = safe.values[place]
    return safe.statuses[place] if np.isnan(value) else f"{value:g}"


def test_small_counts_are_hidden_and_others_rounded_as_nhs_england_does() -> None:
    # Its methodology for hospital statistics: 0 shown, 1 to 7 hidden, others to the nearest 5.
    cells = Cells()
    for place, count in enumerate([0, 1, 7, 8, 12, 13, 17, 18, 22, 23, 1002, 1003]):
        cells.add(place, count, PART)
    safe = make_safe(cells, Disclosure(low_base=0))
    assert [shown(cells, safe, place) for place in range(12)] == [
        *("0", "suppressed", "suppressed", "10", "10", "15", "15", "20", "20", "25"),
        *("1000", "1005"),
    ]


def test_below_a_low_base_nothing_is_shown_not_even_zeros() -> None:
    cells = table([[9, 40], [0, 30]])
    safe = make_safe(cells, RULES)
    assert [shown(cells, safe, each) for each in (("base", 0), (0, 0), (1, 0))] == ["low base"] * 3
    assert shown(cells, safe, ("base", 1)) != "low base"


def test_a_base_of_ten_is_no_low_base() -> None:
    cells = table([[10, 40], [0, 30]])
    safe = make_safe(cells, RULES)
    assert shown(cells, safe, ("base", 0)) == "10"
    assert shown(cells, safe, (1, 0)) == "0"


def test_one_hidden_count_that_a_sum_gives_away_takes_a_second_with_it() -> None:
    # 8 + [c] = 15: the total is 13 to 17, 8 stands for 8 to 12, so that [c] would be 1 to 9;
    # but 20 + [c] = 20 would say at most 4.
    cells = Cells()
    cells.add("base", 22, BASE)
    cells.add("yes", 20, PART, "base")
    cells.add("no", 2, PART, "base")
    cells.adds_up(["yes", "no"], ["base"])
    safe = make_safe(cells, RULES)
    assert shown(cells, safe, "no") == "suppressed"
    assert shown(cells, safe, "yes") == "suppressed"
    assert shown(cells, safe, "base") == "20"


@pytest.mark.parametrize(("given", "kept"), [(PART, SUM), (SUM, BASE)])
def test_a_part_goes_before_a_sum_and_a_sum_before_a_base(given: int, kept: int) -> None:
    # 23 - 20 = 3: one of the two must go, and it is not the smaller but the less useful.
    cells = Cells()
    for name, count, rank in (("small", 3, PART), ("less", 23, given), ("more", 20, kept)):
        cells.add(name, count, rank)
    cells.adds_up(["small", "more"], ["less"])
    safe = make_safe(cells, Disclosure(round_to=1, low_base=0))
    assert [shown(cells, safe, each) for each in ("small", "less", "more")] == [
        *("suppressed", "suppressed", "20"),
    ]


def test_rounding_alone_protects_where_it_can() -> None:
    cells = Cells()
    cells.add("base", 45, BASE)
    for name, count in (("a", 20), ("b", 20), ("c", 5)):
        cells.add(name, count, PART, "base")
    cells.adds_up(["a", "b", "c"], ["base"])
    safe = make_safe(cells, RULES)
    # c lies within 43 - 44 and 47 - 36: from below 1 to 11, which says nothing.
    assert [shown(cells, safe, each) for each in ("a", "b", "c")] == ["20", "20", "suppressed"]


def test_counts_that_hide_nothing_are_only_rounded() -> None:
    cells = table([[100, 200], [300, 401]])
    safe = make_safe(cells, RULES)
    assert set(safe.statuses) == {"shown"}
    assert shown(cells, safe, (1, 1)) == "400"


def test_zeros_are_hidden_where_the_review_says_so() -> None:
    cells = table([[0, 40], [60, 30]])
    assert shown(cells, make_safe(cells, RULES), (0, 0)) == "0"
    rules = Disclosure(show_zero=False)
    safe = make_safe(cells, rules)
    assert shown(cells, safe, (0, 0)) == "suppressed"
    attacker = Attacker(cells, safe, rules, insider=True)
    assert (pinned(attacker), narrowed(attacker)) == ([], [])


def test_a_hidden_base_takes_its_column_with_it() -> None:
    cells = table([[3, 0, 8, 9], [4, 0, 30, 0]])
    safe = make_safe(cells, Disclosure(low_base=0))
    for column in range(4):
        if shown(cells, safe, ("base", column)) == "suppressed":
            assert {shown(cells, safe, (row, column)) for row in (0, 1)} == {"suppressed"}
    assert shown(cells, safe, ("base", 0)) == "suppressed"


def test_an_exact_count_is_taken_as_known() -> None:
    def both(exact: bool) -> tuple[str, ...]:
        cells = Cells()
        cells.add("base", 45, BASE)
        for name, count in (("a", 20), ("b", 20), ("c", 5)):
            cells.add(name, count, PART, "base")
        cells.adds_up(["a", "b", "c"], ["base"])
        if exact:
            cells.exact.update({0, 1, 2})
        return make_safe(cells, RULES).statuses

    assert both(exact=False).count("suppressed") == 1
    assert both(exact=True).count("suppressed") > 1


def test_no_counts_are_safe() -> None:
    safe = make_safe(Cells(), RULES)
    assert (safe.values.tolist(), safe.statuses) == ([], ())


def test_what_the_rules_alone_say_is_no_finding() -> None:
    # 22 - 8 - 8 = 6 is the most that the 3 can be; so it is as one of two that make 1 to 7.
    cells = table([[0, 8], [1, 3], [22, 9]])
    safe = make_safe(cells, RULES)
    assert shown(cells, safe, ("total", 1)) == shown(cells, safe, (1, 1)) == "suppressed"
    for insider in (False, True):
        assert narrowed(Attacker(cells, safe, RULES, insider=insider)) == []


@pytest.mark.parametrize("insider", [False, True])
@given(data=st.data())
def test_no_table_can_be_solved(insider: bool, data: st.DataObject) -> None:
    rows, columns = data.draw(st.integers(2, 4)), data.draw(st.integers(2, 4))
    sizes = st.one_of(st.integers(0, 9), st.integers(0, 40))
    counts = data.draw(
        st.lists(st.lists(sizes, min_size=columns, max_size=columns), min_size=rows, max_size=rows)
    )
    cells = table(counts)
    rules = data.draw(
        st.sampled_from([RULES, Disclosure(show_zero=False), Disclosure(suppress_to=4, round_to=3)])
    )
    safe = make_safe(cells, rules)
    attacker = Attacker(cells, safe, rules, insider=insider)
    assert narrowed(attacker) == []
    if not insider:
        assert pinned(attacker) == []


@given(st.lists(st.integers(0, 60), min_size=1, max_size=6))
def test_nothing_shown_is_small_or_exact(counts: list[int]) -> None:
    cells = table([counts, counts[::-1]])
    safe = make_safe(cells, RULES)
    for count, value, status in zip(cells.counts, safe.values, safe.statuses, strict=True):
        if status == "shown":
            assert count == 0 or count > 7
            assert value % 5 == 0
            assert abs(value - count) <= 2
        else:
            assert np.isnan(value)


def two_questions(seed: int) -> Cells:
    """Two answers of each of 80 people in three groups: a table each, and bases that both share."""
    draw = np.random.default_rng(seed)
    groups = draw.choice(3, 80, p=[0.15, 0.4, 0.45])
    cells = Cells()
    cells.add("all", 80, BASE)
    for group in range(3):
        cells.add(("base", group), int((groups == group).sum()), BASE)
    cells.adds_up([("base", group) for group in range(3)], ["all"])
    for block in "pq":
        answers = draw.choice(4, 80, p=[0.05, 0.1, 0.35, 0.5])
        for answer in range(4):
            own = [(block, answer, group) for group in range(3)]
            cells.add((block, answer), int((answers == answer).sum()), SUM, "all", block)
            for group, name in enumerate(own):
                count = int(((answers == answer) & (groups == group)).sum())
                cells.add(name, count, PART, ("base", group), block)
            cells.adds_up(own, [(block, answer)])
        for group in range(3):
            cells.adds_up([(block, each, group) for each in range(4)], [("base", group)])
        cells.adds_up([(block, each) for each in range(4)], ["all"])
    return cells


@pytest.mark.parametrize("rules", [RULES, Disclosure(round_to=1)])
@pytest.mark.parametrize("seed", range(2))
def test_tables_that_share_bases_are_safe_one_by_one_and_together(
    seed: int, rules: Disclosure
) -> None:
    cells = two_questions(seed)
    safe = make_safe(cells, rules)
    assert {"shown", "suppressed"} <= set(safe.statuses)
    for insider in (False, True):
        assert narrowed(Attacker(cells, safe, rules, insider=insider)) == []


def test_a_table_by_itself_is_hidden_as_it_is_alone() -> None:
    # As above: 20 and 2 of 22 hide each other. The other table has nothing to hide.
    cells = Cells()
    cells.add("all", 45, BASE)
    for block, counts in (("p", (20, 2)), ("q", (20, 25))):
        base = (block, "base")
        cells.add(base, sum(counts), BASE, block=block)
        for name, count in zip(("yes", "no"), counts, strict=True):
            cells.add((block, name), count, PART, base, block)
        cells.adds_up([(block, "yes"), (block, "no")], [base])
        cells.at_most([base], ["all"])
    safe = make_safe(cells, RULES)
    found = {name: shown(cells, safe, name) for name in cells.index}
    assert found == {
        "all": "45",
        ("p", "base"): "20",
        ("p", "yes"): "suppressed",
        ("p", "no"): "suppressed",
        ("q", "base"): "45",
        ("q", "yes"): "20",
        ("q", "no"): "25",
    }


def test_the_same_counts_are_hidden_again() -> None:
    counts = [[3, 12, 30], [0, 9, 2], [15, 8, 41]]
    first, again = (make_safe(table(counts), RULES) for _ in range(2))
    assert first.statuses == again.statuses
