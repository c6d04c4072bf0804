from __future__ import annotations

from io import BytesIO

import pytest
from xlsxwriter import Workbook

from jsna.publishing.workbook.formats import Formats, Side


@pytest.fixture
def formats() -> Formats:
    return Formats(Workbook(BytesIO()))


def test_each_format_is_made_once(formats: Formats) -> None:
    assert formats.text() is formats.text()
    assert formats.text() is not formats.text(side=Side.RIGHT)
    assert formats.link is formats.link


@pytest.mark.parametrize(
    ("places", "side", "shown"),
    [
        (0, Side.RIGHT, "#,##0"),
        (2, Side.RIGHT, "#,##0.00"),
        (0, Side.LEFT, "0"),
        (1, Side.AFTER_NUMBERS, "0.0"),
    ],
)
def test_a_number_shows_its_places_and_a_year_among_words_no_comma(
    formats: Formats, places: int, side: Side, shown: str
) -> None:
    assert formats.number(places, side=side).num_format == shown


def test_a_link_is_underlined_and_a_heading_is_larger(formats: Formats) -> None:
    assert formats.link.underline == 1
    sizes = [formats.text(heading=level).font_size for level in (1, 2)]
    assert sizes == [15, 13]
    assert formats.text(quoted=True).quote_prefix
