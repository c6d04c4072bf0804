from __future__ import annotations

from pathlib import Path

from jsna.preparation.survey.qualtrics import recognises
from tests.preparation.survey.exports import AREA, HELP, laid_out, received, survey_with

NAMES = ["StartDate", "EndDate", "Status", "IPAddress", "ResponseId"]
HEAD = ",".join([*NAMES, "Q1", "Q2"]) + "\n"
WORDS = ",".join([*NAMES, "Where do you live?", "What helped? - Selected Choice"]) + "\n"
IDS = ",".join(['"{""ImportId"":""a""}"'] * 7) + "\n"


def test_its_variables_tell_it() -> None:
    assert recognises([NAMES, NAMES])
    assert not recognises([NAMES[:2], NAMES[:2]])


def test_previews_are_left_out_and_listed_and_codes_stay_codes(tmp_path: Path) -> None:
    rows = ',,IP Address,,R1,1,"1,2,3"\n,,Survey Preview,,R2,Not an option,2\n,,Spam,,R3,South,2\n'
    found = received(tmp_path, HEAD + WORDS + IDS + rows, survey_with(AREA, HELP))
    assert found.wide["area"].tolist() == ["north", "south"]
    assert found.wide["help:none"].tolist() == [True, False]
    assert found.respondents["source_row"].tolist() == [4, 6]
    assert (found.rows_in, found.rows_out) == (3, (5,))
    assert [change.row for change in found.changes if change.row] == [5]


def test_split_columns_go_by_number_and_by_words() -> None:
    name, words = "Q2_4_TEXT", "What helped? - today - Other - Text"
    text = laid_out([*NAMES, name], [*NAMES, words]).columns[5]
    assert text.is_text
    assert {"Q2", "What helped? - today"} <= set(text.parents)
    assert {"4", "Other"} <= set(text.options)
    plain = laid_out([*NAMES, "Q3_TEXT"], [*NAMES, "x"]).columns[5]
    assert plain.is_text
    assert plain.parents == ("Q3",)


def test_a_statement_of_a_matrix_is_a_question_of_its_own() -> None:
    column = laid_out([*NAMES, "Q5_2"], [*NAMES, "How much do you agree? - It was near"]).columns[5]
    assert "It was near" in column.alone


def test_two_rows_of_headings_are_taken_where_the_third_is_missing() -> None:
    assert laid_out(NAMES, NAMES, ["1", "2"]).header_rows == 2
