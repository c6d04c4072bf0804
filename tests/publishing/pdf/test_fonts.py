from __future__ import annotations

import pytest
import typst

from jsna.exhibits.style import POINTS, Type
from jsna.exhibits.style import width_of as drawn_width
from jsna.publishing.pdf.fonts import FAMILIES, folders, width_of


def test_every_family_is_found_where_typst_looks() -> None:
    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=folders()
    )
    assert set(FAMILIES) <= set(fonts.families())
    weights = {each.weight for each in fonts.fonts() if each.family == "Open Sans"}
    assert weights == {400, 600, 700}


@pytest.mark.parametrize("weight", [400, 600, 700])
def test_a_text_is_as_wide_as_it_is_drawn(weight: int) -> None:
    """Drawn by matplotlib, which kerns: a little less wide, never more than a twentieth."""
    text = "Voluntary and Community Sector, 12 of 15 services"
    drawn = drawn_width(text, Type(9, weight)) * POINTS
    assert drawn <= width_of(text, 9, weight) * 1.005
    assert width_of(text, 9, weight) <= drawn * 1.05


def test_a_letter_of_another_font_is_taken_as_wide_as_its_size() -> None:
    assert width_of("日本", 10) == 20
    assert width_of("", 10) == 0
