from __future__ import annotations

import datetime as dt

import pytest
from pydantic import ValidationError

from jsna.review.survey import Code, Coding
from tests.preparation.survey.exports import AREA, WEEKS, WHY, survey_with


def test_missing_codes_are_those_of_the_wave_and_of_the_question() -> None:
    weeks = WEEKS.model_copy(update={"missing_codes": ("999",)})
    survey = survey_with(AREA, weeks, missing_codes=("-99",))
    assert survey.missing_codes_of(weeks) == {"-99", "999"}
    assert survey.missing_codes_of(AREA) == {"-99"}
    assert survey.by_id["weeks"] is survey.questions[1]


def test_unknown_keys_and_folders_are_refused() -> None:
    with pytest.raises(ValidationError):
        survey_with(AREA, colour="red")
    with pytest.raises(ValidationError):
        survey_with(AREA, file="../x.csv")
    with pytest.raises(ValidationError):
        survey_with()


def test_a_comment_has_the_codes_of_the_codebook_and_a_choice_its_options() -> None:
    codes = (Code(id="wait", wording="Waiting"),)
    coding = Coding(file="c.csv", origin="x", added=dt.date(2026, 1, 1), codes={"why": codes})
    survey = survey_with(AREA, WHY, coding=coding)
    assert survey.codes_of("why") == codes
    assert survey.codes_of("area") == () == survey_with(WHY).codes_of("why")
    assert survey.wordings_of(WHY) == {"wait": "Waiting"}
    assert survey.wordings_of(AREA) == {"north": "North", "south": "South"}
