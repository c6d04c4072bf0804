from __future__ import annotations

import datetime as dt

from jsna.review.survey import Code, Coding
from jsna.review.survey_answers import answer_id, answers_by_id
from jsna.review.survey_question import Question
from tests.exhibits.content_of_survey import SURVEY


def test_answers_are_named_by_question_and_option_in_the_order_of_the_questionnaire() -> None:
    found = answers_by_id(SURVEY)
    assert list(found)[:3] == ["area.north", "area.south", "first.asking"]
    assert found["first.page"] == "One page"
    assert answer_id("first", "page") == "first.page"


def test_answers_outside_the_base_say_nothing_of_what_matters() -> None:
    assert "easy.unsure" not in answers_by_id(SURVEY)
    assert "easy.sd" in answers_by_id(SURVEY)


def test_a_review_without_a_survey_has_none() -> None:
    assert answers_by_id(None) == {}


def test_a_code_of_comments_is_an_answer_too() -> None:
    why = Question(id="why", wording="Why?", type="free-text")
    codes: dict[str, tuple[Code, ...]] = {"why": (Code(id="wait", wording="Waiting"),)}
    coding = Coding(file="c.csv", origin="x", added=dt.date(2026, 1, 1), codes=codes)
    survey = SURVEY.model_copy(update={"questions": (*SURVEY.questions, why), "coding": coding})
    assert answers_by_id(survey)["why.wait"] == "Waiting"
