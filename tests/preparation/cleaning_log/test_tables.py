from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd

from jsna.preparation.cleaning_log.fields import assigned
from jsna.preparation.cleaning_log.tables import (
    all_records,
    as_received,
    as_sheet,
    sheet_records,
    survey_records,
)
from jsna.preparation.inputs import read_inputs
from jsna.review.project import Project
from jsna.review.settings import Review, Role, read_review
from tests.preparation.small_answers import received, survey_of


def test_a_respondent_is_a_record_and_a_question_a_field() -> None:
    answers = received([{"area": "north"}, {"weeks": 3}])
    records = survey_records(answers, survey_of())
    assert records.ids.tolist() == ["r1", "r2"]
    assert records.rows.tolist() == [2, 3]
    kinds = {name: one.kind for name, one in records.fields.items()}
    assert kinds == {
        "area": "option",
        **dict.fromkeys(("easy", "kind", "near"), "option"),
        "help": "options",
        "which": "text",
        "weeks": "number",
        "why": "text",
    }
    assert all(one.restricted for one in records.fields.values())


def test_records_back_as_answers_carry_their_groups() -> None:
    answers = received([{"area": "north"}, {"area": "north"}])
    records = survey_records(answers, survey_of())
    frame = assigned(records.frame, records.fields["area"], {1: "south"})
    kept = replace(records, frame=frame).only(np.array([False, True]))
    back = as_received(kept, answers, survey_of())
    assert back.respondents["respondent"].tolist() == ["r2"]
    assert back.respondents["area"].tolist() == ["south"]
    assert list(back.wide.index) == list(back.respondents.index) == [0]
    assert answers.respondents["area"].tolist() == ["north", "north"]


def test_unchanged_records_are_the_answers_as_received() -> None:
    answers = received([{"area": "north"}, {}])
    back = as_received(survey_records(answers, survey_of()), answers, survey_of())
    pd.testing.assert_frame_equal(back.wide, answers.wide)
    pd.testing.assert_frame_equal(back.respondents, answers.respondents)


def test_a_row_of_any_input_is_a_record(project: Project) -> None:
    review = read_review(project, "2023")
    roles: tuple[Role, ...] = ("assessment",)
    sheets = read_inputs(project, review, roles)
    (records,) = all_records(sheets, review, None, None)
    assert records.name == "assessment"
    assert records.ids[0] == "assessment row 2"
    assert records.text("score", 0) == "2"
    assert records.fields["score"].heading == review.inputs["assessment"].columns["score"]
    assert as_sheet(records, sheets["assessment"]) == sheets["assessment"]


def test_columns_that_the_review_restricts_are_restricted(project: Project) -> None:
    review = read_review(project, "2023")
    sheets = read_inputs(project, review, ("assessment",))
    given = review.inputs["assessment"].model_copy(update={"restricted": ("gaps",)})
    changed: Review = review.model_copy(update={"inputs": {"assessment": given}})
    fields = sheet_records("assessment", sheets["assessment"], changed).fields
    assert {name: one.restricted for name, one in fields.items()} == {
        "service": False,
        "score": False,
        "gaps": True,
    }
