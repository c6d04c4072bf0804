from __future__ import annotations

import pytest

from jsna.exhibits.areas.standing import draw_standing, tabulate_standing
from jsna.exhibits.base import Figure, Table
from tests.exhibits.areas.content_of_areas import of_areas


def exhibits(chosen: str) -> tuple[Figure, Table]:
    content = of_areas(chosen=chosen)
    figure, table = draw_standing(content), tabulate_standing(content)
    assert figure is not None
    assert table is not None
    return figure, table


FIGURE, TABLE = exhibits("Bexford")


def test_nothing_is_shown_of_an_area_that_nobody_chose_or_that_has_no_place() -> None:
    assert draw_standing(of_areas()) is None
    assert tabulate_standing(of_areas()) is None
    placeless = of_areas({"A": {"pathway": None}, "B": {"pathway": 1}}, chosen="A")
    assert draw_standing(placeless) is None


def test_places_are_those_worked_by_hand() -> None:
    assert TABLE.rows == (
        ("Care pathway", 2, "joint 1st to 2nd of 3", 0, 1, 1),
        ("Health visiting", 1, "1st of 3", 0, 0, 2),
        ("Night helpline", 3, "the only one compared", 0, 0, 0),
    )


def test_a_service_without_a_place_says_why() -> None:
    _, table = exhibits("Alton")
    assert table.rows[-1] == ("Night helpline", "no score", "no place", "", "", "")


def test_the_caption_counts_lowest_and_highest_with_ties_and_never_all_alike() -> None:
    """Bexford: joint lowest for one, lowest for one; alone for the helpline, which says nothing."""
    assert FIGURE.caption == (
        "Bexford is rated lowest or joint lowest for two of the three services that can be "
        "compared, and highest or joint highest for none."
    )
    assert exhibits("Corby Vale")[0].caption.endswith(
        "none of the two services that can be compared, and highest or joint highest for two."
    )


@pytest.mark.parametrize("narrow", [False, True])
def test_the_dots_hold_the_counts_and_the_filled_one_is_where_the_area_is(narrow: bool) -> None:
    axes = FIGURE.draw(narrow=narrow).axes[0]
    lines = [line for line in axes.lines if line.get_label() == "visiting"]
    rings = [line for line in lines if line.get_marker() == "o"]
    dots = [line for line in lines if line.get_marker() != "o"]
    assert len(rings) == len(dots) == 1
    assert float(dots[0].get_xdata()[0]) < float(rings[0].get_xdata()[0])  # type: ignore[index,arg-type]


def test_who_does_not_see_it_is_told_every_place() -> None:
    assert "Care pathway, rated 2, joint 1st to 2nd of 3; Health visiting" in FIGURE.finding
