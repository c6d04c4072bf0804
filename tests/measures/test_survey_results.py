from __future__ import annotations

from collections.abc import Iterator

import pandas as pd
import pytest

from jsna.measures.results import Result
from jsna.measures.survey_results import answers_from, links_that_count, survey_results
from jsna.preparation.responses import read_responses
from jsna.review.analysis_plan import default_plan
from jsna.review.choices import Estimates
from jsna.review.project import Project
from jsna.review.settings import Review, read_review
from jsna.review.survey import Survey
from jsna.review.survey_file import read_survey
from tests.preparation.small_survey import add_survey


@pytest.fixture
def given(project: Project) -> tuple[pd.DataFrame, Survey, Review]:
    """The stored answers, the questions and the review."""
    add_survey(project)
    review, survey = read_review(project, "2023"), read_survey(project, "2023")
    assert survey is not None
    return read_responses(project, review, survey).frame, survey, review


def test_stored_answers_give_safe_shares(given: tuple[pd.DataFrame, Survey, Review]) -> None:
    responses, survey, review = given
    # As a stored table comes back: a category can have lost what nobody chose.
    responses = responses.assign(area=responses["area"].astype("str"))
    found = list(survey_results(responses, survey, default_plan(survey), review))
    shares = {
        each.answer: each
        for each in found
        if (each.measure, each.question_id, each.group) == ("survey_share", "first", "")
    }
    # 30 of 38 who answered, of whom 40 are shown: 30 / 40; groups were chosen by 2.
    assert shares["waits"].value == pytest.approx(30 / 40)
    assert shares["groups"].status == "suppressed"
    assert {each.base for each in shares.values()} == {40}


def test_options_stand_in_the_order_of_the_questionnaire(
    given: tuple[pd.DataFrame, Survey, Review],
) -> None:
    responses, survey, _ = given
    answers = answers_from(responses.assign(area=responses["area"].astype("str")), survey)
    assert list(answers.wide["area"].cat.categories) == ["north", "south", "unsure"]
    assert list(answers.respondents["area"].cat.categories) == ["north", "south", "unsure"]


def test_a_review_without_answers_has_no_results(given: tuple[object, Survey, Review]) -> None:
    _, survey, review = given
    assert list(survey_results(None, survey, (), review)) == []
    assert list(survey_results(pd.DataFrame(), None, (), review)) == []


LINKS = pd.DataFrame(
    {
        "statement_id": ["1.1", "first.waits", "first.page", "first.groups"],
        "service_id": ["a", "a", "b", "c"],
        "stream": "survey",
        "source_row": [2, 3, 4, 5],
    }
)
SHARES = [
    Result("survey_share", 0.25, question_id="first", answer="waits"),
    Result("survey_share", 0.24, question_id="first", answer="page"),
    Result("survey_share", 0.9, question_id="first", answer="page", group="area"),
    Result("survey_share", question_id="first", answer="groups", status="suppressed"),
]


def test_an_answer_counts_from_its_share_up_and_never_where_it_is_hidden(
    given: tuple[object, Survey, Review],
) -> None:
    _, survey, review = given
    links, flags = links_that_count(LINKS, SHARES, survey, review)
    assert list(links["statement_id"]) == ["1.1", "first.waits"]
    assert list(flags["row"]) == [4, 5]
    # Both are told in the same words, so that they do not tell which is hidden.
    assert flags["finding"].iloc[1] == flags["finding"].iloc[0].replace("page", "groups")
    assert (
        "fewer than 25% of those who answered, or its share is hidden" in flags["finding"].iloc[0]
    )
    assert set(flags["file"]) == {"data/raw/2023/evidence_links.csv"}


def test_the_review_declares_the_share(given: tuple[object, Survey, Review]) -> None:
    _, survey, review = given
    lower = review.model_copy(update={"estimates": Estimates(priority_share=0.24)})
    assert len(links_that_count(LINKS, SHARES, survey, lower)[0]) == 3


def test_published_statements_alone_ask_for_no_result(
    given: tuple[object, Survey, Review],
) -> None:
    _, survey, review = given

    def asked() -> Iterator[Result]:
        raise AssertionError
        yield

    for known in (survey, None):
        links, flags = links_that_count(LINKS.head(1), asked(), known, review)
        assert list(links["statement_id"]) == ["1.1"]
        assert flags.empty


def test_without_answers_there_is_nothing_to_estimate(
    given: tuple[pd.DataFrame, Survey, Review],
) -> None:
    responses, survey, review = given
    none = responses.iloc[:0]
    assert list(survey_results(none, survey, default_plan(survey), review)) == []
