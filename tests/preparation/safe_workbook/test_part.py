"""What is seen of a sheet while it streams by, from sheets typed in here."""

from __future__ import annotations

import dataclasses

import pytest

from jsna.preparation.safe_workbook.limits import EXPORT, FILLED_IN, Limits
from jsna.preparation.safe_workbook.part import MalformedError, Part, TooMuchError


def seen(content: str, limits: Limits = EXPORT) -> Part:
    part = Part(limits)
    part.parser().Parse(f"<w><sheetData>{content}</sheetData></w>".encode(), True)
    part.refuse_sparse()
    return part


def test_hidden_rows_are_those_that_hold_something() -> None:
    found = seen(
        "<row r='1' hidden='1'><c r='A1' s='3'/></row>"
        "<row r='2' hidden='1'><c r='A2'><v>1</v></c><c r='B2'><v>2</v></c></row>"
        "<row r='3' ht='0'><c r='A3' t='inlineStr'><is><t>x</t></is></c></row>"
        "<row r='4' ht='15'><c r='A4'><v>1</v></c></row>"
    )
    assert found.hidden.tolist() == [2, 3]


def test_hidden_columns_are_told_by_their_reach() -> None:
    part = Part(EXPORT)
    columns = (
        "<col min='1' max='1' width='9'/><col min='2' max='3' hidden='1'/>"
        "<col min='5' max='5' width='0'/><col min='6' max='6' hidden='0' width='8.5'/>"
        "<col min='7' max='16384' hidden='true'/>"
    )
    # Drawings and tables of other programs have elements of this name, too.
    drawing = "<d:from xmlns:d='d'><d:col>2</d:col></d:from><col width='50%' hidden='1'/>"
    part.parser().Parse(f"<w><cols>{columns}</cols>{drawing}</w>".encode(), True)
    assert part.hidden_columns == [(2, 3), (5, 5), (7, 16384)]


def test_formulas_and_errors_are_told_by_column() -> None:
    found = seen(
        "<row r='2'><c r='A2'><v>1</v></c><c r='C2'><f>A2</f><v>1</v></c></row>"
        "<row r='7'><c r='A7' t='e'><f>1/0</f><v>#DIV/0!</v></c>"
        "<c r='C7' t='e'><v>#N/A</v></c></row>"
    )
    rows = {column: rows.tolist() for column, rows in found.calculated.items()}
    assert rows == {1: [7], 3: [2, 7]}


def test_cells_and_rows_without_an_address_are_counted() -> None:
    found = seen("<row/><row><c/><c><f>1</f></c></row>")
    assert {column: rows.tolist() for column, rows in found.calculated.items()} == {2: [2]}


def test_what_stands_outside_of_cells_is_no_content() -> None:
    rules = "</sheetData><extLst><ext><rule><f>A1</f></rule></ext></extLst><sheetData>"
    found = seen(f"<row r='1' hidden='1'><c r='A1'/></row>{rules}")
    assert not found.hidden
    assert not found.calculated


def test_merged_areas_are_listed() -> None:
    found = seen("</sheetData><mergeCells><mergeCell ref='A1:B2'/></mergeCells><sheetData>")
    assert found.merged == ["A1:B2"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("<row r='2'/><row r='2'/>", "row 2 twice"),
        ("<row r='2'/><row r='1'/>", "row 1 twice, or out of its order"),
        ("<row r='2'><c r='B2'/><c r='A2'/></row>", "the cell A2 twice, or out of its order"),
        ("<row r='2'><c r='A3'/></row>", "the cell A3 twice, or out of its order"),
    ],
)
def test_a_cell_stands_in_one_place(content: str, said: str) -> None:
    with pytest.raises(TooMuchError, match=said):
        seen(content)


def test_the_cells_of_a_chain_of_calculations_stand_in_any_order() -> None:
    # Two sheets with a formula in the same cell: the chain names it twice.
    part = Part(FILLED_IN)
    part.parser().Parse(b"<calcChain><c r='B2' i='1'/><c r='B2' i='2'/><c r='A1'/></calcChain>")
    part.refuse_sparse()


def test_a_large_area_may_not_be_nearly_empty() -> None:
    small = dataclasses.replace(EXPORT, sparse_from=200)
    with pytest.raises(TooMuchError, match="row 300 and column 1 but holds only 1 cells"):
        seen("<row r='300'><c r='A300'/></row>", small)
    # One cell in a hundred is enough, and so is a small area.
    seen("<row r='100'><c r='A100'/><c r='B100'/></row>", small)
    seen("<row r='200'><c r='A200'/></row>", small)


def test_a_reader_that_makes_no_cells_takes_formats_far_away() -> None:
    seen("<row r='1048576'><c r='XFD1048576' s='1'/></row>", FILLED_IN)


@pytest.mark.parametrize("number", ["0_3", "\u0663", "1_0", "0x3", "NaN", "3 4", "1e", "."])
@pytest.mark.parametrize("kind", ["", " t='n'", " t='s'", " t='b'"])
def test_what_only_python_takes_for_a_number_is_refused(number: str, kind: str) -> None:
    with pytest.raises(MalformedError, match="the number of cell D5"):
        seen(f"<row r='5'><c r='D5'{kind}><v>{number}</v></c></row>")


@pytest.mark.parametrize("number", ["3", " 3 ", "-0.5", "+3", "3.", ".5", "1.5E-05", "1e+20", ""])
def test_a_number_is_taken_however_it_is_written(number: str) -> None:
    seen(f"<row r='5'><c r='D5'><v>{number}</v></c><c r='E5'/></row>")


def test_a_text_may_be_no_number() -> None:
    texts = "<c r='A5' t='str'><v>0_3</v></c><c r='B5' t='inlineStr'><is><t>0_3</t></is></c>"
    seen(f"<row r='5'>{texts}<c r='C5'><f>0_3</f><v>3</v></c></row>")
