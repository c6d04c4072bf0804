from __future__ import annotations

import json
from pathlib import Path

import pytest

from jsna.cli import main


def test_what_was_found_and_dropped_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    export = tmp_path / "x.csv"
    head = "ID,Start time,Completion time,Email,Name,Why?\n"
    export.write_text(f"{head}1,,,a@example.org,Ada,Near\n", encoding="utf-8")

    assert main(["survey-spec", str(export)]) == 0

    told = capsys.readouterr().out
    assert "the dialect microsoft-forms (recognised by its headings): 1 question found" in told
    assert 'column "Email" (e-mail address)' in told
    assert str(tmp_path / "survey.toml") in told
    # A plain "jsna check" would check another review, the newest that is ready.
    assert told.endswith(f"then run: jsna check {tmp_path.name}\n")
    assert "example.org" not in told
    assert "Ada" not in told


def test_a_second_draft_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    export = tmp_path / "x.csv"
    export.write_text("Why?\nNear\n", encoding="utf-8")
    assert main(["survey-spec", str(export), "--dialect", "generic"]) == 0
    assert "(named)" in capsys.readouterr().out
    assert main(["survey-spec", str(export)]) == 2
    assert "is not overwritten" in capsys.readouterr().err


def test_columns_without_a_heading_and_a_file_out_of_place_are_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    export = tmp_path / "x.csv"
    export.write_text("Why?,Which?,\n,A,B\nNear,A,\n", encoding="utf-8")
    assert main(["survey-spec", str(export)]) == 0
    told = capsys.readouterr().out
    assert "Left out, without a heading: column C." in told
    assert f"Move the export to {tmp_path / 'restricted' / 'x.csv'}" in told

    (tmp_path / "survey.toml").unlink()
    (tmp_path / "restricted").mkdir()
    moved = export.rename(tmp_path / "restricted" / "x.csv")
    assert main(["survey-spec", str(moved), "--header-rows", "2", "--separator", "|"]) == 0
    told = capsys.readouterr().out
    assert "without a heading" not in told
    assert "Move the export" not in told
    assert "header_rows = 2" in (tmp_path / "survey.toml").read_text(encoding="utf-8")


def test_a_program_is_told_what_was_found_and_dropped(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    export = tmp_path / "x.csv"
    export.write_text("E-mail,Why?,\na@example.org,Near,A\n", encoding="utf-8")
    assert main(["survey-spec", str(export), "--json"]) == 0
    said = capsys.readouterr()
    told = json.loads(said.out)
    assert said.err == ""
    assert "example.org" not in said.out
    assert told == {
        "ok": True,
        "review": tmp_path.name,
        "spec": str(tmp_path / "survey.toml"),
        "dialect": "generic",
        "questions": 1,
        "personal": [{"column": "E-mail", "rule": "e-mail address"}],
        "without_heading": ["C"],
        "move_export_to": str(tmp_path / "restricted" / "x.csv"),
        "dialect_named": False,
        "problems": [],
    }
    assert main(["survey-spec", str(export), "--json"]) == 2
    told = json.loads(capsys.readouterr().out)
    assert (told["ok"], told["review"], told["state"]) == (False, "", "refused")
    assert "is not overwritten" in told["problems"][0]["what"]


def test_a_program_is_told_what_is_wrong_with_the_export(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["survey-spec", str(tmp_path / "x.csv"), "--json"]) == 2
    (problem,) = json.loads(capsys.readouterr().out)["problems"]
    assert (problem["file"], problem["what"]) == ("x.csv", "the export is not there")
