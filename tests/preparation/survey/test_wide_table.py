from __future__ import annotations

import numpy as np

from jsna.preparation.cleaning import AnswerIssue
from jsna.preparation.survey.export import Body
from jsna.preparation.survey.wide_table import WideTable
from jsna.review.survey_question import Question
from tests.preparation.survey.exports import (
    AREA,
    OTHER_TEXT,
    WEEKS,
    WITH_OTHER,
    laid_out,
    survey_with,
)


def table_of(*questions: Question) -> WideTable:
    """A table without any column as yet, of three rows."""
    rows = Body({}, np.array([2, 3, 5], dtype=np.int32))
    layout = laid_out(["Where do you live?", "How many weeks?"])
    return WideTable(rows, survey_with(*questions, missing_codes=("-99",)), layout, "x.csv")


def test_columns_are_kept_in_the_order_of_the_spec_however_they_were_made() -> None:
    table = table_of(AREA, WEEKS)
    for name in ("weeks", "weeks:missing code", "area"):
        table.columns[name] = np.array([1.0, 2.0, 3.0])
    assert list(table.made().wide) == ["area", "weeks", "weeks:missing code"]


def test_an_issue_names_the_row_and_heading_and_what_was_typed_is_kept_beside_it() -> None:
    table = table_of(AREA, WEEKS)
    typed = np.array(["4", "SECRET", "many"], dtype=object)
    table.issue(np.array([False, True, True]), 1, WEEKS, "not a number", "none", typed)
    made_of = ("x.csv", 3, "How many weeks?", "not a number", "none", "weeks")
    assert table.issues[0] == AnswerIssue(*made_of)
    assert [each.row for each in table.issues] == [3, 5]
    assert table.as_typed == {(3, "weeks"): "SECRET", (5, "weeks"): "many"}


def test_a_missing_code_of_the_text_at_other_counts_for_its_question() -> None:
    text = OTHER_TEXT.model_copy(update={"missing_codes": ("n/k",)})
    table = table_of(WITH_OTHER, text, WEEKS)
    assert table.texts_of(WITH_OTHER) == [text]
    assert table.codes_of(WITH_OTHER) == {"-99", "n/k"}
    assert table.codes_of(WEEKS) == {"-99"}
