from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jsna.errors import InputError
from jsna.preparation.survey.export import body_of, coded, refuse_unseen
from jsna.preparation.survey.text_file import text_file


@given(st.lists(st.text()))
def test_codes_stand_for_the_same_texts(texts: list[str]) -> None:
    column = coded(texts)
    assert column.texts().tolist() == texts
    assert column.stored().tolist() == texts
    assert str(column.stored().dtype) == "str"
    assert column.blank.tolist() == [not text.strip() for text in texts]
    assert len(set(column.distinct)) == len(column.distinct)


def test_blank_rows_are_told_from_answers_and_rows_keep_their_numbers() -> None:
    body = body_of([["a", "b"], ["1", ""], ["", " "], [], ["2"]], 1, {1, 0})
    assert body.source_rows.tolist() == [2, 5]
    assert body.blank_rows == (3, 4)
    assert body.columns[0].texts().tolist() == ["1", "2"]
    assert body.columns[1].texts().tolist() == ["", ""]


def test_headings_that_deceive_are_refused_by_cell_and_answers_are_not() -> None:
    head = "Where?,Why\u202e?\na,\u2066b\n"
    export = text_file(f"{head}Near,\u202a+44 1629\u202c\n".encode(), "x.csv")
    with pytest.raises(InputError) as caught:
        refuse_unseen(export, 2)
    first, second = caught.value.problems
    assert (first.where, second.where) == ("row 1, column B", "row 2, column B")
    assert first.found.startswith("the heading holds a character that turns the direction")
    refuse_unseen(text_file("Why?\n\u202a+44\u202c\n".encode(), "x.csv"), 1)
