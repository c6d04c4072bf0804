from __future__ import annotations

from pathlib import Path

from jsna.preparation.survey.microsoft_forms import recognises
from tests.preparation.survey.exports import AREA, HELP, received, survey_with

HEAD = "ID,Start time,Completion time,Email,Name"


def test_its_first_columns_tell_it() -> None:
    assert recognises([HEAD.split(",")])
    assert not recognises([["ID", "Start time"]])


def test_picks_in_one_cell_keep_commas_and_colons_and_the_last_semicolon_is_none(
    tmp_path: Path,
) -> None:
    text = (
        f'{HEAD},"What\nhelped?",Where do you live?\n'
        '1,2025-01-02 10:00:00,2025-01-02 10:05:00,a,b,"Visits, at home;Groups: evening;",North\n'
    )
    found = received(tmp_path, text, survey_with(HELP, AREA))
    assert found.wide.drop(columns="area").to_numpy().tolist() == [[True, True, False]]
    assert found.respondents["seconds"].tolist() == [300]
