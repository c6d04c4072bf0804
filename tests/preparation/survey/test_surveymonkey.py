from __future__ import annotations

from pathlib import Path

from jsna.preparation.survey.surveymonkey import recognises
from tests.preparation.survey.exports import (
    AREA,
    OTHER_TEXT,
    WITH_OTHER,
    laid_out,
    received,
    survey_with,
)

FIRST = "Respondent ID,Collector ID,Start Date,End Date"


def test_its_first_columns_tell_it() -> None:
    assert recognises([FIRST.split(","), []])
    assert not recognises([FIRST.split(",")])
    assert not recognises([["Respondent ID"], []])


def test_the_question_stands_over_its_first_column_only(tmp_path: Path) -> None:
    text = (
        f"{FIRST},Where do you live?,What helped?,,,\n"
        ',,,,Response,"Visits, at home",Groups: evening,None of these,Other\n'
        '1,9,03/04/2025 01:00:00 PM,03/04/2025 01:02:00 PM,North,"Visits, at home",,,An aunt\n'
        "2,9,,,1,,2,0,\n"
    )
    found = received(tmp_path, text, survey_with(AREA, WITH_OTHER, OTHER_TEXT))
    assert found.wide.drop(columns="area").to_numpy().tolist() == [
        [True, False, False, True, "An aunt"],
        [False, True, False, False, ""],
    ]
    assert found.wide["area"].tolist() == ["north", "north"]
    assert found.respondents["source_row"].tolist() == [3, 4]
    assert found.respondents["seconds"][0] == 120


def test_a_statement_of_a_matrix_is_a_question_of_its_own() -> None:
    layout = laid_out(
        [*FIRST.split(","), "Agree?", ""], ["", "", "", "", "It was near", "It was far"]
    )
    assert "It was far" in layout.columns[5].alone
