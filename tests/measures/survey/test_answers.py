from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd

from jsna.measures.survey.answers import Answers, count_answers, limits_of, weights_of
from jsna.measures.survey.columns import columns_of
from jsna.measures.survey.limits import Limits
from jsna.review.survey_question import Option, Question
from tests.measures.survey.survey_example import category, options, people, survey

WHY = Question(id="why", wording="?", type="free-text")
ROWS = [("r1", "why", "ann", "cost"), ("r3", "why", "ann", ""), ("r2", "other", "ann", "time")]
CODINGS = pd.DataFrame(ROWS, columns=["respondent", "question_id", "coder", "code"])


def comments(codings: pd.DataFrame | None) -> Answers:
    return Answers(pd.DataFrame({"why": ["text", "text", "", ""]}), people(4), codings)


def test_codings_are_told_by_question() -> None:
    assert comments(None).codings_of("why") is None
    assert comments(CODINGS).codings_of("job") is None
    own = comments(CODINGS).codings_of("why")
    assert own is not None
    assert own["respondent"].tolist() == ["r1", "r3"]


def test_comments_are_counted_by_who_wrote_and_coded_ones_by_who_mentions_a_code() -> None:
    spec, columns = survey(WHY, groups=()), columns_of(people(4), [])
    plain = count_answers(comments(None), spec, "why", columns, None)
    assert (plain.options, plain.base.tolist()) == ((), [2])
    coded = count_answers(comments(CODINGS), spec, "why", columns, np.array([3.0, 1, 5, 1]))
    assert (coded.options, coded.answers.tolist(), coded.base.tolist()) == (("cost",), [[1]], [2])
    assert (coded.weighted.tolist(), coded.weights.tolist()) == ([[3]], [8])


def test_there_are_weights_where_the_spec_names_them_and_they_differ() -> None:
    wide = pd.DataFrame({"why": ["", ""]})
    equal, differing = (Answers(wide, people(2, np.array([2.0, each]))) for each in (2, 3))
    named, not_named = (survey(WHY, weight=each, groups=()) for each in ("w", ""))
    found = weights_of(differing, named)
    assert found is not None
    assert found.tolist() == [2, 3]
    assert weights_of(differing, not_named) is None
    assert weights_of(equal, named) is None
    nobody = Answers(wide.iloc[:0], people(0))
    assert weights_of(nobody, named) is None


def test_of_coded_texts_those_count_that_are_coded() -> None:
    where = Question(
        id="where",
        wording="?",
        type="single",
        options=(*options("a"), Option(id="else", wording="?", other=True)),
    )
    text = Question(id="text", wording="?", type="free-text", other_of="where")
    spec = survey(where, text, groups=())
    given = category(["a", "else", "else"], where.option_ids)
    own = Answers(pd.DataFrame({"where": given, "text": ["", "", "words"]}), people(3))
    assert limits_of(own, spec, "text") == Limits(other="else")
    # The words of the second were taken out of the answers once they had been coded.
    rows = [(each, "text", "ann", "cost") for each in ("r2", "r3")]
    codings = pd.DataFrame(rows, columns=["respondent", "question_id", "coder", "code"])
    coded = replace(own, codings=codings)
    assert limits_of(coded, spec, "text") == Limits(other="else", by_all=True)
    assert limits_of(coded, spec, "where") == Limits()
