from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from examples.exampleshire_survey import answers_of as given_in
from examples.exampleshire_survey import survey_of
from examples.survey_writers import CSV_HABITS, csv_of, workbook_of
from jsna.preparation.survey.answers import COLUMNS, answers_of
from jsna.preparation.survey.reading import read_export
from jsna.review.project import Project
from tests.conftest import REPOSITORY
from tests.preparation.survey.exports import AREA, HELP, WEEKS, WHY, received, survey_with


def test_each_answer_has_a_row_and_each_silence_too(tmp_path: Path) -> None:
    survey = survey_with(AREA, HELP, WEEKS, WHY, missing_codes=("-99",), dialect="generic")
    text = (
        "Where do you live?,What helped?,How many weeks?,Why?\n"
        'South,"Visits, at home;Groups: evening",2.50,It was near\n'
        "-99,,,\n"
    )

    answers = answers_of(received(tmp_path, text, survey), survey)

    assert tuple(answers.columns) == COLUMNS
    assert answers.drop(columns="source_row").to_numpy().tolist() == [
        ["r1", "area", "south", "1", "answered"],
        ["r1", "help", "visits", "1", "answered"],
        ["r1", "help", "groups", "1", "answered"],
        ["r1", "weeks", "", "2.5", "answered"],
        ["r1", "why", "", "It was near", "answered"],
        ["r2", "area", "", "", "missing code"],
        ["r2", "help", "", "", "not answered"],
        ["r2", "weeks", "", "", "not answered"],
        ["r2", "why", "", "", "not answered"],
    ]
    assert answers["source_row"].tolist() == [2] * 5 + [3] * 4


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
@pytest.mark.parametrize("dialect", CSV_HABITS)
def test_all_dialects_give_the_answers_that_were_given(
    tmp_path: Path, dialect: str, kind: str
) -> None:
    given, _ = given_in(2025)
    survey = survey_of(dialect, "x.csv")
    path = tmp_path / f"x.{kind}"
    path.write_bytes((csv_of if kind == "csv" else workbook_of)(dialect, survey, given))

    found = read_export(path, path.name, survey)
    answers = answers_of(found, survey)

    # Worked out from what was given, without the reader.
    expected = []
    for number, each in enumerate(given, start=1):
        for question in survey.questions:
            picked = [one for one in each.answers.get(question.id, ()) if one]
            rows = [(one, "1") if question.options else ("", one) for one in picked]
            state = "answered" if rows else "not answered"
            expected += [[f"r{number}", question.id, *row, state] for row in rows or [("", "")]]
    assert answers.drop(columns="source_row").to_numpy().tolist() == expected
    assert found.dialect == dialect
    assert found.rows_in == len(found.wide) + len(found.rows_out)
    assert found.respondents["weight"].tolist() == [float(each.weight) for each in given]
    seconds = [(each.ended - each.started).total_seconds() for each in given]
    assert found.respondents["seconds"].tolist() == seconds


def test_the_example_of_the_documentation_gives_the_long_table(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project.root)
    page = (REPOSITORY / "docs" / "surveys.md").read_text(encoding="utf-8")
    (code,) = re.findall(r"```python\n(.*?)```", page, re.DOTALL)
    names: dict[str, Any] = {}

    exec(code, names)

    answers = names["answers"]
    assert tuple(answers.columns) == COLUMNS
    # A respondent has at least one row a question, answered or not.
    pairs = answers[["respondent", "question_id"]].drop_duplicates()
    assert len(pairs) == answers["respondent"].nunique() * len(names["survey"].questions)
