from __future__ import annotations

import pytest

from jsna.preparation.survey_checks.other_texts import find_other_texts, option_meant
from tests.preparation.small_answers import HELP, WHICH, received, survey_of


@pytest.mark.parametrize(
    ("text", "option_id"),
    [
        ("health visitor", "visitor"),
        ("Health Visitors", "visitor"),
        ("the health visitor team", "visitor"),
        ("my helth visiter", "visitor"),
        ("Midwife at the hospital", "midwife"),
        ("midwives", "midwife"),
        ("an evening group", "group"),
        ("A friend who is a nurse", None),
        ("visitors came", None),
        ("my employer", None),
        ("none", None),
        ("other", None),
        ("the", None),
        ("12", None),
        ("", None),
    ],
)
def test_a_text_that_is_an_option_in_other_words(text: str, option_id: str | None) -> None:
    meant = option_meant(text, HELP)
    assert (meant.id if meant else None) == option_id


def test_the_suggestion_is_the_answer_with_the_option_in_the_place_of_other() -> None:
    rows = [
        {"help": ("group", "other"), "which": "the midwife"},
        {"help": ("other",), "which": "a neighbour"},
        {"help": ("visitor", "other"), "which": "health visitors"},
    ]
    (found,) = find_other_texts(received(rows).wide, survey_of())
    assert found.rows.tolist() == [0, 2]
    assert found.fields == ("help", "which")
    assert list(found.suggestions) == ["midwife; group", "visitor"]
    assert "midwife" not in found.findings


def test_a_question_with_one_pick_gets_the_option_alone() -> None:
    one = HELP.model_copy(update={"type": "single", "most": None})
    survey = survey_of(one, WHICH)
    wide = received([{"help": "other", "which": "midwife"}], survey).wide
    (found,) = find_other_texts(wide, survey)
    assert list(found.suggestions) == ["midwife"]
