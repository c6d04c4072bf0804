from __future__ import annotations

import pytest

from jsna.publishing.style import style


def test_sheets_stand_one_below_the_other() -> None:
    both = style("base", "table")
    assert both == style("base") + style("table")
    assert "#0b0c0c" in style("base")
    assert "#505a5f" in style("table")


@pytest.mark.parametrize("sheet", ["base", "table", "chapter"])
def test_a_sheet_is_well_formed_and_needs_nothing_from_elsewhere(sheet: str) -> None:
    text = style(sheet)
    assert text.count("{") == text.count("}")
    assert "url(" not in text
    assert "@import" not in text
    assert "<" not in text
