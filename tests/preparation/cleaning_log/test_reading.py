from __future__ import annotations

import datetime as dt
from io import BytesIO
from typing import Any

import openpyxl
import pytest

from jsna.errors import InputError
from jsna.preparation.cleaning_log.entries import COLUMNS
from jsna.preparation.cleaning_log.reading import read_log, workbook_rows
from jsna.review.project import Project
from jsna.review.restricted import LOG_CSV, LOG_WORKBOOK, restricted_path

HEAD = ",".join(COLUMNS)


def put(project: Project, name: str, content: bytes) -> None:
    path = restricted_path(project, "2023", name)
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(content)


def workbook_of(*rows: list[Any]) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.worksheets[0].append(row)
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def refused(project: Project) -> list[str]:
    with pytest.raises(InputError) as caught:
        read_log(project, "2023")
    return [str(problem) for problem in caught.value.problems]


def test_a_review_without_a_log_has_no_entries(project: Project) -> None:
    assert read_log(project, "2023") == []


def test_csv_and_workbook_are_read_alike(project: Project) -> None:
    row = ["r1", "weeks", "520", "52", "a slip, asked back", "A. Analyst", "2026-11-20"]
    text = f'{HEAD}\r\nr1,weeks, 520,52,"a slip, asked back",A. Analyst,2026-11-20\r\n,,,,,,\r\n'
    put(project, LOG_CSV, text.encode("utf-8-sig"))
    (from_csv,) = read_log(project, "2023")
    restricted_path(project, "2023", LOG_CSV).unlink()
    typed = [*row[:2], 520, 52.0, *row[4:6], dt.datetime(2026, 11, 20)]  # noqa: DTZ001 -- as Excel has it
    put(project, LOG_WORKBOOK, workbook_of(list(COLUMNS), typed, [None] * 7))
    (from_workbook,) = read_log(project, "2023")
    cells = [getattr(from_csv, name) for name in COLUMNS]
    assert cells == [getattr(from_workbook, name) for name in COLUMNS] == row
    assert from_csv.row == from_workbook.row == 2
    assert from_csv.file == "data/raw/2023/restricted/cleaning_log.csv"


def test_two_logs_are_one_too_many(project: Project) -> None:
    put(project, LOG_CSV, HEAD.encode())
    put(project, LOG_WORKBOOK, workbook_of(list(COLUMNS)))
    assert "there is a cleaning_log.xlsx beside it" in refused(project)[0]


def test_headings_of_a_csv_that_are_others(project: Project) -> None:
    put(project, LOG_CSV, b"record,field,old,new,why,whom,when\n")
    told = refused(project)
    assert told == [
        'data/raw/2023/restricted/cleaning_log.csv, row 1: the column "who" is missing. Add it.',
        (
            'data/raw/2023/restricted/cleaning_log.csv, row 1: the column "whom" is not expected. '
            'Take the column out or correct its heading: did you mean "who".'
        ),
    ]


@pytest.mark.parametrize(
    ("head", "said"),
    [
        ([*COLUMNS[:-1]], ['the column "when" is missing. Add it to the first sheet.']),
        ([*COLUMNS, "who"], ['the column "who" stands there 2 times. Keep one of them.']),
        (
            [*COLUMNS, "whoo"],
            ['the column "whoo" is not expected. Take it out or correct it: did you mean "who".'],
        ),
        ([], [f'the column "{name}" is missing. Add it to the first sheet.' for name in COLUMNS]),
    ],
)
def test_headings_of_a_workbook_that_are_others(head: list[str], said: list[str]) -> None:
    with pytest.raises(InputError) as caught:
        workbook_rows(workbook_of(head), "log.xlsx", COLUMNS)
    assert [str(each) for each in caught.value.problems] == [f"log.xlsx, row 1: {a}" for a in said]


def test_what_is_no_workbook_is_refused(project: Project) -> None:
    put(project, LOG_WORKBOOK, b"PK\x03\x04 and no more")
    assert "the workbook is damaged" in refused(project)[0]


def test_columns_may_stand_in_another_order() -> None:
    content = workbook_of(["b", "a"], [], ["2", "1"])
    assert workbook_rows(content, "x", ("a", "b")) == [(3, {"a": "1", "b": "2"})]
