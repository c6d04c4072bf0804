from __future__ import annotations

import typst

from jsna.publishing.pdf.fonts import FAMILIES, folders, width_of


def test_every_family_is_found_where_typst_looks() -> None:
    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=folders()
    )
    assert set(FAMILIES) <= set(fonts.families())
    weights = {each.weight for each in fonts.fonts() if each.family == "Open Sans"}
    assert weights == {400, 600, 700}


def test_a_text_is_as_wide_as_its_size_says() -> None:
    assert width_of("Score", 20) == 2 * width_of("Score", 10)
    assert width_of("Score", 10, 700) > width_of("Score", 10)
    assert width_of("", 10) == 0
