"""The checks against the mistakes planted in the synthetic survey: found, and false alarms."""

from __future__ import annotations

import csv

import pandas as pd
import pytest

from jsna.preparation.survey.reading import read_export
from jsna.preparation.survey_checks.checking import check_answers
from jsna.preparation.survey_checks.findings import COLUMNS, STRAIGHT_LINING
from jsna.review.project import Project
from jsna.review.survey_file import read_survey
from jsna.review.survey_rules import SurveyRules, read_survey_rules
from tests.preparation.small_answers import received, survey_of


def findings_of(project: Project, review_id: str, file: str = "") -> pd.DataFrame:
    survey = read_survey(project, review_id)
    assert survey is not None
    path = project.raw(review_id) / "restricted" / (file or survey.file)
    update = {"file": path.name, "dialect": None}
    answers = read_export(path, path.name, survey.model_copy(update=update))
    rules = read_survey_rules(project, review_id, survey)
    return check_answers(answers.wide, answers.respondents, survey, rules)


def pairs(frame: pd.DataFrame) -> set[tuple[str, str]]:
    return set(zip(frame["respondent"], frame["check"], strict=True))


# Of 240 respondents each. The one false alarm did give the lowest answer on all three scales.
@pytest.mark.parametrize(
    ("review_id", "planted", "false_alarms"),
    [
        ("example-2023", 44, {("r7", STRAIGHT_LINING)}),
        ("example-2024", 44, set()),
        ("example-2025", 44, set()),
    ],
)
def test_all_planted_mistakes_are_found_with_hardly_a_false_alarm(
    project: Project, review_id: str, planted: int, false_alarms: set[tuple[str, str]]
) -> None:
    path = project.raw(review_id) / "restricted" / "synthetic_planted_mistakes.csv"
    with path.open(encoding="utf-8", newline="") as file:
        known = {(each["respondent"], each["check"]) for each in csv.DictReader(file)}
    found = pairs(findings_of(project, review_id))
    assert len(known) == planted
    assert known - found == set()
    assert found - known == false_alarms


@pytest.mark.parametrize("dialect", ["kobo", "limesurvey", "qualtrics", "surveymonkey"])
def test_the_tool_that_made_the_export_changes_no_finding(project: Project, dialect: str) -> None:
    other = findings_of(project, "example-2025", f"synthetic_survey_{dialect}.csv")
    assert pairs(other) == pairs(findings_of(project, "example-2025"))


def test_no_finding_holds_an_answer(project: Project) -> None:
    frame = findings_of(project, "example-2024")
    said = " ".join(frame["finding"])
    for answer in ("07700", "example.org", "visitor", "999", "Strongly", "QX1"):
        assert answer not in said


def test_no_respondents_and_one_are_nothing_to_find() -> None:
    for rows in ([], [{"area": "north", "weeks": 3}]):
        answers = received(rows)
        frame = check_answers(answers.wide, answers.respondents, survey_of(), SurveyRules())
        assert list(frame.columns) == list(COLUMNS)
        assert frame.empty
