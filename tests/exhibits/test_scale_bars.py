from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from math import nan

import pytest
from matplotlib.patches import Rectangle

from jsna.exhibits.answers import Answer, Asked
from jsna.exhibits.canvas import WIDE, Canvas
from jsna.exhibits.scale_bars import axis_of, before_middle, colours_of, draw_bar, parts_of
from jsna.exhibits.style import HAIRLINE, NAME, RAMP, on_ground
from tests.exhibits.content_of_survey import HEARD
from tests.exhibits.test_style import contrast_with_white

IDS = ("sd", "d", "n", "a", "sa")


def asked(*shares: float | None) -> Asked:
    answers = tuple(
        Answer(key, key, "suppressed", nan, nan, nan)
        if share is None
        else Answer(key, key, "shown", share, share, share)
        for key, share in zip(IDS, shares, strict=True)
    )
    return Asked(HEARD, "100", answers)


def test_parts_fill_the_bar_though_rounded_shares_are_more_than_a_whole() -> None:
    parts = parts_of(asked(0.2, 0.2, 0.2, 0.2, 0.25))
    assert parts is not None
    assert [part.width for part in parts] == pytest.approx([0.2 / 1.05] * 4 + [0.25 / 1.05])


def test_hidden_answers_that_stand_together_take_what_is_left() -> None:
    parts = parts_of(asked(None, None, 0.3, 0.3, 0.1))
    assert parts is not None
    assert [(part.shown, round(part.width, 6)) for part in parts] == [
        (False, 0.3), (True, 0.3), (True, 0.3), (True, 0.1),
    ]  # fmt: skip


def test_what_is_hidden_is_seen_even_where_nothing_seems_left() -> None:
    parts = parts_of(asked(0.25, 0.25, 0.25, 0.25, None))
    assert parts is not None
    assert parts[-1].width > 0


def test_hidden_answers_apart_or_all_of_them_make_no_bar() -> None:
    assert parts_of(asked(None, 0.3, None, 0.3, 0.1)) is None
    assert parts_of(asked(None, None, None, None, None)) is None


def test_the_middle_is_that_of_the_midpoint_and_not_known_where_it_is_hidden() -> None:
    whole = asked(0.1, 0.2, 0.2, 0.3, 0.2)
    assert before_middle(whole, parts_of(whole) or ()) == pytest.approx(0.4)
    hidden = asked(0.1, 0.2, None, 0.3, 0.2)
    assert before_middle(hidden, parts_of(hidden) or ()) is None


def drawn(*questions: Asked) -> tuple[Canvas, list[list[Rectangle]]]:
    """Bars below one another, from 2 inches on and 3 long at most; the parts of each."""
    canvas, axis = Canvas(WIDE), axis_of(questions, 2, 3)
    found = []
    for y, question in enumerate(questions, start=1):
        before = len(canvas.axes.patches)
        draw_bar(canvas, question, parts_of(question) or (), axis, y)
        patches = canvas.axes.patches[before:]
        found.append([each for each in patches if isinstance(each, Rectangle)])
    return canvas, found


def test_bars_are_in_line_at_their_middle_and_fill_the_room() -> None:
    # Left of the middle: 0.1 + 0.2 + 0.2 / 2 = 0.4, and 0.3 + 0.3 + 0.2 / 2 = 0.7.
    _, (one, other) = drawn(asked(0.1, 0.2, 0.2, 0.3, 0.2), asked(0.3, 0.3, 0.2, 0.1, 0.1))
    assert [bar.get_x() + bar.get_width() / 2 for bar in (one[2], other[2])] == pytest.approx(
        [2 + 3 * 0.7 / 1.3] * 2
    )
    assert other[0].get_x() == pytest.approx(2)
    assert one[-1].get_x() + one[-1].get_width() == pytest.approx(5)


def test_bars_begin_in_line_where_one_of_them_hides_its_middle() -> None:
    _, bars = drawn(asked(0.1, 0.2, 0.2, 0.3, 0.2), asked(0.1, 0.2, None, 0.3, 0.2))
    assert [bar[0].get_x() for bar in bars] == [2, 2]
    assert [bar[-1].get_x() + bar[-1].get_width() for bar in bars] == pytest.approx([5, 5])


def test_a_part_has_its_share_if_there_is_room_and_its_sign_if_it_is_hidden() -> None:
    canvas, ((hidden, *others),) = drawn(asked(None, 0.3, 0.365, 0.06, 0.005))
    assert hidden.get_hatch()
    assert not any(other.get_hatch() for other in others)
    # 6% of 3 inches have room for the number alone; half a per cent has none.
    assert [text.get_text() for text in canvas.axes.texts] == ["[c]", "30%", "37%", "6"]


def test_a_real_midpoint_stands_between_two_hues() -> None:
    colours = colours_of(IDS, "n")
    assert colours["n"] == HAIRLINE
    assert len(set(colours.values())) == 5
    assert not {colours["sd"], colours["d"]} & set(RAMP)


def neighbours_of(colours: Mapping[str, str]) -> list[float]:
    """The contrast of each step with the next, above 1 where the next is darker."""
    grounds = [contrast_with_white(colour) for colour in colours.values()]
    return [after / before for before, after in pairwise(grounds)]


@pytest.mark.parametrize("count", range(1, 12))
def test_any_other_scale_has_one_hue_from_light_to_dark(count: int) -> None:
    steps = neighbours_of(colours_of([f"o{number}" for number in range(count)], ""))
    assert min(steps, default=2) > 1.05


@pytest.mark.parametrize(("below", "above"), [(1, 1), (2, 2), (3, 3), (4, 4), (5, 5), (1, 3)])
def test_a_midpoint_stands_between_two_hues_however_long_the_sides(below: int, above: int) -> None:
    ids = [f"o{number}" for number in range(below + 1 + above)]
    colours = colours_of(ids, ids[below])
    assert colours[ids[below]] == HAIRLINE
    assert len(set(colours.values())) == len(ids)
    red = [int(each[1:3], 16) > int(each[3:5], 16) for each in colours.values()]
    assert red == [True] * below + [False] * (above + 1)
    steps = neighbours_of(colours)
    assert max(steps[:below]) < 1 / 1.05
    assert min(steps[below:]) > 1.05


def test_five_steps_have_the_colours_that_they_had() -> None:
    assert list(colours_of(IDS, "n").values()) == [
        "#801650", "#A285D1", "#D0D3D5", "#6BACE6", "#12436D",
    ]  # fmt: skip
    assert list(colours_of(IDS, "").values()) == list(RAMP[1:])


@pytest.mark.parametrize("count", range(1, 12))
@pytest.mark.parametrize("middle", range(12))
def test_words_can_be_read_on_every_step(count: int, middle: int) -> None:
    for colour in colours_of([f"o{number}" for number in range(count)], f"o{middle}").values():
        words = on_ground(NAME, colour).colour
        pair = contrast_with_white(words), contrast_with_white(colour)
        assert max(pair) / min(pair) >= 4.5
