from __future__ import annotations

import pytest

from jsna.exhibits.areas.heatmap import draw_heatmaps
from jsna.exhibits.style import HEAD
from tests.exhibits.areas.content_of_areas import SERVICES, of_areas

(FIGURE,) = draw_heatmaps(of_areas(chosen="Bexford"))
MANY = {
    f"Area {number:02}": {each.service_id: number % 6 for each in SERVICES} for number in range(60)
}


def words(narrow: bool) -> list[str]:
    return [text.get_text() for text in FIGURE.draw(narrow=narrow).axes[0].texts]


def test_values_are_the_ratings_with_words_where_there_is_none() -> None:
    assert FIGURE.values.to_numpy().tolist() == [
        ["Alton", "2", "4", "no score"],
        ["Bexford", "2", "1", "3"],
        ["Corby Vale", "3", "4", "not rated"],
    ]


@pytest.mark.parametrize("narrow", [False, True])
def test_every_cell_has_its_score_or_a_sign_that_the_notes_explain(narrow: bool) -> None:
    shown = words(narrow)
    assert [shown.count(score) for score in "01345"] == [0, 1, 2, 2, 0]
    assert shown.count("2") == 2
    assert shown.count("/") == shown.count("–") == 1
    assert "– not rated; / no score." in FIGURE.notes


def test_the_chosen_area_is_marked_with_more_than_its_weight() -> None:
    (text,) = [t for t in FIGURE.draw().axes[0].texts if "Bexford" in t.get_text()]
    assert text.get_text() == "▶ Bexford"
    assert text.get_fontproperties().get_weight() == HEAD.weight


def test_the_heads_stand_upright_and_break_no_word() -> None:
    upright = [t.get_text() for t in FIGURE.draw().axes[0].texts if t.get_rotation() == 90]
    assert " ".join(upright) == "Care pathway Health visiting Night helpline"


def test_who_does_not_see_it_is_told_how_many_ratings_are_where() -> None:
    assert FIGURE.finding == (
        "Heatmap of three areas by three services, with the score from 0 to 5 in each cell: one "
        "rated 1, two rated 2, two rated 3, two rated 4, one not rated and one no score."
    )


def test_many_areas_come_in_parts_each_with_the_heads_and_no_area_twice() -> None:
    figures = draw_heatmaps(of_areas(MANY))
    assert [len(each.values) for each in figures] == [20, 20, 20]
    assert [name for each in figures for name in each.values["area"]] == list(MANY)
    assert len({each.key for each in figures}) == 3
    assert figures[1].caption == "Ratings in 60 areas; part 2 of 3, Area 20 to Area 39."
    assert figures[0].caption.startswith("160 of the 240 ratings in 60 areas are below 4")
    assert all(each.draw().get_figheight() < 9.5 for each in figures)
