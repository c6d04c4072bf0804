"""Themes of gaps over areas, worked by hand."""

from __future__ import annotations

import random

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from jsna.measures.gap_themes import count_gap_themes
from jsna.measures.results import Result

THEMES = st.sampled_from(["", "access", "Access", "work force", "Workforce", "money "])
GAPS = st.lists(st.tuples(THEMES, st.sampled_from(["open", "planned", "closed"])), max_size=6)


def gaps(*rows: tuple[str, str]) -> pd.DataFrame:
    return pd.DataFrame(list(rows), columns=["theme", "status"]).astype("str")


def counted(by_area: dict[str, pd.DataFrame]) -> list[Result]:
    return list(count_gap_themes(by_area))


def values(found: list[Result], measure: str) -> dict[tuple[str, str], float]:
    return {
        (each.answer, each.group_value): each.value for each in found if each.measure == measure
    }


FOUR = {
    "A": gaps(("access", "open"), ("Access ", "planned"), ("", "open"), ("workforce", "closed")),
    "B": gaps(("ACCESS", "open"), ("workforce", "open"), ("workforce", "in development")),
    "C": gaps(("", "open"), ("", "open")),
    "D": gaps(("workforce", "closed")),
}


def test_areas_are_counted_once_a_theme_and_closed_gaps_not_at_all() -> None:
    """By hand: A and B have access, B alone has workforce; C names none; D's one gap is closed."""
    found = counted(FOUR)
    (naming,) = [each for each in found if each.measure == "areas_naming_themes"]
    assert (naming.value, naming.denominator) == (3, 4)
    themes = {
        each.answer: (each.value, each.denominator)
        for each in found
        if each.measure == "areas_with_theme"
    }
    assert themes == {"ACCESS": (2, 3), "workforce": (1, 3)}
    assert values(found, "gaps_with_theme") == {
        ("ACCESS", ""): 3,
        ("ACCESS", "A"): 2,
        ("ACCESS", "B"): 1,
        ("workforce", ""): 2,
        ("workforce", "B"): 2,
    }
    assert values(found, "gaps_without_theme") == {("", ""): 1}


def test_a_theme_is_written_as_most_gaps_write_it() -> None:
    found = counted({"A": gaps(("Access", "open"), ("access", "open"), ("access", "open"))})
    assert set(values(found, "areas_with_theme")) == {("access", "")}


def test_areas_without_gaps_or_themes_are_no_areas_without_a_gap() -> None:
    found = counted({"A": gaps(), "B": gaps(("", "open"))})
    assert values(found, "areas_naming_themes") == {("", ""): 0}
    assert values(found, "areas_with_theme") == {}


@given(st.dictionaries(st.sampled_from("ABCDE"), GAPS), st.randoms(use_true_random=False))
def test_neither_the_order_of_areas_nor_that_of_gaps_changes_anything(
    by_area: dict[str, list[tuple[str, str]]], chance: random.Random
) -> None:
    turned = list(by_area.items())
    chance.shuffle(turned)
    once = counted({name: gaps(*rows) for name, rows in by_area.items()})
    again = counted({name: gaps(*reversed(rows)) for name, rows in turned})
    assert sorted(map(repr, once)) == sorted(map(repr, again))


@given(st.dictionaries(st.sampled_from("ABCDE"), GAPS))
def test_the_gaps_of_the_areas_add_up(by_area: dict[str, list[tuple[str, str]]]) -> None:
    found = counted({name: gaps(*rows) for name, rows in by_area.items()})
    naming = [rows for rows in by_area.values() if any(theme for theme, _ in rows)]
    current = sum(status != "closed" for rows in naming for _, status in rows)
    by_theme = values(found, "gaps_with_theme")
    all_together = sum(count for (_, area), count in by_theme.items() if not area)
    assert all_together == sum(count for (_, area), count in by_theme.items() if area)
    assert all_together + values(found, "gaps_without_theme")["", ""] == current
