from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from jsna.measures.survey.columns import Columns, columns_of
from jsna.measures.survey.counting import COMMENTED, count_codes, count_question
from jsna.measures.survey.tally import Tally
from jsna.review.survey_question import Question
from tests.measures.survey.survey_example import (
    LIKERT,
    TABLE,
    category,
    coded,
    options,
    people,
    published,
)

AREA = category(["n", "n", "s", "s", None], ("n", "s"))
COLUMNS = columns_of(people(5, area=AREA), ["area"])  # everyone, n, s, not stated
WEIGHTS = np.array([1.0, 2.0, 0.5, 4.0, 3.0])


def test_a_published_table_is_counted_again() -> None:
    wide, respondents = published()
    tally = count_question(wide, LIKERT, columns_of(respondents, ["income"]))
    assert tally.answers.tolist()[1:] == [list(row) for row in TABLE]
    assert tally.answers[0].tolist() == [4, 13, 43, 36]
    assert tally.base.tolist() == [96, 20, 22, 33, 21]
    rows = tally.answers[1:]
    above = [[rows[i + 1 :, j + 1 :].sum() for j in range(4)] for i in range(4)]
    below = [[rows[i + 1 :, :j].sum() for j in range(4)] for i in range(4)]
    concordant, discordant = (rows * above).sum(), (rows * below).sum()
    assert (concordant, discordant) == (1331, 849)
    assert round((concordant - discordant) / (concordant + discordant), 3) == 0.221


def single() -> Question:
    own = options("yes", "no", "dk", outside=("dk",))
    return Question(id="q", wording="?", type="single", options=own)


def test_dont_know_is_outside_the_base_and_counted() -> None:
    given = category(["yes", "dk", "no", "yes", None], ("yes", "no", "dk"))
    tally = count_question(pd.DataFrame({"q": given}), single(), COLUMNS)
    assert tally.options == ("yes", "no")
    assert tally.answers.tolist() == [[2, 1], [1, 0], [1, 1], [0, 0]]
    assert tally.base.tolist() == [3, 1, 2, 0]
    assert tally.outside_options == ("dk",)
    assert tally.outside.tolist() == [[1], [1], [0], [0]]
    assert tally.not_answered.tolist() == [1, 0, 0, 1]
    assert tally.weights.tolist() == tally.squares.tolist() == tally.base.tolist()
    assert tally.weighted.tolist() == tally.answers.tolist()


def test_a_single_choice_with_weights() -> None:
    given = category(["yes", "dk", "no", "yes", None], ("yes", "no", "dk"))
    tally = count_question(pd.DataFrame({"q": given}), single(), COLUMNS, WEIGHTS)
    assert tally.answers[0].tolist() == [2, 1]
    assert tally.weighted.tolist() == [[5, 0.5], [1, 0], [4, 0.5], [0, 0]]
    assert tally.weights.tolist() == [5.5, 1, 4.5, 0]
    assert tally.squares.tolist() == [17.25, 1, 16.25, 0]


def test_the_order_of_categories_is_the_specs() -> None:
    given = category(["yes", "dk", "no", "yes", None], ("dk", "no", "yes"))
    tally = count_question(pd.DataFrame({"q": given}), single(), COLUMNS)
    assert tally.answers[0].tolist() == [2, 1]


def several() -> tuple[pd.DataFrame, Question]:
    own = options("a", "b", "pnts", outside=("pnts",))
    question = Question(id="q", wording="?", type="select-all", options=own)
    truths = {
        "q:a": [True, True, False, False, False],
        "q:b": [True, False, True, False, False],
        "q:pnts": [False, False, True, True, False],
    }
    return pd.DataFrame(truths), question


def test_of_several_choices_the_base_is_who_gave_any() -> None:
    tally = count_question(*several(), COLUMNS)
    assert tally.options == ("a", "b")
    assert tally.answers.tolist() == [[2, 2], [2, 1], [0, 1], [0, 0]]
    assert tally.base.tolist() == [3, 2, 1, 0]
    # The third gave an answer beside "prefer not to say": in the base, and counted once.
    assert tally.outside.tolist() == [[1], [0], [1], [0]]
    assert tally.not_answered.tolist() == [1, 0, 0, 1]


def test_several_choices_with_weights() -> None:
    tally = count_question(*several(), COLUMNS, WEIGHTS)
    assert tally.answers[0].tolist() == [2, 2]
    assert tally.weighted.tolist() == [[3, 1.5], [3, 1], [0, 0.5], [0, 0]]
    assert tally.weights.tolist() == [3.5, 3, 0.5, 0]
    assert tally.squares.tolist() == [5.25, 5, 0.25, 0]


@pytest.mark.parametrize(
    ("kind", "values"),
    [("numeric", [1.5, np.nan, 0, 3, 4]), ("free-text", ["a", "", "b", "c", "d"])],
)
def test_numbers_and_texts_have_a_base(kind: str, values: list[object]) -> None:
    question = Question.model_validate({"id": "q", "wording": "?", "type": kind})
    tally = count_question(pd.DataFrame({"q": values}), question, COLUMNS)
    assert tally.options == tally.outside_options == ()
    assert tally.answers.shape == (4, 0)
    assert tally.base.tolist() == [4, 1, 2, 1]
    assert tally.not_answered.tolist() == [1, 1, 0, 0]


def test_codes_are_counted_by_who_mentions_them() -> None:
    question = Question(id="why", wording="?", type="free-text")
    found = pd.DataFrame(
        {
            COMMENTED: [True, True, True, False, False],
            "cost": [True, False, True, False, False],
            "time": [True, False, False, False, False],
        }
    )
    tally: Tally = count_codes(found, question, COLUMNS, WEIGHTS)
    assert tally.options == ("cost", "time")
    assert tally.answers.tolist() == [[2, 1], [1, 1], [1, 0], [0, 0]]
    assert tally.base.tolist() == [3, 2, 1, 0]
    assert tally.not_answered.tolist() == [2, 0, 1, 1]
    assert tally.weighted[0].tolist() == [1.5, 1]
    assert tally.columns is COLUMNS
    assert tally.question is question


def test_a_second_implementation_counts_the_same() -> None:
    draw = np.random.default_rng(3)
    size, names = 500, ("x", "y", "z")
    ages = coded(draw.integers(-1, 3, size).tolist(), ["1", "2", "3"])
    given = coded(draw.integers(-1, 3, size).tolist(), names)
    columns: Columns = columns_of(people(size, age=ages), ["age"])
    question = Question(id="q", wording="?", type="single", options=options(*names))
    tally = count_question(pd.DataFrame({"q": given}), question, columns)
    expected = pd.crosstab(ages.astype("object").fillna("not stated"), given.astype("object"))
    assert tally.answers[1:].tolist() == expected.to_numpy().tolist()
