from __future__ import annotations

from dataclasses import replace

import pytest

from jsna.publishing.cited import cited
from jsna.publishing.cited_answers import (
    answers,
    checks,
    codes,
    questions,
    respondents,
    weighted,
)
from jsna.publishing.lineage import Lineage
from tests.publishing.test_lineage import published

LINEAGE = published("example-2025").lineage
WAITS = {
    "answer": "Shorter waits: two weeks, not more",
    "question": "What should come first? Choose up to three.",
    "rank": "1",
    "share_percent": "54.3",
}


def test_a_row_about_one_answer_cites_its_share_its_rank_and_its_base() -> None:
    assert dict(answers(WAITS, LINEAGE)) == {
        "share_percent": ("survey_share", "priorities", "waits"),
        "rank": ("survey_rank", "priorities", "waits"),
        "answered": ("survey_base", "priorities"),
    }


def test_within_a_group_the_share_is_that_of_the_group() -> None:
    within = {
        "answer": WAITS["answer"],
        "question": WAITS["question"],
        "broken_down_by": "Which part of Exampleshire do you live in?",
        "group": "North",
        "share_percent": "50",
    }
    found = dict(answers(within, LINEAGE))
    assert found["share_percent"] == ("survey_share", "priorities", "waits", "area", "north")
    assert found["answered"] == ("survey_base", "priorities", "area", "north")


@pytest.mark.parametrize(
    ("who", "key"),
    [
        ("Everyone", ("survey_respondents",)),
        ("How old are you? 25 to 34", ("survey_respondents", "age", "25-34")),
        ("How old are you? Not stated", ("survey_respondents", "age", "not stated")),
    ],
)
def test_a_row_about_respondents_cites_their_number(who: str, key: tuple[str, ...]) -> None:
    assert dict(respondents({"who": who}, LINEAGE)) == {"people": key}


def test_a_row_about_a_check_cites_how_many_it_flagged_and_by_which_decision() -> None:
    found = dict(checks({"check": "speeder"}, LINEAGE))
    assert found["flagged"] == ("survey_flagged", "speeder")
    assert found["record_out"] == ("survey_flagged", "speeder", "outcome", "record taken out")
    assert dict(checks({"check": "Any of these"}, LINEAGE))["flagged"] == ("survey_flagged",)


def test_a_row_about_a_code_cites_its_share_its_rank_and_the_agreement() -> None:
    row = {"code": "Practical help", "question": "What one thing would have helped you most?"}
    found = dict(codes(row, LINEAGE))
    assert found["interval"] == ("survey_share", "better", "practical")
    assert found["alpha"] == ("coder_agreement", "better", "practical")
    assert found["agree"] == ("coder_agreement_share", "better", "practical")
    assert found["answered"] == ("survey_base", "better")
    sources = [str(each) for each in LINEAGE.entries[found["alpha"]].sources]
    assert any("synthetic_codings.csv, all codings; restricted" in each for each in sources)


def test_a_row_with_weights_cites_the_share_with_and_without_them() -> None:
    row = {"answer": "Agree", "question": "Help was easy to find"}
    found = dict(weighted(row, LINEAGE))
    assert found["share"] == ("survey_share", "easy", "a")
    assert found["effective"] == ("survey_share_weighted", "easy", "a")
    assert dict(weighted({**row, "question": "?"}, LINEAGE)) == {}


def test_words_that_are_no_question_cite_nothing() -> None:
    assert list(respondents({"who": "Nobody"}, LINEAGE)) == []
    assert list(questions({"question": "?"}, LINEAGE)) == []
    assert list(answers({"question": "?", "answer": "?"}, LINEAGE)) == []
    assert list(questions(WAITS, Lineage(replace(LINEAGE.sources, survey=None)))) == []


def test_every_shown_share_of_the_figures_is_cited() -> None:
    publication = published("example-2025")
    for figure in publication.chapter.figures:
        if figure.key in ("answers_by_share", "agreement_scales", "answers_by_group"):
            cells = cited(figure, publication.lineage)
            assert all(cells.get((row, "share_percent")) for row in range(len(figure.values)))
