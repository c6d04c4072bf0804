from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from jsna.errors import InputError
from jsna.preparation.cleaning_log import cleaning_log
from jsna.preparation.cleaning_log.cleaning_log import (
    CleaningLog,
    clean_sheets_by_log,
    clean_survey_by_log,
    read_cleaning_log,
)
from jsna.preparation.cleaning_log.entries import COLUMNS
from jsna.preparation.inputs import read_inputs
from jsna.review.project import Project
from jsna.review.restricted import CHECKS_WORKBOOK, LOG_CSV, restricted_path
from jsna.review.settings import read_review
from tests.preparation.cleaning_log.small_log import TODAY, entry, removal
from tests.preparation.small_answers import received, survey_of

ANSWERS = received([{"area": "north", "weeks": 520}, {"area": "south"}])


def put(project: Project, *rows: str) -> Path:
    path = restricted_path(project, "2023", LOG_CSV)
    path.parent.mkdir(exist_ok=True)
    path.write_text("\n".join((",".join(COLUMNS), *rows)), encoding="utf-8")
    return path


def read(project: Project) -> CleaningLog:
    review = read_review(project, "2023")
    sheets = read_inputs(project, review, tuple(review.inputs))
    return read_cleaning_log(project, review, sheets, ANSWERS, survey_of(), today=TODAY)


def test_without_a_log_nothing_is_decided(project: Project) -> None:
    assert read(project) == CleaningLog()
    cleaned = clean_survey_by_log(ANSWERS, survey_of(), CleaningLog())
    pd.testing.assert_frame_equal(cleaned.wide, ANSWERS.wide)
    assert cleaned.changes == ()


def test_a_log_is_read_for_survey_and_assessment_alike(project: Project) -> None:
    put(
        project,
        "r1,weeks,520,52,a slip,A. Analyst,2026-11-20",
        "assessment row 2,score,2,3,a slip,A. Analyst,2026-11-20",
    )
    log = read(project)
    assert [each.record for each in log.entries] == ["r1", "assessment row 2"]
    assert clean_survey_by_log(ANSWERS, survey_of(), log).wide["weeks"].tolist()[0] == 52
    review = read_review(project, "2023")
    sheets = read_inputs(project, review, ("assessment",))
    cleaned, changes = clean_sheets_by_log(sheets, review, log)
    assert cleaned["assessment"].rows[0].cells["score"] == "3"
    assert sheets["assessment"].rows[0].cells["score"] == "2"
    assert [(each.row, each.before, each.after) for each in changes] == [(2, "2", "3")]


def test_everything_wrong_in_log_and_workbook_is_told_at_once_in_order(project: Project) -> None:
    path = put(
        project,
        "r9,weeks,520,52,a slip,,2026-11-20",
        "gaps row 2,text,a,b,a slip,A. Analyst,2026-11-20",
        "r1,weeks,520,52,a slip,A. Analyst,2027-11-20",
    )
    path.with_name(CHECKS_WORKBOOK).write_bytes(b"no workbook")
    with pytest.raises(InputError) as caught:
        read(project)
    told = [f"{each.file.rpartition('/')[2]}, {each.where}" for each in caught.value.problems]
    assert told == [
        "checks.xlsx, ",
        "cleaning_log.csv, row 2, column who",
        "cleaning_log.csv, row 2, column record",
        "cleaning_log.csv, row 3, column record",
        "cleaning_log.csv, row 4, column when",
    ]


def test_one_notebook_judges_only_what_it_reads(project: Project) -> None:
    put(project, "r9,weeks,520,52,a slip,A. Analyst,2026-11-20")
    review = read_review(project, "2023")
    sheets = read_inputs(project, review, ("assessment",))
    log = read_cleaning_log(project, review, sheets, today=TODAY)
    assert clean_sheets_by_log(sheets, review, log) == (sheets, ())
    with pytest.raises(InputError, match="there is no such record"):
        read(project)


def test_a_review_without_a_survey_has_no_respondents(project: Project) -> None:
    put(project, "r1,weeks,520,52,a slip,A. Analyst,2026-11-20")
    review = read_review(project, "2023")
    sheets = read_inputs(project, review, tuple(review.inputs))
    with pytest.raises(InputError, match="there is no such record"):
        read_cleaning_log(project, review, sheets, today=TODAY)


def test_a_respondent_who_is_taken_out_is_among_the_rows_out() -> None:
    log = CleaningLog((removal("r1"), entry("r2", "area", "south", "north", row=3)))
    cleaned = clean_survey_by_log(ANSWERS, survey_of(), log)
    assert cleaned.rows_in == len(cleaned.wide) + len(cleaned.rows_out) == 2
    assert cleaned.rows_out == (2,)
    assert cleaned.respondents["area"].tolist() == ["north"]
    assert [each.row for each in cleaned.changes] == [2, 3]
    assert "north" not in str(cleaned.changes)


def test_a_replay_that_does_other_than_the_log_says_is_refused(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cleaning_log, "replay", lambda raw, _: raw)
    log = CleaningLog((entry("r1", "weeks", "520", "52"),))
    with pytest.raises(InputError, match="entry without effect: weeks of r1"):
        clean_survey_by_log(ANSWERS, survey_of(), log)
    review = read_review(project, "2023")
    sheets = read_inputs(project, review, ("assessment",))
    other = CleaningLog((entry("assessment row 2", "score", "2", "3"),))
    with pytest.raises(InputError, match="entry without effect: score of assessment row 2"):
        clean_sheets_by_log(sheets, review, other)
