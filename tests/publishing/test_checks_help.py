from __future__ import annotations

from io import BytesIO

import openpyxl
from xlsxwriter import Workbook

from jsna.preparation.cleaning_log.decisions_sheet import DECISIONS
from jsna.preparation.cleaning_log.tables import survey_records
from jsna.publishing.checks_help import HELP_SHEET, OPTIONS_SHEET, write_help, write_options
from tests.preparation.small_answers import AREA, received, survey_of


def test_each_decision_is_explained_and_what_is_not_listed_is_said() -> None:
    buffer = BytesIO()
    with Workbook(buffer) as book:
        write_help(book, {"duplicate": 1234})

    page = openpyxl.load_workbook(buffer)[HELP_SHEET]
    lines = [str(row[0].value) for row in page.iter_rows()]
    assert lines[0] == HELP_SHEET
    assert all(any(line.startswith(f'"{each}"') for line in lines) for each in DECISIONS)
    assert lines[-1] == 'Of the check "duplicate", 1,234 more findings are not listed here.'


def test_options_stand_in_rows_and_one_pick_has_its_range() -> None:
    table = survey_records(received([{"area": "north", "weeks": 520}]), survey_of())
    buffer = BytesIO()
    with Workbook(buffer) as book:
        ranges = write_options(book, [table])

    page = openpyxl.load_workbook(buffer)[OPTIONS_SHEET]
    rows = [tuple(cell.value for cell in row) for row in page.iter_rows()]
    assert rows[0] == ("Field", "Option", "Question")
    assert [row[1] for row in rows if row[0] == AREA.id] == list(AREA.option_ids)
    place = ranges["survey", AREA.id].rpartition("!")[2].replace("$", "")
    assert [cell.value for (cell,) in page[place]] == list(AREA.option_ids)
    # Of a question that takes several, a person types more than one option.
    assert all(table.fields[field].kind == "option" for _, field in ranges)
