from __future__ import annotations

import datetime as dt
from typing import Any

from jsna.exhibits.base import Content
from jsna.exhibits.tables.comment_codes import tabulate_comment_codes
from jsna.review.survey import Code, Coding
from jsna.review.survey_question import Question
from tests.exhibits.content_of_reviews import result
from tests.exhibits.content_of_several import with_results
from tests.exhibits.content_of_survey import SURVEY, content_of_survey, share

WHY = Question(id="why", wording="Why?", type="free-text")
CODING = Coding(
    file="codings.csv",
    origin="typed in",
    added=dt.date(2030, 1, 1),
    codes={
        "why": (
            Code(id="wait", wording="Waiting"),
            Code(id="kind", wording="Kindness"),
            Code(id="bus", wording="Getting there"),
        )
    },
)
CODED = SURVEY.model_copy(update={"questions": (*SURVEY.questions, WHY), "coding": CODING})


def rank(code: str, value: float, **more: Any) -> dict[str, Any]:
    limits = {"lower": value, "upper": 2, "numerator": 1}
    return result("survey_rank", value, question_id="why", answer=code, **limits, **more)


def agreement(code: str, alpha: float, agree: float) -> list[dict[str, Any]]:
    about = {"question_id": "why", "answer": code, "base": 100}
    return [
        result("coder_agreement", alpha, **about),
        result("coder_agreement_share", agree, **about),
    ]


SHARES = [
    share("why", "wait", 0.3),
    share("why", "kind", 0.4),
    share("why", "bus", None),
    result("survey_base", 100, question_id="why"),
]
RANKS = [
    rank("wait", 2),
    rank("kind", 1),
    result("survey_rank", question_id="why", answer="bus", status="suppressed"),
]


def content(*rows: dict[str, Any]) -> Content:
    return with_results(content_of_survey(CODED), list(rows))


def test_codes_stand_by_their_share_with_the_agreement_of_the_coders() -> None:
    table = tabulate_comment_codes(
        content(*SHARES, *RANKS, *agreement("kind", 0.675, 0.9), *agreement("wait", 1, 1))
    )
    assert table is not None
    assert table.rows == (
        ("Kindness", "Why?", 100, "40%", "30% to 50%", "1 (1 to 2)", "90%", "0.68"),
        ("Waiting", "Why?", 100, "30%", "20% to 40%", "2 (2)", "100%", "1"),
        ("Getting there", "Why?", 100, *["[c]"] * 5),
    )
    assert table.caption == "Of the comments on “Why?”, 40% are about “Kindness”."
    assert any(note.startswith("[c]: not shown") for note in table.notes)
    assert "Ranks are among the answers that are shown." in table.notes


def test_without_ranks_codes_stand_as_in_the_codebook_and_one_coder_agrees_with_nobody() -> None:
    alone = [
        result(measure, question_id="why", answer="kind", status="not estimable")
        for measure in ("coder_agreement", "coder_agreement_share")
    ]
    table = tabulate_comment_codes(content(*SHARES, *alone))
    assert table is not None
    assert [row[0] for row in table.rows] == ["Waiting", "Kindness", "Getting there"]
    assert [row[5:] for row in table.rows[:2]] == [("not ranked", *["not estimable"] * 2)] * 2


def test_where_all_is_hidden_the_caption_says_so() -> None:
    table = tabulate_comment_codes(
        content(*(share("why", code, None) for code in ("wait", "kind", "bus")), SHARES[-1])
    )
    assert table is not None
    assert table.caption == "What the comments on “Why?” are about cannot be shown."


def test_comments_that_nobody_coded_have_no_such_table() -> None:
    assert tabulate_comment_codes(content_of_survey()) is None
    assert tabulate_comment_codes(content(SHARES[-1])) is None
