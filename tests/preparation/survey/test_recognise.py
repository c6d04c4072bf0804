from __future__ import annotations

import pytest

from examples.exampleshire_survey import answers_of, survey_of
from examples.survey_writers import CSV_HABITS
from jsna.errors import InputError
from jsna.preparation.survey.recognise import lay_out, recognise
from tests.preparation.survey.exports import WHY, survey_with


@pytest.mark.parametrize("dialect", CSV_HABITS)
def test_each_dialect_is_recognised_and_no_other_says_so(dialect: str) -> None:
    given, _ = answers_of(2025)
    rows = CSV_HABITS[dialect][0](survey_of(dialect, "x.csv"), given[:1])
    assert recognise(rows[:4]) == dialect


def test_a_dialect_that_does_not_fit_is_refused_with_the_one_that_does() -> None:
    head = [["ID", "Start time", "Completion time", "Why?"]]
    with pytest.raises(InputError) as caught:
        lay_out(head, "x.csv", survey_with(WHY, dialect="qualtrics"))
    assert "not those of an export of Qualtrics" in str(caught.value)
    assert 'in survey.toml (it looks like "microsoft-forms"), or leave it out' in str(caught.value)
    with pytest.raises(InputError, match="Name another dialect with --dialect"):
        lay_out(head, "x.csv", survey_with(WHY, dialect="qualtrics"), named="with --dialect")


def test_any_export_can_be_read_as_generic() -> None:
    head = [["ID", "Start time", "Completion time", "Why?"]]
    assert lay_out(head, "x.csv", survey_with(WHY, dialect="generic")).dialect == "generic"


@pytest.mark.parametrize("head", [[], [[]], [["", " "]]])
def test_an_export_without_headings_is_refused(head: list[list[str]]) -> None:
    with pytest.raises(InputError, match="the export is empty"):
        lay_out(head, "x.csv")
