from __future__ import annotations

from jsna.preparation.survey.generic import lay_out, recognises
from jsna.preparation.survey.recognise import lay_out as lay_out_any
from tests.preparation.survey.exports import HELP, survey_with


def test_it_takes_whatever_has_headings() -> None:
    assert recognises([["a"]])
    assert not recognises([])


def test_two_rows_of_headings_are_question_and_option() -> None:
    head = [["Age", "Help", ""], ["", "Visits", "Groups"]]
    layout = lay_out(head, header_rows=2)
    assert [each.heading for each in layout.columns] == ["Age", "Help - Visits", "Help - Groups"]
    assert layout.columns[2].parents == ("Help",)
    assert layout.columns[2].options == ("Groups",)
    assert "Help" not in layout.columns[2].alone


def test_a_question_with_one_column_goes_by_its_own_row() -> None:
    layout = lay_out([["Age", "Why"], ["Response", "Text"]], header_rows=2)
    assert "Why" in layout.columns[1].alone


def test_the_spec_says_rows_and_separator() -> None:
    survey = survey_with(HELP, dialect="generic", header_rows=2, separator="|")
    layout = lay_out_any([["a", "b"], ["c", "d"]], "x.csv", survey)
    assert (layout.header_rows, layout.separator) == (2, "|")
