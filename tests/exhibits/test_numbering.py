from __future__ import annotations

from dataclasses import replace

from jsna.exhibits.base import Table
from jsna.exhibits.numbering import Sections, numbered
from tests.exhibits.test_base import FIGURE, TABLE

SECOND = replace(FIGURE, key="second")
OTHER = replace(TABLE, key="other")
SECTIONS = {"one": (FIGURE, TABLE), "two": (SECOND, OTHER)}


def labels(found: Sections) -> dict[str, list[str]]:
    return {name: [each.label for each in own] for name, own in found.items()}


def test_figures_and_tables_count_on_by_themselves_through_the_sections() -> None:
    assert labels(numbered(SECTIONS, {})) == {
        "one": ["Figure 1", "Table 1"],
        "two": ["Figure 2", "Table 2"],
    }
    assert labels(numbered(SECTIONS, {}, first_figure=12, first_table=18)) == {
        "one": ["Figure 12", "Table 18"],
        "two": ["Figure 13", "Table 19"],
    }


def test_a_figure_names_the_first_table_with_its_numbers_that_is_there() -> None:
    found = numbered(SECTIONS, {"second": ("missing", "other", TABLE.key), TABLE.key: ("other",)})
    assert [getattr(each, "numbers_in", None) for each in found["two"]] == ["Table 2", None]


def test_a_figure_whose_table_is_not_there_keeps_its_words() -> None:
    found = numbered({"one": (SECOND,)}, {"second": ("missing",)})
    assert [getattr(each, "numbers_in", "") for each in found["one"]] == [SECOND.numbers_in]


def test_what_is_given_stays_as_it_is() -> None:
    numbered(SECTIONS, {"second": ("other",)}, first_table=5)
    assert isinstance(SECTIONS["two"][1], Table)
    assert (SECTIONS["two"][1].number, SECOND.number) == (OTHER.number, FIGURE.number)
