from __future__ import annotations

from math import nan

import pytest

from jsna.exhibits.answers import Answer, Asked
from jsna.exhibits.scale_bars import before_middle, colours_of, parts_of
from jsna.exhibits.style import HAIRLINE, RAMP
from tests.exhibits.content_of_survey import HEARD

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


def test_a_real_midpoint_stands_between_two_hues() -> None:
    colours = colours_of(IDS, "n")
    assert colours["n"] == HAIRLINE
    assert len(set(colours.values())) == 5
    assert not {colours["sd"], colours["d"]} & set(RAMP)


@pytest.mark.parametrize("count", range(1, 12))
def test_any_other_scale_has_one_hue_from_light_to_dark(count: int) -> None:
    found = list(colours_of([f"o{number}" for number in range(count)], "").values())
    assert [RAMP.index(colour) for colour in found] == sorted(map(RAMP.index, found))
