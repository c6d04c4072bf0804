from __future__ import annotations

import datetime as dt
from io import BytesIO

import pytest
from openpyxl import load_workbook

from jsna.publishing.workbook.excel import Properties, as_excel
from jsna.publishing.workbook.package import with_heading_styles, with_language
from jsna.publishing.workbook.sheet import Line, Sheet

STYLES = (
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="0" fontId="3" fillId="0" borderId="0" xfId="0" applyFont="1"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
)


def test_titles_and_headings_get_the_styles_that_screen_readers_know() -> None:
    about = Properties("T", "S", "C", dt.datetime(2030, 1, 1))  # noqa: DTZ001
    lines = (Line("A title", 1), Line("Words"), Line("A heading", 2), Line("=x", 1))
    made = as_excel((Sheet("S", lines),), about)
    page = load_workbook(BytesIO(made))["S"]
    styles = [page.cell(row, 1).style for row in (1, 2, 3, 4)]
    assert styles == ["Heading 1", "Normal", "Heading 2", "Heading 1"]


def test_the_style_of_a_heading_is_put_under_its_font_only() -> None:
    found = with_heading_styles(STYLES, {1: 3})
    assert '<cellStyleXfs count="2">' in found
    assert 'fontId="3" fillId="0" borderId="0" xfId="1"' in found
    assert 'fontId="0" fillId="0" borderId="0" xfId="0"' in found
    assert '<cellStyle name="Heading 1" xfId="1" builtinId="16"/></cellStyles>' in found


def test_a_file_that_is_laid_out_otherwise_is_a_defect() -> None:
    with pytest.raises(ValueError, match="has no"):
        with_heading_styles("<styles/>", {1: 3})
    with pytest.raises(ValueError, match="2 times"):
        with_language("</cp:coreProperties></cp:coreProperties>")
