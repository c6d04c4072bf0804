from __future__ import annotations

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.textpath import TextToPath

from jsna.exhibits.letters import WEIGHTS, font_files, width_in_ems
from jsna.exhibits.style import Type


@pytest.mark.parametrize("weight", WEIGHTS)
def test_a_text_is_as_wide_as_it_is_drawn(weight: int) -> None:
    """Drawn by matplotlib, which kerns: a little less wide, never more than a twentieth."""
    text = "Voluntary and Community Sector, 12 of 15 services"
    font = Type(9, weight).properties
    drawn = TextToPath().get_text_width_height_descent(text, font, ismath=False)[0] / 9
    assert drawn <= width_in_ems(text, weight) * 1.005
    assert width_in_ems(text, weight) <= drawn * 1.05


@given(st.text(st.characters(min_codepoint=32, max_codepoint=0x24F), max_size=20))
def test_the_font_itself_says_how_wide_its_letters_are(text: str) -> None:
    open_sans, further = map(TTFont, font_files(400))
    expected = 0.0
    for letter in text:
        font = open_sans if ord(letter) in open_sans.getBestCmap() else further
        name = font.getBestCmap().get(ord(letter))
        units = font["head"].unitsPerEm
        expected += font["hmtx"][name][0] / units if name else 1.0
    assert width_in_ems(text, 400) == pytest.approx(expected, abs=1e-4 * len(text))


def test_letters_that_open_sans_lacks_are_those_of_the_other_font() -> None:
    assert 0.4 < width_in_ems("Ж", 400) < 1.2
    assert 0 < width_in_ems("\u2588", 400) < 1


def test_a_letter_that_no_font_has_is_taken_as_wide_as_its_size() -> None:
    assert width_in_ems("日本", 700) == 2
    assert width_in_ems("", 400) == 0
