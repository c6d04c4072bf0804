from __future__ import annotations

import pytest
from pydantic import ValidationError

from jsna.review.survey_question import Option, Question
from tests.preparation.survey.exports import AREA, HELP


def test_an_option_has_each_name_once() -> None:
    assert Option(id="a", wording="A", code="a").names == ("A", "a")


def test_columns_of_the_wide_table_follow_the_type() -> None:
    assert HELP.wide_columns == ("help:visits", "help:groups", "help:none")
    assert AREA.wide_columns == ("area",)
    assert HELP.missing_code_column == "help:missing code"
    assert (HELP.takes_several, HELP.takes_one) == (True, False)
    assert (AREA.takes_several, AREA.takes_one) == (False, True)


def test_options_outside_the_base_are_told() -> None:
    options = (Option(id="a", wording="A"), Option(id="dk", wording="Don't know", missing=True))
    question = Question(id="q", wording="Q", type="single", options=options)
    assert question.option_ids == ("a", "dk")
    assert question.base_ids == ("a",)
    assert question.outside_ids == ("dk",)


@pytest.mark.parametrize("name", ["", "A", "a b", "a:b", "-a", "é"])
def test_an_id_is_plain(name: str) -> None:
    with pytest.raises(ValidationError):
        Option(id=name, wording="A")


def test_an_unknown_type_is_refused() -> None:
    with pytest.raises(ValidationError):
        Question(id="q", wording="Q", type="essay")  # type: ignore[arg-type]
