from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jsna.preparation.cleaning_log.fields import Field, assigned, canonical, texts
from jsna.preparation.cleaning_log.tables import survey_records
from tests.preparation.small_answers import received, survey_of

ROW = {"area": "south", "help": ("midwife", "other"), "weeks": 7.5, "why": "Waiting; it was long"}
RECORDS = survey_records(received([ROW, {}]), survey_of())


@pytest.mark.parametrize("column", [[3, 4], [3.0, 4.0], ["3", "4"], ["3.0", " 4 "]])
def test_a_number_has_the_same_words_whatever_its_type(column: list[object]) -> None:
    frame = pd.DataFrame({"weeks": column})
    assert texts(frame, RECORDS.fields["weeks"], np.array([0, 1])) == ["3", "4"]


@pytest.mark.parametrize("column", [[True, False], [1, 0], [1.0, 0.0], ["1", ""], ["True", "no"]])
def test_a_tick_has_the_same_words_whatever_its_type(column: list[object]) -> None:
    one = Field("q", "options", ("q:a",), options=("a",))
    assert texts(pd.DataFrame({"q:a": column}), one, np.array([0, 1])) == ["a", ""]


@pytest.mark.parametrize(
    ("name", "typed", "read"),
    [
        ("area", "north", "north"),
        ("area", " North ", "north"),
        ("area", "SOUTH; COAST", "south"),
        ("area", "west", None),
        ("area", "north; south", None),
        ("area", "", ""),
        ("help", "other;visitor", "visitor; other"),
        ("help", "Midwife, hospital or community; group", "midwife; group"),
        ("help", "visitor; nobody", None),
        ("weeks", "7", "7"),
        ("weeks", "7.0", "7"),
        ("weeks", "-1e2", "-100"),
        ("weeks", "seven", None),
        ("weeks", "1_0", None),
        ("weeks", "٣", None),
        ("weeks", "inf", None),
        ("weeks", "nan", None),
        ("why", "NA", "NA"),
    ],
)
def test_what_a_person_types_is_read(name: str, typed: str, read: str | None) -> None:
    assert canonical(RECORDS.fields[name], typed) == read


@given(
    st.sampled_from(
        [("area", "north"), ("area", ""), ("help", "visitor; none"), ("help", ""), ("weeks", "2"),
         ("weeks", ""), ("why", "so"), ("why", "")]
    ),
    st.integers(0, 1),
)  # fmt: skip
def test_an_assigned_value_is_read_back_and_no_other_changes(
    change: tuple[str, str], place: int
) -> None:
    name, value = change
    frame = assigned(RECORDS.frame, RECORDS.fields[name], {place: value})
    assert frame.dtypes.equals(RECORDS.frame.dtypes)
    assert texts(frame, RECORDS.fields[name], np.array([place])) == [value]
    other = 1 - place
    pd.testing.assert_frame_equal(frame.iloc[[other]], RECORDS.frame.iloc[[other]])
    pd.testing.assert_frame_equal(
        frame.drop(columns=list(RECORDS.fields[name].columns)),
        RECORDS.frame.drop(columns=list(RECORDS.fields[name].columns)),
    )


def test_an_answer_in_the_place_of_a_missing_code_takes_it_away() -> None:
    coded = survey_records(received([{"weeks": "missing code"}], codes=["weeks"]), survey_of())
    frame = assigned(coded.frame, coded.fields["weeks"], {0: "4"})
    assert frame.loc[0, "weeks:missing code"] == np.False_
    assert coded.frame.loc[0, "weeks:missing code"] == np.True_


def test_a_field_has_a_column_more_where_a_missing_code_can_stand() -> None:
    assert Field("weeks", "number", ("weeks",)).all_columns == ("weeks",)
    coded = Field("help", "options", ("help:a", "help:b"), missing_code="help:missing code")
    assert coded.all_columns == ("help:a", "help:b", "help:missing code")
