from __future__ import annotations

import json

import openpyxl
import pytest

from jsna.cli import main
from jsna.preparation.cleaning_log.entries import COLUMNS
from jsna.review.project import Project
from jsna.review.restricted import CHECKS_WORKBOOK, LOG_CSV, restricted_path


@pytest.mark.usefixtures("project")
def test_counts_are_told_and_never_an_answer(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["checks", "example-2024"]) == 0
    told = capsys.readouterr().out
    assert "47 findings in the inputs of review example-2024." in told
    assert "\n  over-selection: 5\n" in told
    assert "Fill it in, then run: jsna checks example-2024" in told
    assert "Respondents: 240 received, 240 after the cleaning log." in told
    assert "r21" not in told


def test_what_was_decided_is_told(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    path = restricted_path(project, "example-2024", LOG_CSV)
    rows = (",".join(COLUMNS), "r5,whole record,,,asked to withdraw,A. Analyst,2026-11-20")
    path.write_text("\n".join(rows), encoding="utf-8")
    assert main(["checks", "example-2024"]) == 0
    told = capsys.readouterr().out
    assert "0 values changed or taken out, 1 record taken out, 0 findings kept." in told
    assert "240 received, 239 after the cleaning log." in told
    assert "each change has its entry, each entry its change" in told


def test_a_workbook_that_is_being_filled_in_is_said_to_be(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["checks", "2023"]) == 0
    path = restricted_path(project, "2023", CHECKS_WORKBOOK)
    book = openpyxl.load_workbook(path)
    for place, value in {"H2": "keep", "J2": "A. Analyst", "K2": "2026-11-20", "L2": "so"}.items():
        book.worksheets[0][place] = value
    book.worksheets[0]["A2"] = "another check"
    book.save(path)
    capsys.readouterr()
    assert main(["checks", "2023"]) == 0
    told = capsys.readouterr().out
    assert "data/raw/2023/restricted/checks.xlsx is being filled in, and was left as it is." in told
    assert "1 finding of today not in it. Decide on them in cleaning_log.csv" in told
    assert "1 finding kept; 0 wait for a decision." in told


def test_a_workbook_in_which_nothing_waits_is_said_to_be_filled_in(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["checks", "2023"]) == 0
    assert "1 finding in the inputs" in capsys.readouterr().out
    path = restricted_path(project, "2023", CHECKS_WORKBOOK)
    book = openpyxl.load_workbook(path)
    for place, value in {"H2": "keep", "J2": "A. Analyst", "K2": "2026-11-20", "L2": "so"}.items():
        book.worksheets[0][place] = value
    book.save(path)
    assert main(["checks", "2023"]) == 0
    told = capsys.readouterr().out
    assert "data/raw/2023/restricted/checks.xlsx is filled in, and was left as it is." in told


def test_what_is_wrong_with_the_log_is_listed(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    path = restricted_path(project, "example-2024", LOG_CSV)
    path.write_text(",".join(COLUMNS) + "\nr500,weeks,1,2,,,\n", encoding="utf-8")
    assert main(["checks", "example-2024"]) == 2
    told = capsys.readouterr()
    assert "There are 4 problems with the inputs." in told.err
    assert "row 2, column record: there is no such record. Correct it: known are r1 to r240" in (
        told.err
    )
    assert told.out == ""


def test_a_program_is_told_the_counts(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    path = restricted_path(project, "example-2024", LOG_CSV)
    rows = (",".join(COLUMNS), "r5,whole record,,,asked to withdraw,A. Analyst,2026-11-20")
    path.write_text("\n".join(rows), encoding="utf-8")
    assert main(["checks", "example-2024", "--json"]) == 0
    said = capsys.readouterr()
    told = json.loads(said.out)
    assert said.err == ""
    assert "r21" not in said.out
    assert (told["ok"], told["review"], told["problems"]) == (True, "example-2024", [])
    assert told["workbook"] == "data/raw/example-2024/restricted/checks.xlsx"
    assert (told["written"], told["new"], told["undecided"]) == (True, 0, 0)
    assert told["findings"]["over-selection"] == 5
    assert (told["values_changed"], told["records_taken_out"], told["findings_kept"]) == (0, 1, 0)
    assert (told["respondents_received"], told["respondents_after"]) == (240, 239)


@pytest.mark.usefixtures("project")
def test_without_a_survey_a_program_is_told_of_no_respondents(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["checks", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["review"] == "2023"
    assert (told["respondents_received"], told["respondents_after"]) == (None, None)


def test_a_program_is_told_what_is_wrong_with_the_log(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    path = restricted_path(project, "example-2024", LOG_CSV)
    path.write_text(",".join(COLUMNS) + "\nr500,weeks,1,2,,,\n", encoding="utf-8")
    assert main(["checks", "example-2024", "--json"]) == 2
    said = capsys.readouterr()
    told = json.loads(said.out)
    assert said.err == ""
    assert (told["ok"], told["review"], len(told["problems"])) == (False, "example-2024", 4)
    assert told["problems"][0]["file"] == "data/raw/example-2024/restricted/cleaning_log.csv"
    assert told["problems"][0]["place"].startswith("row 2, column ")
