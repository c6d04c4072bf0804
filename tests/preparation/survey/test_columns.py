from __future__ import annotations

from pathlib import Path

import pytest

from jsna.errors import InputError
from tests.preparation.survey.exports import (
    AREA,
    HELP,
    OTHER_TEXT,
    WEEKS,
    WITH_OTHER,
    received,
    survey_with,
)

KOBO = "_uuid,help,help/visits,help/groups,help/none\n"


def test_the_columns_are_those_of_the_contract(tmp_path: Path) -> None:
    survey = survey_with(AREA, HELP, WEEKS, missing_codes=("-99",), dialect="generic")
    text = "Where do you live?,What helped?,How many weeks?\nSouth,None of these,-99\n"

    wide = received(tmp_path, text, survey).wide

    assert list(wide.columns) == [
        *("area", "area:missing code", "help:visits", "help:groups", "help:none"),
        *("help:missing code", "weeks", "weeks:missing code"),
    ]
    assert wide["area"].cat.categories.tolist() == ["north", "south"]
    assert wide["area"].tolist() == ["south"]
    assert wide["help:none"].tolist() == [True]
    assert wide["weeks:missing code"].tolist() == [True]


def test_unknown_answers_are_refused_by_row_and_never_shown(tmp_path: Path) -> None:
    rows = "North\nSECRET one\nSECRET two\n"
    with pytest.raises(InputError) as caught:
        received(tmp_path, f"Where do you live?\n{rows}", survey_with(AREA))
    assert "rows 3 and 4, column Where do you live?: the answer is none of the options" in str(
        caught.value
    )
    assert "SECRET" not in str(caught.value)


def test_a_text_in_place_of_a_number_is_listed_and_not_shown(tmp_path: Path) -> None:
    found = received(tmp_path, "How many weeks?\n4\nSECRET\n", survey_with(WEEKS))
    (issue,) = found.issues
    assert (issue.row, issue.column, issue.check) == (3, "How many weeks?", "not a number")
    assert "SECRET" not in issue.finding
    assert found.wide["weeks"].notna().tolist() == [True, False]


def test_a_parent_and_its_children_that_disagree_are_listed(tmp_path: Path) -> None:
    rows = "a,visits groups,1,1,0\nb,visits,0,1,0\n"
    found = received(tmp_path, KOBO + rows, survey_with(HELP))
    (issue,) = found.issues
    assert (issue.row, issue.column, issue.check) == (3, "help", "parent and children")
    assert found.wide["help:visits"].tolist() == [True, False]
    assert found.wide["help:groups"].tolist() == [True, True]


def test_a_typed_text_counts_as_other(tmp_path: Path) -> None:
    head = "StartDate,EndDate,Status,ResponseId,Q1,Q1_4_TEXT\n"
    words = ",,,,What helped? - Selected Choice,What helped? - Other - Text\n"
    ids = '"{""ImportId"":""a""}",,,,,\n'
    rows = ',,IP Address,,"Other",An aunt\n,,IP Address,,"Visits, at home",\n,,,,,An uncle\n'
    survey = survey_with(WITH_OTHER, OTHER_TEXT)
    wide = received(tmp_path, head + words + ids + rows, survey).wide
    assert wide["help:other"].tolist() == [True, False, True]
    assert wide["helptext"].tolist() == ["An aunt", "", "An uncle"]


QUALTRICS = (
    "StartDate,EndDate,Status,ResponseId,Q1_1,Q1_2,Q1_3,Q1_4,Q1_4_TEXT\n"
    ",,,,What helped? - Visits,What helped? - Groups,What helped? - None,What helped? - Other,"
    "What helped? - Other - Text\n"
    '"{""ImportId"":""a""}",,,,,,,,\n'
)


def test_missing_codes_count_in_columns_of_options_and_at_other(tmp_path: Path) -> None:
    rows = ",,,,-99,-99,-99,-99,-99\n,,,,,,,,-99\n,,,,,1,,,-99\n,,,,,,,1,An aunt\n"
    survey = survey_with(WITH_OTHER, OTHER_TEXT, missing_codes=("-99",))
    wide = received(tmp_path, QUALTRICS + rows, survey).wide
    assert wide["help:other"].tolist() == [False, False, False, True]
    assert wide["help:missing code"].tolist() == [True, True, False, False]
    assert wide["helptext"].tolist() == ["", "", "", "An aunt"]
    assert wide["helptext:missing code"].tolist() == [True, True, True, False]


def test_missing_codes_of_the_text_alone_count_at_other(tmp_path: Path) -> None:
    text = OTHER_TEXT.model_copy(update={"missing_codes": ("-99",)})
    wide = received(tmp_path, f"{QUALTRICS},,,,,,,,-99\n", survey_with(WITH_OTHER, text)).wide
    assert wide["help:other"].tolist() == [False]
    assert wide["helptext:missing code"].tolist() == [True]


def test_words_that_would_be_lost_at_other_are_listed_and_not_shown(tmp_path: Path) -> None:
    text = "What helped?\nOther\nSECRET one;Groups: evening\n"
    found = received(tmp_path, text, survey_with(WITH_OTHER))
    (issue,) = found.issues
    assert (issue.row, issue.column, issue.check) == (3, "What helped?", "answer in other words")
    assert "SECRET" not in f"{issue} {found!r}"
    assert found.as_typed == {(3, "help"): "SECRET one"}
    assert received(tmp_path, text, survey_with(WITH_OTHER, OTHER_TEXT)).issues == ()


def test_what_only_the_column_of_all_picks_has_is_taken_from_it(tmp_path: Path) -> None:
    head = "_uuid,help,help/visits,help/groups,help/none\n"
    rows = "a,visits other,1,0,0\nb,visits groups,,,\n"
    found = received(tmp_path, head + rows, survey_with(WITH_OTHER))
    assert found.wide.to_numpy().tolist() == [
        [True, False, False, True],
        [True, True, False, False],
    ]
    assert found.issues == ()


def test_an_unknown_pick_of_a_row_without_marks_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="row 2, column help: the answer is none of the options"):
        received(tmp_path, f"{KOBO}a,visits nobody,,,\n", survey_with(HELP))


def test_what_is_no_number_is_kept_for_the_analyst(tmp_path: Path) -> None:
    found = received(tmp_path, "How many weeks?\nabout 2\n", survey_with(WEEKS))
    assert found.as_typed == {(2, "weeks"): "about 2"}
