from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

import openpyxl
from hypothesis import example, given
from hypothesis import strategies as st
from openpyxl.workbook import Workbook

from jsna.preparation.cleaning_log.decisions_sheet import DECISIONS, HEADINGS
from jsna.preparation.cleaning_log.listing import Listed, shown
from jsna.preparation.cleaning_log.reading import workbook_rows
from jsna.preparation.cleaning_log.tables import survey_records
from jsna.preparation.delimited import squeeze
from jsna.publishing.checks_help import HELP_SHEET, OPTIONS_SHEET
from jsna.publishing.checks_workbook import DECISIONS_SHEET, write_checks_workbook
from tests.preparation.small_answers import AREA, received, survey_of

TABLES = [survey_records(received([{"area": "north", "weeks": 520}]), survey_of())]
LISTED = [
    Listed("out of range", "r1", 2, ("weeks",), "How many weeks?", "520", "too far"),
    Listed("a check", "r1", 2, ("area",), AREA.wording, "north", "odd", "south"),
    Listed("straight-lining", "r1", 2, ("easy", "kind"), "", "easy: a\nkind: a", "same"),
    Listed("a flag", "", 0, (), "gaps.csv", "", "look"),
]


def written(*more: Listed, left_out: dict[str, int] | None = None) -> bytes:
    return write_checks_workbook([*LISTED, *more], TABLES, left_out or {}, "Findings")


def book(content: bytes) -> Workbook:
    return openpyxl.load_workbook(BytesIO(content))


def test_what_is_written_is_read_back() -> None:
    rows = workbook_rows(written(), "checks.xlsx", HEADINGS)
    assert [number for number, _ in rows] == [2, 3, 4, 5]
    first, second, third, last = (cells for _, cells in rows)
    assert (first["Record"], first["Field"], first["Answer now"]) == ("r1", "weeks", "520")
    assert first["Decision"] == first["New value"] == first["When"] == ""
    assert second["New value"] == "south"
    assert third["Field"] == "easy; kind"
    assert third["Answer now"] == "easy: a\nkind: a"
    assert last["Record"] == last["Row in the file"] == ""


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=40))
@example("a\r\nb")
@example("\x0b\x00")
@example("_x000D_")
@example("<r>a</r>")
@example("'=1")
@example(" \t a  ")
def test_any_answer_is_read_back_as_it_was(answer: str) -> None:
    table = survey_records(received([{"why": answer}]), survey_of())
    now = shown(table, ["why"], 0)
    content = written(Listed("c", "r1", 2, ("why",), "Why?", now, "f"))
    (*_, (_, cells)) = workbook_rows(content, "checks.xlsx", HEADINGS)
    assert squeeze(cells["Answer now"]) == squeeze(now)


def test_the_same_findings_give_the_same_bytes() -> None:
    assert written() == written()
    with ZipFile(BytesIO(written())) as packed:
        assert {each.date_time for each in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_drop_downs_refuse_anything_else() -> None:
    page = book(written())[DECISIONS_SHEET]
    rules = {str(each.sqref): each for each in page.data_validations.dataValidation}
    assert set(rules) == {"H2:H5", "K2:K5", "I3"}
    assert rules["H2:H5"].formula1 == f'"{",".join(DECISIONS)}"'
    assert {each.showErrorMessage for each in rules.values()} == {True}
    assert {each.errorStyle for each in rules.values()} <= {None, "stop"}
    assert rules["K2:K5"].formula2 == "TODAY()"
    # The question with one pick chooses among its own options.
    sheet, _, place = rules["I3"].formula1.lstrip("=").rpartition("!")
    assert sheet.strip("'") == OPTIONS_SHEET
    cells = book(written())[OPTIONS_SHEET][place.replace("$", "")]
    assert [cell.value for (cell,) in cells] == list(AREA.option_ids)


def test_answers_stay_texts_and_never_become_formulas_or_links() -> None:
    answer = '=HYPERLINK("http://example.org","x")'
    content = written(Listed("c", "r1", 2, ("why",), "Why?", answer, "f"))
    cell = book(content)[DECISIONS_SHEET]["F6"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == (answer, "s", True)
    with ZipFile(BytesIO(content)) as packed:
        sheets = [packed.read(name) for name in packed.namelist() if "worksheets/" in name]
    assert not any(b"<f>" in each or b"<hyperlink" in each for each in sheets)


def test_the_decisions_come_first_and_the_rest_explains_them() -> None:
    made = book(written(left_out={"duplicate": 1234}))
    assert made.sheetnames[0] == DECISIONS_SHEET
    assert made.active.title == DECISIONS_SHEET
    told = " ".join(str(row[0].value) for row in made[HELP_SHEET].iter_rows())
    assert all(f'"{decision}"' in told for decision in DECISIONS)
    assert 'Of the check "duplicate", 1,234 more findings are not listed here.' in told


def test_rows_are_high_enough_for_their_longest_cell() -> None:
    content = written(Listed("c", "r1", 2, ("why",), "Why?", "word " * 60, "f"))
    page = book(content)[DECISIONS_SHEET]
    # Excel's own height is left unsaid.
    assert page.row_dimensions[2].height is None
    # Three hundred letters in a column forty wide.
    assert 8 * 15 <= page.row_dimensions[6].height <= 10 * 15


def test_nothing_found_is_a_workbook_without_rows() -> None:
    content = write_checks_workbook([], [], {}, "Findings")
    assert workbook_rows(content, "checks.xlsx", HEADINGS) == []
