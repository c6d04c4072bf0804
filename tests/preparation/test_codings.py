from __future__ import annotations

import datetime as dt
from io import BytesIO
from typing import Any

import openpyxl
import pandas as pd
import pytest

from jsna.errors import InputError
from jsna.preparation.codings import codings_kept, comments_not_coded, read_codings
from jsna.preparation.survey.reading import Received
from jsna.review.project import Project
from jsna.review.settings import read_review
from jsna.review.survey import Code, Coding, Survey
from jsna.storage.schemas import CONTRACTS
from tests.preparation.small_answers import received, survey_of

SECRET = "the midwife Cleo was kind"
CODES = (Code(id="kind", wording="Kindness"), Code(id="wait", wording="Waiting"))
ANSWERS = received([{"why": SECRET}, {"why": "we waited"}, {}, {"why": "the bus", "which": "x"}])
HEAD = "respondent,question,code,coder\n"
GOOD = """\
r1,why,kind,ann
r1,why,wait,ann
r1,why, kind ,bob
r2,why,wait,ann
r2,why,,bob
r4,why,,agreed
"""


def survey(file: str = "codings.csv") -> Survey:
    coding = Coding(file=file, origin="typed in", added=dt.date(2026, 11, 1), codes={"why": CODES})
    return survey_of().model_copy(update={"coding": coding})


def read(project: Project, text: str, answers: Received = ANSWERS) -> pd.DataFrame:
    path = project.raw("2023") / "restricted" / "codings.csv"
    path.parent.mkdir(exist_ok=True)
    path.write_text(HEAD + text, encoding="utf-8")
    return read_codings(project, read_review(project, "2023"), survey(), answers)


def refused(project: Project, text: str) -> list[str]:
    with pytest.raises(InputError) as caught:
        read(project, text)
    return [str(problem) for problem in caught.value.problems]


def rows(frame: pd.DataFrame) -> list[tuple[Any, ...]]:
    return list(frame.itertuples(index=False, name=None))


EXPECTED = [
    ("why", "r1", "ann", "kind"),
    ("why", "r1", "ann", "wait"),
    ("why", "r1", "bob", "kind"),
    ("why", "r2", "ann", "wait"),
    ("why", "r2", "bob", ""),
    ("why", "r4", "agreed", ""),
]


def test_codings_become_a_table_that_keeps_its_contract(project: Project) -> None:
    table = read(project, GOOD)
    assert rows(table) == EXPECTED
    assert CONTRACTS["survey_codings"].kept_by(table).equals(table)


def test_a_workbook_is_read_alike(project: Project) -> None:
    book = openpyxl.Workbook()
    for line in (HEAD + GOOD).splitlines():
        book.worksheets[0].append([cell.strip() or None for cell in line.split(",")])
    stream = BytesIO()
    book.save(stream)
    path = project.raw("2023") / "restricted" / "codings.xlsx"
    path.parent.mkdir()
    path.write_bytes(stream.getvalue())
    review = read_review(project, "2023")
    assert rows(read_codings(project, review, survey("codings.xlsx"), ANSWERS)) == EXPECTED


@pytest.mark.parametrize(
    ("line", "place", "said"),
    [
        ("r9,why,kind,ann", "column respondent", "there is no such respondent"),
        ("r3,why,kind,ann", "column respondent", "this respondent wrote nothing there"),
        ("r1,which,kind,ann", "column question", "no codes of this question are in survey.toml"),
        ("r1,why,the midwife Cleo,ann", "column code", "Use one of kind, wait, or add it"),
        ("r1,why,kind,", "column coder", "the cell is blank. Say who gave this code"),
        ("r2,why,wait,ann", "column code", "row 2 says the same. Keep one of them"),
        ("r2,why,,ann", "column code", "by row 2, this coder gives the comment a code"),
    ],
)
def test_what_is_wrong_is_said_by_row_and_never_with_a_value(
    project: Project, line: str, place: str, said: str
) -> None:
    (problem,) = refused(project, f"r2,why,wait,ann\n{line}\n")
    assert f"data/raw/2023/restricted/codings.csv, row 3, {place}" in problem
    assert said in problem
    assert "Cleo" not in problem


def test_all_is_said_at_once_and_a_file_without_codings_is_none(project: Project) -> None:
    assert len(refused(project, "r9,why,kind,\nr1,help,x,ann\nr3,why,nonsense,bob\n")) == 5
    (problem,) = refused(project, "")
    assert "the file holds headings but no codings" in problem


def test_a_heading_or_a_file_that_is_missing_is_named(project: Project) -> None:
    path = project.raw("2023") / "restricted" / "codings.csv"
    for text, said in ((None, "the file is not there"), ("respondent,question,code\n", '"coder"')):
        path.parent.mkdir(exist_ok=True)
        if text is not None:
            path.write_text(text, encoding="utf-8")
        with pytest.raises(InputError, match=said):
            read_codings(project, read_review(project, "2023"), survey(), ANSWERS)


def test_a_survey_without_codes_has_a_table_without_rows(project: Project) -> None:
    table = read_codings(project, read_review(project, "2023"), survey_of(), ANSWERS)
    assert CONTRACTS["survey_codings"].kept_by(table).empty


def test_codings_of_what_was_taken_out_go_with_it(project: Project) -> None:
    table = read(project, GOOD)
    wide = ANSWERS.wide.assign(why=["", "we waited", "", "the bus"])
    kept = Received(
        ANSWERS.file, "generic", wide.iloc[:2], ANSWERS.respondents.iloc[:2], 4, (), (), ()
    )
    # Of r1 the comment was taken out, and r4 as a whole.
    assert {row[1] for row in rows(codings_kept(table, kept))} == {"r2"}


def test_comments_that_nobody_coded_are_flags_by_their_row(project: Project) -> None:
    table = read(project, "r1,why,kind,ann\n")
    flags = list(comments_not_coded(table, survey(), ANSWERS))
    assert [(each.row, each.column, each.check) for each in flags] == [
        (3, "Why?", "comment not coded"),
        (5, "Why?", "comment not coded"),
    ]
    assert list(comments_not_coded(table, survey_of(), ANSWERS)) == []
