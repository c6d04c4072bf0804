from __future__ import annotations

from dataclasses import replace
from math import nan
from typing import Any

import pandas as pd
import pytest
from matplotlib.figure import Figure as Drawing

from jsna.exhibits.base import Column, Figure, Marked, Table
from jsna.publishing.workbook.exhibits import exhibit_sheet, sheet_name
from jsna.publishing.workbook.sheet import Cell, Grid, Line

BACK = Line("Back to the contents", to="Contents")
TABLE = Table(
    key="scores",
    caption="A finding.",
    columns=(
        Column("service", "Service", "Its name"),
        Column("score", "Score", "Its score", kind="number"),
        Column("gaps", "Gaps", "Its gaps", kind="list", if_empty="None recorded"),
        Column("owner", "Owner", "Whose it is"),
    ),
    rows=(("Day care", 3, ("One", "Two"), ""), ("007", 4, (), Marked("✓", "Yes"))),
    notes=("Known.",),
    overall=("All", 3, "", ""),
    number=18,
)


def figure(values: dict[str, list[Any]], **changes: Any) -> Figure:
    plain = Figure(
        "ranks", "A caption.", "A finding.", pd.DataFrame(values), lambda _: Drawing(), (), 2
    )
    return replace(plain, **changes)


def grid_of(exhibit: Figure | Table) -> Grid:
    grid = exhibit_sheet(exhibit, {"Known.": 4}, BACK).grid
    assert grid is not None
    return grid


def rows_of(exhibit: Figure | Table) -> list[tuple[Cell, ...]]:
    return list(grid_of(exhibit).rows)


def test_a_table_keeps_its_numbers_and_its_lists_one_line_a_text() -> None:
    grid = grid_of(TABLE)
    assert grid.headings == ("Service", "Score", "Gaps", "Owner")
    assert grid.numeric == (False, True, False, False)
    assert grid.rows[0] == ("Day care", 3, "One\nTwo", "[x]")
    assert grid.rows[1][0] == "007"
    assert grid.rows[1][2] == "None recorded"


def test_cells_that_all_services_together_do_not_need_are_not_applicable() -> None:
    assert rows_of(TABLE)[-1] == ("All", 3, "[z]", "[z]")
    without = replace(TABLE, overall=None)
    assert all("[z]" not in row for row in rows_of(without))


def test_the_lines_say_what_is_there_and_explain_the_signs() -> None:
    lines = [line.text for line in exhibit_sheet(TABLE, {"Known.": 4}, BACK).lines]
    assert lines == [
        "Table 18. A finding. [note 4]",
        "This worksheet contains one table.",
        "[x]: not available, nothing is recorded.",
        "[z]: not applicable.",
        "Back to the contents",
    ]


def test_a_table_without_rows_says_so() -> None:
    empty = replace(TABLE, rows=(), overall=None)
    assert rows_of(empty) == [("None recorded", "[z]", "[z]", "[z]")]


def test_whole_numbers_among_words_are_numbers_but_names_stay() -> None:
    found = rows_of(
        figure({"service": ["1", "B"], "before": ["3", "not rated"], "rank": ["2=", "03"]})
    )
    assert found == [("1", 3, "2="), ("B", "not rated", "03")]


@pytest.mark.parametrize(
    ("status", "sign"),
    [("suppressed", "[c]"), ("low base", "[u]"), ("not estimable", "[x]"), ("shown", "[x]")],
)
def test_a_hidden_number_says_why_and_is_never_nought(status: str, sign: str) -> None:
    found = rows_of(figure({"service": ["A"], "share": [nan], "why": [""], "status": [status]}))
    assert found == [("A", sign, "[z]", status)]


def test_a_figure_has_headings_for_readers_and_its_types() -> None:
    grid = grid_of(
        figure({"service": ["A"], "first_place": [1], "share": [0.25], "example-1": [2]})
    )
    assert grid.headings == ("Service", "First place", "Share", "example-1")
    assert grid.numeric == (False, True, True, True)
    assert [type(cell) for cell in grid.rows[0]] == [str, int, float, int]


def test_the_name_of_a_sheet_fits_and_begins_with_the_label() -> None:
    assert sheet_name(TABLE) == "Table_18_scores"
    long = replace(TABLE, key="a_very_long_name_for_an_exhibit")
    assert sheet_name(long) == "Table_18_a_very_long_name_for_a"
    assert len(sheet_name(long)) == 31
