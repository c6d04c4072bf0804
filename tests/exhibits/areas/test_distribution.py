from __future__ import annotations

import pytest
from matplotlib.colors import to_hex
from matplotlib.patches import Rectangle

from jsna.exhibits.areas.distribution import draw_distribution
from jsna.exhibits.style import RAMP
from tests.exhibits.areas.content_of_areas import of_areas

FIGURE = draw_distribution(of_areas())


def bars(narrow: bool, service: str) -> list[Rectangle]:
    patches = FIGURE.draw(narrow=narrow).axes[0].patches
    return [p for p in patches if isinstance(p, Rectangle) and p.get_label() == service]


def test_values_are_the_counts_at_each_score() -> None:
    assert FIGURE.values.to_numpy().tolist() == [
        ["Care pathway", 0, 0, 2, 1, 0, 0],
        ["Health visiting", 0, 1, 0, 0, 2, 0],
        ["Night helpline", 0, 0, 0, 1, 0, 0],
    ]


@pytest.mark.parametrize("narrow", [False, True])
def test_a_bar_is_as_long_as_areas_are_compared_and_parted_by_score(narrow: bool) -> None:
    two, one = bars(narrow, "pathway")
    assert two.get_width() == pytest.approx(2 * one.get_width())
    assert two.get_x() + two.get_width() == pytest.approx(one.get_x())
    assert [to_hex(each.get_facecolor()).upper() for each in (two, one)] == [RAMP[2], RAMP[3]]
    (alone,) = bars(narrow, "helpline")
    assert alone.get_width() == pytest.approx(one.get_width())


def test_each_part_has_its_number_and_each_service_its_base() -> None:
    words = [text.get_text() for text in FIGURE.draw().axes[0].texts]
    assert [words.count(number) for number in "12"] == [3, 2]
    assert words.count("3 of 3 areas") == 2
    assert words.count("1 of 3 areas") == 1


def test_the_key_has_the_words_of_the_scale() -> None:
    words = " ".join(text.get_text() for text in FIGURE.draw().axes[0].texts)
    assert words.startswith("0 Nothing in place 1 ")


def test_who_does_not_see_it_is_told_the_counts() -> None:
    assert "Health visiting, one rated 1 and two rated 4" in FIGURE.finding
    unrated = draw_distribution(of_areas({"A": {"pathway": None}, "B": {"pathway": None}}))
    assert "Care pathway, rated in none" in unrated.finding


def test_a_part_without_room_for_its_number_has_none() -> None:
    many = {f"Area {n:03}": {"pathway": 5 if n == 0 else 1} for n in range(200)}
    words = [text.get_text() for text in draw_distribution(of_areas(many)).draw().axes[0].texts]
    assert "199" in words
    assert "1" not in words
