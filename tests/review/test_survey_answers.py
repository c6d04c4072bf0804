from __future__ import annotations

from jsna.review.survey_answers import answer_id, answers_by_id
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
