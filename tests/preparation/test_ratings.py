from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jsna.preparation.cleaning import Cleaning
from jsna.preparation.ratings import read_score
from tests.preparation.builders import TOOL, sheet_of


def read(text: str) -> tuple[int | None, Cleaning]:
    cleaning = Cleaning(sheet_of("score", (text,)))
    return read_score(cleaning, cleaning.sheet.rows[0], TOOL), cleaning


@pytest.mark.parametrize("score", range(6))
def test_a_whole_number_on_the_scale_is_taken(score: int) -> None:
    assert read(str(score))[0] == score


def test_stray_spaces_are_taken_out_and_listed() -> None:
    score, cleaning = read("3  ")
    assert score == 3
    assert [(change.before, change.after) for change in cleaning.changes] == [("3  ", "3")]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "the score is blank"),
        ("   ", "the score is blank"),
        ("6", 'not a whole number from 0 to 5 (found "6")'),
        ("-1", 'not a whole number from 0 to 5 (found "-1")'),
        ("+3", 'not a whole number from 0 to 5 (found "+3")'),
        ("3.5", "the score is not a whole number"),
        ("3.0", "the score is not a whole number"),
        ("3,5", "the score is not a whole number"),
        ("3-4", "the score is a date or a range"),
        ("03-Apr", "the score is a date or a range"),
        ("03/04/2023", "the score is a date or a range"),
        ("2023-04-03 00:00:00", "the score is a date or a range"),
        ("True", "the score is a yes or no"),
        ("5*", "the score is text"),
        ("three", "the score is text"),
        ("３", "the score is text"),
        ("²", "the score is text"),
        ("1e0", "the score is text"),
        ("3 4", "the score is a date or a range"),
    ],
)
def test_anything_else_is_refused_with_its_reason(text: str, said: str) -> None:
    score, cleaning = read(text)
    assert score is None
    (problem,) = cleaning.problems
    assert said in str(problem)
    assert problem.where == "row 2, column SCORE"
    assert "Type a whole number from 0 to 5" in problem.remedy


@given(st.text())
def test_no_text_gives_a_score_off_the_scale_or_is_passed_in_silence(text: str) -> None:
    score, cleaning = read(text)
    if score is None:
        assert len(cleaning.problems) == 1
    else:
        assert text.strip().lstrip("0") in {str(score), ""}
        assert score in TOOL.scores


def test_a_very_long_value_is_cut_in_the_message() -> None:
    _, cleaning = read("9" * 100_000)
    assert len(str(cleaning.problems[0])) < 300
