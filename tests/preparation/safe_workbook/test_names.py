from __future__ import annotations

import pytest

from jsna.preparation.safe_workbook.names import shown_name

BOOK = (
    "<workbook xmlns:r='x'><sheets><sheet name='Scale' sheetId='1' r:id='rId1'/>"
    "<sheet name='Ratings' sheetId='2' r:id='rId2'/></sheets></workbook>"
)
LINKS = "<Relationships><Relationship Id='rId2' Target='{}'/></Relationships>"


def shown(links: str, book: str = BOOK) -> str:
    parts = {"xl/workbook.xml": book.encode(), "xl/_rels/workbook.xml.rels": links.encode()}
    return shown_name("xl/worksheets/sheet3.xml", lambda name: parts.get(name, b""))


@pytest.mark.parametrize("target", ["worksheets/sheet3.xml", "/xl/worksheets/sheet3.xml"])
def test_a_part_is_shown_as_the_sheet_that_it_is(target: str) -> None:
    assert shown(LINKS.format(target)) == "sheet Ratings"


@pytest.mark.parametrize(
    ("links", "book"),
    [
        (LINKS.format("worksheets/sheet2.xml"), BOOK),
        ("", BOOK),
        (LINKS.format("worksheets/sheet3.xml"), ""),
        (LINKS.format("worksheets/sheet3.xml"), BOOK.replace("name='Ratings'", "")),
        (LINKS.format("worksheets/sheet3.xml"), f"<!DOCTYPE x>{BOOK}"),
    ],
)
def test_a_part_of_no_known_sheet_keeps_its_name(links: str, book: str) -> None:
    assert shown(links, book) == "xl/worksheets/sheet3.xml"
