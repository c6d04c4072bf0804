from __future__ import annotations

from io import BytesIO

import pytest
from xlsxwriter import Workbook

from jsna.publishing.workbook.formats import Formats


@pytest.fixture
def formats() -> Formats:
    return Formats(Workbook(BytesIO()))


def test_each_format_is_made_once(formats: Formats) -> None:
    assert formats.text() is formats.text()
    assert formats.text() is not formats.text(numeric=True)
    assert formats.link is formats.link


@pytest.mark.parametrize(
    ("places", "numeric", "shown"),
    [(0, True, "#,##0"), (2, True, "#,##0.00"), (0, False, "0"), (1, False, "0.0")],
)
def test_a_number_shows_its_places_and_a_year_among_words_no_comma(
    formats: Formats, places: int, numeric: bool, shown: str
) -> None:
    assert formats.number(places, numeric=numeric).num_format == shown


def test_a_link_is_underlined_and_a_heading_is_larger(formats: Formats) -> None:
    assert formats.link.underline == 1
    sizes = [formats.text(heading=level).font_size for level in (1, 2)]
    assert sizes == [15, 13]
    assert formats.text(quoted=True).quote_prefix
