from __future__ import annotations

import numpy as np
from hypothesis import example, given
from hypothesis import strategies as st

from jsna.measures.survey.columns import Column, columns_of
from tests.measures.survey.survey_example import category, coded, people, people_in

AGE = category(["old", "young", None, "young", "old"], ("young", "old", "none"))
AREA = category(["n", "n", "s", "s", "n"], ("n", "s"))


def test_everyone_comes_first_then_groups_in_their_own_order() -> None:
    columns = columns_of(people(5, age=AGE, area=AREA), ["area", "age"])
    assert columns.names == (
        *(Column(), Column("area", "n"), Column("area", "s")),
        *(Column("age", each) for each in ("young", "old", "none", "not stated")),
    )
    assert columns.sizes == [5, 3, 2, 2, 2, 0, 1]


def test_not_stated_is_a_column_only_where_somebody_did_not_state() -> None:
    columns = columns_of(people(5, area=AREA), ["area"])
    assert [column.value for column in columns.names] == ["", "n", "s"]


def test_without_breakdowns_there_is_everyone() -> None:
    columns = columns_of(people(3), [])
    assert (columns.names, columns.sizes, columns.combinations) == ((Column(),), [3], 1)


def test_a_respondent_belongs_to_one_combination_and_its_columns() -> None:
    columns = columns_of(people(5, age=AGE, area=AREA), ["age", "area"])
    assert columns.combinations == 4
    inside = columns.members[:, columns.combination]
    assert inside[columns.names.index(Column("age", "old"))].tolist() == [1, 0, 0, 0, 1]
    assert inside[columns.names.index(Column("area", "s"))].tolist() == [0, 0, 1, 1, 0]
    assert columns.combination.dtype == np.int64


def test_some_breakdowns_only() -> None:
    columns = columns_of(people(5, age=AGE, area=AREA), ["age", "area"])
    only = columns.only(["area"])
    assert only.names == (Column(), Column("area", "n"), Column("area", "s"))
    assert only.sizes == [5, 3, 2]
    assert columns.of("area") == list(only.names[1:])


def test_sums_over_combinations() -> None:
    columns = columns_of(people(5, area=AREA), ["area"])
    assert columns.sums(np.array([[3.0, 1.0], [2.0, 4.0]])).tolist() == [[5, 5], [3, 1], [2, 4]]


def test_sums_of_weights_are_those_of_whole_numbers_in_parts() -> None:
    columns = columns_of(people(5, area=AREA), ["area"])
    halves = np.array([1.5, 0.25])
    assert columns.sums(halves).tolist() == [1.75, 1.5, 0.25]
    assert (columns.sums(halves * 4) / 4).tolist() == columns.sums(halves).tolist()


def test_nobody_at_all() -> None:
    columns = columns_of(people(0, area=category([], ("n", "s"))), ["area"])
    assert columns.sizes == [0, 0, 0]


# Of eleven breakdowns the numbers are near 2 to the 59th: fractions would not tell these two apart.
@example([(40,) * 11 + (0,) * 3, (40,) * 10 + (39,) + (0,) * 3])
@given(st.lists(st.tuples(*[st.integers(-1, 40)] * 14), min_size=1, max_size=12))
def test_many_breakdowns_do_not_overflow(rows: list[tuple[int, ...]]) -> None:
    # 41 groups to the power of 14 is more than a whole number of 64 bits can hold.
    names = [str(value) for value in range(41)]
    groups = {f"g{place}": coded([row[place] for row in rows], names) for place in range(14)}
    columns = columns_of(people_in(len(rows), groups), list(groups))
    assert columns.combinations == len(set(rows))
    sizes = columns.sizes
    for row, column in enumerate(columns.names[1:], start=1):
        own = groups[column.group]
        there = own.isna() if column.value == "not stated" else own == column.value
        assert sizes[row] == there.sum()
