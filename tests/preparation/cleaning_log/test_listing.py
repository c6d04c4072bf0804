from __future__ import annotations

from dataclasses import replace
from typing import Any

import pandas as pd
import pytest

from jsna.preparation.cleaning import AnswerIssue, Issue
from jsna.preparation.cleaning_log import listing
from jsna.preparation.cleaning_log.listing import Listed, list_findings, shown
from jsna.preparation.cleaning_log.tables import sheet_records, survey_records
from jsna.preparation.inputs import read_inputs
from jsna.preparation.survey_checks.checking import check_answers
from jsna.review.project import Project
from jsna.review.settings import read_review
from jsna.review.survey_rules import SurveyRules
from tests.preparation.small_answers import received, survey_of

ROWS: list[dict[str, Any]] = [
    {"weeks": 520, "why": "ring 07700 900123"},
    {"help": ("none", "other"), "which": "midwife"},
]
ANSWERS = received(ROWS)
TABLE = survey_records(ANSWERS, survey_of())


def findings() -> pd.DataFrame:
    return check_answers(ANSWERS.wide, ANSWERS.respondents, survey_of(), SurveyRules())


def test_findings_of_a_survey_show_what_stands_there() -> None:
    listed, left_out = list_findings(findings(), (), [TABLE])
    assert listed[0] == Listed(
        check="out of range",
        record="r1",
        row=2,
        fields=("weeks",),
        wording="How many weeks?",
        answer="520",
        finding="the number is below 0 or above 104",
    )
    assert [each.check for each in listed[1:]] == [
        "personal data in free text",
        "exclusive with others",
        "other text belongs to an option",
    ]
    assert listed[-1].answer == "help: none; other\nwhich: midwife"
    assert listed[-1].suggestion == "midwife; none"
    assert listed[-1].key == ("other text belongs to an option", "r2", "help; which")
    assert left_out == {}


def test_more_of_a_check_than_a_person_can_look_at_are_counted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(listing, "MOST_OF_ONE_CHECK", 1)
    answers = received([{"weeks": 520}, {"weeks": 521}, {"weeks": 522}])
    frame = check_answers(answers.wide, answers.respondents, survey_of(), SurveyRules())
    listed, left_out = list_findings(frame, (), [survey_records(answers, survey_of())])
    assert [each.record for each in listed] == ["r1"]
    assert left_out == {"out of range": 2}


def test_flags_of_the_assessment_are_listed_with_their_row(project: Project) -> None:
    review = read_review(project, "2023")
    sheet = read_inputs(project, review, ("assessment",))["assessment"]
    table = sheet_records("assessment", sheet, review)
    heading = sheet.headings["score"]
    issues = [
        Issue(sheet.file, 2, heading, "a check", "look"),
        Issue(sheet.file, 2, "", "a check", "look at the row"),
        Issue(sheet.file, 0, "", "a check", "look at the file"),
        Issue("other.csv", 3, "", "a check", "look elsewhere"),
    ]
    listed, _ = list_findings(None, issues, [table])
    assert [(each.record, each.fields, each.answer) for each in listed] == [
        ("assessment row 2", ("score",), "2"),
        ("assessment row 2", (), ""),
        ("", (), ""),
        ("", (), ""),
    ]
    assert listed[2].wording == sheet.file


def test_a_long_text_is_cut_for_the_eye() -> None:
    answers = received([{"why": "x" * 40_000}])
    text = shown(survey_records(answers, survey_of()), ["why"], 0)
    assert len(text) == listing.LONGEST + 1
    assert text.endswith("x…")


def test_a_flag_of_the_reading_has_its_question_and_what_the_export_has() -> None:
    read = received([{}, {"help": ("other",)}])
    read = replace(read, as_typed={(2, "weeks"): "about 2", (3, "help"): "my aunt"})
    issues = [
        AnswerIssue(read.file, 2, "Q12", "not a number", "no number", "weeks"),
        AnswerIssue(read.file, 3, "Q4", "answer in other words", "left out", "help"),
    ]
    listed, _ = list_findings(None, issues, [survey_records(read, survey_of())])
    assert [(each.record, each.fields, each.wording, each.answer) for each in listed] == [
        ("r1", ("weeks",), "How many weeks?", "about 2"),
        ("r2", ("help",), survey_of().by_id["help"].wording, 'other (the export has "my aunt")'),
    ]
