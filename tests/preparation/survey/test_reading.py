from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from examples.survey_writers import CSV_HABITS, Given, csv_of, workbook_of
from jsna.errors import InputError
from jsna.preparation.survey.reading import read_export
from jsna.review.survey import Survey
from jsna.review.survey_question import Question
from tests.preparation.survey.exports import (
    AREA,
    OTHER_TEXT,
    WEEKS,
    WHY,
    WITH_OTHER,
    received,
    survey_with,
)

NOW = dt.datetime(2025, 3, 1, 9, tzinfo=dt.UTC)
QUESTIONS = (AREA, WITH_OTHER, OTHER_TEXT, WEEKS, WHY)


def spec(dialect: str) -> Survey:
    options = [
        [
            option.model_copy(update={"code": f"A{place}"})
            for place, option in enumerate(one.options)
        ]
        for one in QUESTIONS
    ]
    questions = [
        one.model_copy(update={"options": tuple(own)})
        for one, own in zip(QUESTIONS, options, strict=True)
    ]
    return survey_with(
        *questions,
        weight="Weight",
        separator="|",
        groups=("area",),
        dialect=dialect,
        started="Began" if dialect == "generic" else "",
        ended="Finished" if dialect == "generic" else "",
    )


# What a person can type; Excel and the tools take no control characters, and trim the ends. The
# marks that a tool joins picks with cannot be told from its own, nor a text that is an option.
TEXTS = st.text(
    st.characters(codec="utf-8", exclude_categories=("C", "Z"), exclude_characters=";|")
)
WORDS = st.lists(TEXTS.filter(bool), min_size=1, max_size=3).map(
    lambda parts: "a " + " ".join(parts)
)


@st.composite
def respondents(draw: st.DrawFn) -> Given:
    picked = draw(st.lists(st.sampled_from(WITH_OTHER.option_ids), unique=True))
    answers = {
        "area": draw(st.lists(st.sampled_from(AREA.option_ids), max_size=1)),
        "help": [option for option in WITH_OTHER.option_ids if option in picked],
        "helptext": [draw(WORDS)] if "other" in picked else [],
        "weeks": [str(one) for one in draw(st.lists(st.integers(-99, 999), max_size=1))],
        "why": draw(st.lists(WORDS, max_size=1)),
    }
    length = dt.timedelta(seconds=draw(st.integers(0, 5000)))
    return Given(NOW, NOW + length, "Ada Example", "a@example.org", "192.0.2.1", "1.5", answers)


@pytest.mark.parametrize("written", [csv_of, workbook_of])
@pytest.mark.parametrize("dialect", CSV_HABITS)
@settings(max_examples=10)
@given(everyone=st.lists(respondents(), min_size=1, max_size=6))
def test_what_is_written_in_a_dialect_is_read_back(
    tmp_path_factory: pytest.TempPathFactory,
    dialect: str,
    written: type,
    everyone: list[Given],
) -> None:
    path = tmp_path_factory.mktemp("x") / "x"
    survey = spec(dialect)
    path.write_bytes(written(dialect, survey, everyone))

    found = read_export(path, "x", survey)

    assert found.rows_in == len(found.wide) + len(found.rows_out)
    assert found.respondents["weight"].tolist() == [1.5] * len(everyone)
    for place, each in enumerate(everyone):
        row = found.wide.iloc[place]
        for question in survey.questions:
            assert read_of(row, question) == list(each.answers[question.id])


def read_of(row: pd.Series[Any], question: Question) -> list[str]:
    """The answers to a question in a row of the wide table, as they were given."""
    if question.takes_several:
        return [option for option in question.option_ids if row[f"{question.id}:{option}"]]
    value = row[question.id]
    if question.type == "numeric":
        return [] if pd.isna(value) else [f"{value:g}"]
    return [str(value)] if isinstance(value, str) and value else []


def test_one_row_is_read(tmp_path: Path) -> None:
    found = received(tmp_path, "Why?\nNear\n", survey_with(WHY))
    assert found.respondents["respondent"].tolist() == ["r1"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "the export is empty"),
        ("Why?\n", "headings but no answers"),
        ("Why?\n\n \n", "headings but no answers"),
        ('Why?,Where do you live?\nNear,North\nFar,"So', "ends inside a cell"),
        ("Why?,Where do you live?\nNear,North\nFar\n", "row 3: there are 1 cells under 2 headings"),
    ],
)
def test_what_is_cut_off_or_empty_is_refused(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(InputError, match=words):
        received(tmp_path, text, survey_with(WHY))


def test_blank_rows_are_left_out_and_listed(tmp_path: Path) -> None:
    found = received(tmp_path, "Why?,Where do you live?\nNear,\n,\nFar,\n", survey_with(WHY))
    assert (found.rows_in, found.rows_out) == (3, (3,))
    assert found.respondents["source_row"].tolist() == [2, 4]
    assert ("a blank row was left out", 3) in [(one.rule, one.row) for one in found.changes]


def test_previews_are_told_from_blank_rows(tmp_path: Path) -> None:
    head = "StartDate,EndDate,Status,ResponseId,Q1\n,,,,Why?\n"
    rows = ",,Survey Preview,,test\n,,,,\n,,IP Address,,Near\n"
    found = received(tmp_path, head + rows, survey_with(WHY))
    assert (found.rows_out, found.previews) == ((3, 4), (3,))


def test_further_sheets_of_a_workbook_are_said_to_be_left_out(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in (["Why?"], ["Near"]):
        book.worksheets[0].append(row)
    book.create_sheet("children").append(["Age"])
    book.create_sheet("blank")
    path = tmp_path / "x.xlsx"
    book.save(path)
    rules = [change.rule for change in read_export(path, "x.xlsx", survey_with(WHY)).changes]
    assert [rule for rule in rules if rule.startswith("sheet ")] == [
        'sheet "children" was left out, unread: answers are those of the first sheet'
    ]
