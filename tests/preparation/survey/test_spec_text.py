from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jsna.preparation.survey.spec_text import spec_text
from jsna.review.strict import read_toml
from jsna.review.survey import Survey
from jsna.review.survey_question import Option, Question
from jsna.review.unseen import TURNERS
from tests.preparation.survey.exports import OTHER_TEXT, WEEKS, WHY, WITH_OTHER, survey_with

WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc"], exclude_characters=TURNERS), min_size=1
)


@given(WORDS, WORDS, st.floats(-1e6, 1e6), st.sampled_from([None, "kobo"]))
def test_what_is_written_is_read_back(
    tmp_path_factory: pytest.TempPathFactory,
    wording: str,
    heading: str,
    lowest: float,
    dialect: str | None,
) -> None:
    asked = Question(
        id="asked",
        wording=wording,
        type="select-up-to-n",
        most=2,
        columns={"a": heading},
        separator="|",
        missing_codes=("-99",),
        options=(
            Option(
                id="a", wording=heading, code="1", missing=True, exclusive=True, replaces=("old",)
            ),
        ),
    )
    scale = Question(
        id="scale", wording="s", type="likert", midpoint="m", options=(Option(id="m", wording="m"),)
    )
    weeks = WEEKS.model_copy(update={"lowest": lowest, "highest": 1e7})
    survey = survey_with(
        *(asked, scale, weeks, WHY, WITH_OTHER, OTHER_TEXT),
        dialect=dialect,
        header_rows=2,
        separator="|",
        personal=(heading,),
        groups=("scale",),
        added=dt.date(2026, 2, 3),
        missing_codes=("n/a",),
    )
    path = tmp_path_factory.mktemp("x") / "survey.toml"
    text = spec_text(survey, ["Opening"], {"asked": ["A note"]})
    path.write_text(text, encoding="utf-8", newline="\n")
    assert read_toml(path, Survey, "survey.toml") == survey
    assert text.startswith("# Opening\n")
    assert "# A note\n[[question]]" in text


def test_a_spec_holds_no_character_that_turns_what_stands_around_it() -> None:
    option = Option(id="north", wording="\u2067North\u2069")
    asked = Question(id="q", wording="Where\u202e?", type="single", options=(option,))
    text = spec_text(survey_with(asked), [])
    assert 'wording = "Where?"' in text
    assert 'wording = "North"' in text
