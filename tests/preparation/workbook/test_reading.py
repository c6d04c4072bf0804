from __future__ import annotations

import datetime as dt
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import Workbook

from jsna.errors import InputError
from jsna.preparation.sheet import Sheet
from jsna.preparation.workbook.reading import read_workbook_sheet
from tests.preparation.workbook.filled import (
    RATED,
    TOLD,
    blank,
    cleaned,
    filled,
    layout_for,
    opened,
    refusal,
    saved,
    sheets,
)


def changed(**cells: object) -> Workbook:
    """The filled workbook with other cells on the sheet of ratings."""
    book = opened(filled())
    for place, value in cells.items():
        book["Ratings"][place] = value
    return book


def test_a_filled_workbook_says_what_was_filled_in(tmp_path: Path) -> None:
    assert cleaned(tmp_path, filled()) == (RATED, TOLD)


def test_cells_are_text_and_know_their_place(tmp_path: Path) -> None:
    ratings = sheets(tmp_path, filled())["ratings"]
    assert ratings.rows[1].cells["score"] == "3"
    assert ratings.rows[1].cells["item"] == ratings.rows[1].cells["tool"] == ""
    assert ratings.place(ratings.rows[1].number, "score") == "sheet Ratings, cell D6 (Score)"


def test_a_workbook_that_is_not_filled_says_what_is_missing(tmp_path: Path) -> None:
    said = refusal(tmp_path, blank())
    assert said.splitlines()[0] == (
        "meeting.xlsx, sheet Ratings, cell D5 (Score): Service A is not rated yet. "
        "Type a score, or delete the row."
    )
    assert len(said.splitlines()) == len(RATED)


def test_all_problems_are_said_at_once(tmp_path: Path) -> None:
    book = changed(D5=dt.date(2026, 4, 3), D6="5*", A7="Nobody", E8="=E7")
    book["Gaps"]["D5"] = "done"
    places = [
        line.split(": ")[0].split(", ")[-1] for line in refusal(tmp_path, saved(book)).splitlines()
    ]
    assert sorted(places) == [
        "cell A7 (Service)",
        "cell D5 (Score)",
        "cell D5 (Status)",
        "cell D6 (Score)",
        "cell E8 (Confidence)",
    ]


def test_a_date_in_place_of_a_score_is_explained(tmp_path: Path) -> None:
    said = refusal(tmp_path, saved(changed(D5=dt.date(2026, 4, 3))))
    assert "Excel may have turned 3-4 into a date" in said
    assert 'found "2026-04-03' in said


def test_a_restricted_value_is_not_shown(tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    path.write_bytes(saved(changed(F5=dt.date(1999, 4, 3))))
    layout = replace(layout_for("ratings"), restricted=("rater",))
    (problem,) = read_workbook_sheet(path, "x.xlsx", "Ratings", layout).problems
    assert "cell F5 (Rater)" in problem.where
    assert "1999" not in str(problem)


def test_a_renamed_sheet_is_pointed_at(tmp_path: Path) -> None:
    book = changed()
    book["Ratings"].title = "Sheet9"
    said = refusal(tmp_path, saved(book))
    assert 'there is no sheet "Ratings". The sheet "Sheet9" has its headings: rename' in said


def test_a_sheet_with_other_headings_is_pointed_at_by_its_name(tmp_path: Path) -> None:
    book = changed()
    book["Ratings"].title = "Rating"
    book["Rating"]["A4"] = "Area"
    assert 'this name (did you mean "Rating"?)' in refusal(tmp_path, saved(book))


def test_a_score_that_is_text_is_listed_as_a_change(tmp_path: Path) -> None:
    ratings = sheets(tmp_path, saved(changed(D6="3")))["ratings"]
    (reading,) = ratings.readings
    assert (reading.row.number, reading.column, reading.after) == (6, "score", "3")


def test_other_sheets_that_could_be_meant_are_told(tmp_path: Path) -> None:
    book = changed()
    book.copy_worksheet(book["Ratings"]).title = "Ratings (2)"
    book["Scale"].sheet_state = "hidden"
    assert sheets(tmp_path, saved(book))["ratings"].remarks == (
        'the sheet "Scale" is hidden, and was not read',
        'the sheet "Ratings (2)" has the same headings, and was not read',
    )


def test_the_problems_of_headings_are_said_before_those_of_cells(tmp_path: Path) -> None:
    with pytest.raises(InputError) as error:
        sheets(tmp_path, saved(changed(D4="Mark", D5="x")))
    assert [problem.where for problem in error.value.problems] == [
        "sheet Ratings, row 4",
        "sheet Ratings, cell D4",
    ]


def resaved(content: bytes, folder: Path) -> bytes:
    """A workbook as LibreOffice saves it."""
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("LibreOffice is not installed")
    (folder / "in").mkdir()
    (folder / "in" / "x.xlsx").write_bytes(content)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    words = ["--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(folder)]
    subprocess.run(
        [program, profile, *words, str(folder / "in" / "x.xlsx")],
        check=True,
        capture_output=True,
        timeout=300,
    )
    return (folder / "x.xlsx").read_bytes()


@pytest.mark.slow
def test_what_libreoffice_saves_says_the_same(tmp_path: Path) -> None:
    content = resaved(filled(), tmp_path)
    assert cleaned(tmp_path, content) == (RATED, TOLD)
    rules = {
        str(each.sqref): (each.type, each.errorStyle)
        for each in opened(content)["Ratings"].data_validations.dataValidation
    }
    assert rules["D5:D1001"] == ("list", "stop")


def test_read_twice_it_is_the_same(tmp_path: Path) -> None:
    first: Sheet = sheets(tmp_path, filled())["gaps"]
    assert first == sheets(tmp_path, filled())["gaps"]
