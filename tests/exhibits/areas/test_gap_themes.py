from __future__ import annotations

from jsna.exhibits.areas.gap_themes import tabulate_gap_themes
from tests.exhibits.areas.content_of_areas import of_areas, themes

THEMES = {"access": (1, 4), "workforce": (2, 2), "Bereavement": (1, 1)}


def test_no_review_with_themes_no_table() -> None:
    assert tabulate_gap_themes(of_areas(more=themes({}, 0))) is None


def test_themes_stand_from_the_most_areas_down_and_equals_by_the_alphabet() -> None:
    table = tabulate_gap_themes(of_areas(more=themes(THEMES, 2, without=1)))
    assert table is not None
    assert table.rows == (
        ("workforce", 2, 2, 2),
        ("access", 1, 2, 4),
        ("Bereavement", 1, 2, 1),
    )
    assert table.caption == (
        "“workforce” has a gap in both areas that name themes, more than any other."
    )
    assert "One area names no theme, and is not in the base." in table.notes
    assert "One gap of the others has no theme." in table.notes


def test_the_chosen_area_has_a_column_with_noughts() -> None:
    more = themes(THEMES, 3, own={"access": 4}, area="Alton")
    table = tabulate_gap_themes(of_areas(chosen="Alton", more=more))
    assert table is not None
    assert table.columns[-1].heading == "Gaps in Alton"
    assert [row[-1] for row in table.rows] == [0, 4, 0]
    assert len(table.notes) == 2


def test_themes_without_an_open_gap_are_said_to_be_none() -> None:
    table = tabulate_gap_themes(of_areas(more=themes({}, 2)))
    assert table is not None
    assert table.rows == ()
    assert table.caption == table.if_no_rows + "."


def test_themes_in_as_many_areas_share_the_caption() -> None:
    table = tabulate_gap_themes(of_areas(more=themes({"a": (2, 2), "b": (2, 3)}, 3)))
    assert table is not None
    assert table.caption == (
        "Two themes each have a gap in two of the three areas that name themes."
    )
