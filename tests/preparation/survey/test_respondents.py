from __future__ import annotations

from pathlib import Path

import pytest

from jsna.errors import InputError
from tests.preparation.survey.exports import AREA, WHY, received, survey_with


def test_weights_groups_and_times_stand_beside_a_running_number(tmp_path: Path) -> None:
    survey = survey_with(
        AREA, dialect="generic", weight="w", groups=("area",), started="from", ended="to"
    )
    text = (
        "Where do you live?,w,from,to\n"
        "South,0.5,01/02/2025 10:00:00,01/02/2025 10:01:30\n"
        "North,2,,01/02/2025 10:01:30\n"
    )
    frame = received(tmp_path, text, survey).respondents
    assert list(frame) == ["respondent", "source_row", "weight", "seconds", "area"]
    assert frame["respondent"].tolist() == ["r1", "r2"]
    assert frame["weight"].tolist() == [0.5, 2]
    assert frame["seconds"].isna().tolist() == [False, True]
    assert frame["seconds"][0] == 90
    assert frame["area"].tolist() == ["south", "north"]


def test_without_a_weight_all_count_the_same(tmp_path: Path) -> None:
    frame = received(tmp_path, "Why?\na\nb\n", survey_with(WHY)).respondents
    assert frame["weight"].tolist() == [1, 1]
    assert frame["seconds"].isna().all()


@pytest.mark.parametrize("weight", ["", "0", "-1", "heavy", "nan"])
def test_a_weight_that_is_none_is_refused(tmp_path: Path, weight: str) -> None:
    with pytest.raises(InputError) as caught:
        received(tmp_path, f"Why?,w\na,1\nb,{weight}\n", survey_with(WHY, weight="w"))
    assert "row 3, column w: the weight is not a number above 0" in str(caught.value)
    assert "heavy" not in str(caught.value)


def test_declared_columns_must_be_there(tmp_path: Path) -> None:
    survey = survey_with(WHY, weight="wieght", started="from")
    with pytest.raises(InputError) as caught:
        received(tmp_path, "Why?,weight\na,1\n", survey)
    first, second = map(str, caught.value.problems)
    assert 'no column "wieght", which survey.toml names as weight' in first
    assert 'did you mean "weight"' in first
    assert 'no column "from"' in second


def test_a_time_that_cannot_be_read_is_listed_and_not_shown(tmp_path: Path) -> None:
    survey = survey_with(WHY, dialect="generic", started="from", ended="to")
    rows = "a,13/05/25 10:00,13/05/25 10:05\nb,SECRET,13/05/25 10:05\n"
    found = received(tmp_path, f"Why?,from,to\n{rows}", survey)
    assert found.respondents["seconds"].isna().tolist() == [False, True]
    (issue,) = found.issues
    assert (issue.row, issue.column, issue.check) == (3, "from", "time not known")
    assert "SECRET" not in issue.finding


def test_a_column_in_which_no_time_can_be_read_is_listed_once(tmp_path: Path) -> None:
    survey = survey_with(WHY, dialect="generic", started="from", ended="to")
    rows = "a,soon,13/05/25 10:05\nb,,13/05/25 10:05\nc,later,13/05/25 10:05\n"
    found = received(tmp_path, f"Why?,from,to\n{rows}", survey)
    assert [(issue.row, issue.column) for issue in found.issues] == [(0, "from")]


def test_a_length_that_depends_on_the_order_of_day_and_month_is_listed(tmp_path: Path) -> None:
    survey = survey_with(WHY, dialect="generic", started="from", ended="to")
    rows = (
        "a,05/01/2025 23:59,05/02/2025 00:01\n"
        "b,05/01/2025 10:00,05/01/2025 10:05\n"
    )  # fmt: skip
    found = received(tmp_path, f"Why?,from,to\n{rows}", survey)
    assert found.respondents["seconds"].isna().tolist() == [True, False]
    (issue,) = found.issues
    assert (issue.row, issue.column) == (2, "from")
    assert "the day or the month comes first" in issue.finding
