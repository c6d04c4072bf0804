from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from docx.oxml.ns import qn

from jsna.exhibits.base import Column, Table
from jsna.publishing.word.base import base_document
from jsna.publishing.word.elements import Element
from jsna.publishing.word.manuscript import Manuscript
from jsna.publishing.word.tables import table_element
from jsna.publishing.word.widths import texts_of
from tests.publishing.word.reading import chapter_of, read, text_of, written

EACH = pytest.mark.parametrize("name", ["one review", "three reviews", "hostile"])
# CT_TblPrBase of ECMA-376 part 1, 17.4.59, and what a row's cells may hold, in its order.
ORDER = ["tblStyle", "tblpPr", "tblOverlap", "bidiVisual", "tblStyleRowBandSize",
         "tblStyleColBandSize", "tblW", "jc", "tblCellSpacing", "tblInd", "tblBorders", "shd",
         "tblLayout", "tblCellMar", "tblLook", "tblCaption", "tblDescription"]  # fmt: skip


def tables(name: str) -> list[Element]:
    return list(read(written(name)).element.body.iter(qn("w:tbl")))


def only(table: Table) -> Element:
    return table_element(Manuscript(base_document(), {}), table, 9000)


@EACH
def test_each_cell_says_what_the_table_says(name: str) -> None:
    for element, table in zip(tables(name), chapter_of(name).tables, strict=True):
        rows = [
            [[text_of(each) for each in cell.iter(qn("w:p"))] for cell in row.iter(qn("w:tc"))]
            for row in element.iter(qn("w:tr"))
        ]
        empty = [column.if_empty for column in table.columns]
        assert rows[0] == [[column.heading] for column in table.columns]
        assert rows[1:] == [
            [list(texts_of(cell, said)) for cell, said in zip(row, empty, strict=True)]
            for row in table.body
        ] or (not table.body and rows[1:] == [[[table.if_no_rows]]])


@EACH
def test_the_first_row_is_a_header_and_no_row_is_split(name: str) -> None:
    for element in tables(name):
        first, *others = element.iter(qn("w:tr"))
        assert first.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
        assert all(each.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is None for each in others)
        for row in (first, *others):
            assert row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None


@EACH
def test_the_properties_stand_in_the_order_of_the_standard(name: str) -> None:
    for element, table in zip(tables(name), chapter_of(name).tables, strict=True):
        properties = element.find(qn("w:tblPr"))
        places = [ORDER.index(each.tag.rpartition("}")[2]) for each in properties]
        assert all(before < after for before, after in pairwise(places))
        look = properties.find(qn("w:tblLook"))
        assert look.get(qn("w:firstRow")) == look.get(qn("w:firstColumn")) == "1"
        assert look.get(qn("w:lastRow")) == str(int(table.overall is not None))
        assert int(look.get(qn("w:val")), 16) & 0x00A0 == 0x00A0
        told = properties.find(qn("w:tblCaption")).get(qn("w:val"))
        assert told == f"{table.label}. {table.caption}"
        assert table.columns[0].heading in properties.find(qn("w:tblDescription")).get(qn("w:val"))


# A4 is 11906 by 16838 twentieths of a point; the margins at the sides are 2835 together.
@EACH
def test_the_columns_fill_the_text_of_their_page_and_say_so_twice(name: str) -> None:
    for element in tables(name):
        grid = [int(each.get(qn("w:w"))) for each in element.iter(qn("w:gridCol"))]
        assert sum(grid) in (9071, 14003)
        for row in element.iter(qn("w:tr")):
            cells = [int(each.get(qn("w:w"))) for each in row.iter(qn("w:tcW"))]
            assert cells in (grid, [sum(grid)])


def test_a_table_without_rows_says_so_in_one_cell_across() -> None:
    columns = (Column("a", "A", "One."), Column("b", "B", "Two."))
    element = only(Table("k", "None.", columns, (), (), number=3))
    _, row = element.iter(qn("w:tr"))
    (cell,) = row.iter(qn("w:tc"))
    assert text_of(cell) == "None recorded"
    assert cell.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}").get(qn("w:val")) == "2"


def test_a_short_table_stays_on_one_page_and_a_long_one_breaks_between_rows() -> None:
    columns = (Column("a", "A", "One."),)
    short = Table("k", "Short.", columns, (("x",),) * 4, ("A note.",), number=1)
    kept = [each.find(qn("w:keepNext")) is not None for each in only(short).iter(qn("w:pPr"))]
    # The style of the header row says it itself.
    assert kept == [False, *[True] * 4]
    long = replace(short, rows=(("x",),) * 40)
    kept = [each.find(qn("w:keepNext")) is not None for each in only(long).iter(qn("w:pPr"))]
    # The first row stays with the header, and the last two with the notes.
    assert kept == [False, True, *[False] * 37, True, True]


def test_numbers_end_at_the_right_edge_and_lists_have_bullets() -> None:
    columns = (
        Column("a", "A", "One."),
        Column("n", "N", "A number.", "number"),
        Column("l", "L", "A list.", "list", if_empty="Nothing"),
    )
    rows = (("x", 1, ("y", "z")), ("x", 2, ()))
    element = only(Table("k", "Kinds.", columns, rows, (), number=1))
    styles = [each.get(qn("w:val")) for each in element.iter(qn("w:pStyle"))]
    assert styles[3:] == ["TableText", "TableText", "TableList", "TableList", *["TableText"] * 3]
    aligned = [each.find(f"{qn('w:pPr')}/{qn('w:jc')}") for each in element.iter(qn("w:p"))]
    assert [each is not None for each in aligned] == [
        *(False, True, False),
        *(False, True, False, False),
        *(False, True, False),
    ]
