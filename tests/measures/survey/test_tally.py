from __future__ import annotations

import numpy as np
import pytest

from jsna.measures.survey.columns import columns_of
from jsna.measures.survey.tally import Counted, tally_of
from jsna.review.survey_question import Question
from tests.measures.survey.survey_example import category, options, people

AREA = category(["n", "n", "s", None], ("n", "s"))
COLUMNS = columns_of(people(4, area=AREA), ["area"])  # everyone, n, s, not stated
# By combination of groups, which here are n, s and not stated.
COUNTED = Counted(
    picked={
        name: np.array(counts, dtype="float64")
        for name, counts in {
            "yes": (1, 0, 1),
            "no": (0, 1, 0),
            "dk": (1, 0, 0),
        }.items()
    },
    weighted={"yes": np.array([2.5, 0, 4]), "no": np.array([0, 0.5, 0])},
    base=np.array([1.0, 1, 1]),
    none=np.array([0.0, 0, 2]),
    weights=np.array([2.5, 0.5, 4]),
    squares=np.array([6.25, 0.25, 16]),
)


def test_each_column_has_the_sums_of_its_combinations() -> None:
    own = options("yes", "no", "dk", outside=("dk",))
    question = Question(id="q", wording="?", type="single", options=own)
    tally = tally_of(question, ("yes", "no"), COUNTED, COLUMNS)
    assert (tally.question, tally.columns) == (question, COLUMNS)
    assert tally.options == ("yes", "no")
    assert tally.answers.tolist() == [[2, 1], [1, 0], [0, 1], [1, 0]]
    assert tally.base.tolist() == [3, 1, 1, 1]
    assert tally.outside_options == ("dk",)
    assert tally.outside.tolist() == [[1], [1], [0], [0]]
    assert tally.not_answered.tolist() == [2, 0, 0, 2]
    assert tally.weighted.tolist() == [[6.5, 0.5], [2.5, 0], [0, 0.5], [4, 0]]
    assert tally.weights.tolist() == [7, 2.5, 0.5, 4]
    assert tally.squares.tolist() == [22.5, 6.25, 0.25, 16]


@pytest.mark.parametrize("kind", ["numeric", "free-text"])
def test_without_options_there_is_a_base_alone(kind: str) -> None:
    question = Question.model_validate({"id": "q", "wording": "?", "type": kind})
    tally = tally_of(question, (), COUNTED, COLUMNS)
    assert tally.answers.shape == tally.outside.shape == tally.weighted.shape == (4, 0)
    assert tally.base.tolist() == [3, 1, 1, 1]
