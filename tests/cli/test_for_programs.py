from __future__ import annotations

import argparse
import io
import json
import re
from pathlib import Path

import pytest

from jsna.cli.for_programs import (
    add_json,
    is_asked_for,
    tell,
    tell_error,
    tell_good,
    tell_stopped,
)
from jsna.cli.main import main
from jsna.errors import BusyError, InputError, JsnaError, Problem, RunError, UsageError
from jsna.review.project import Project
from tests.conftest import REPOSITORY

CELL = Problem("data/raw/2025/meeting.xlsx", "sheet Ratings, cell D5", "it is 9", "Type 0 to 5")


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        (["run", "--json"], True),
        (["run", "--timeout", "soon", "--js"], True),
        (["--json", "list"], True),
        (["run", "2023"], False),
        (["run", "--", "--json"], False),
        (["run", "--jsonx"], False),
        ([], False),
    ],
)
def test_it_is_asked_for_whatever_is_wrong_with_the_other_words(
    words: list[str], asked: bool
) -> None:
    assert is_asked_for(words) is asked


def test_the_option_is_off_unless_it_is_given() -> None:
    parser = argparse.ArgumentParser()
    add_json(parser)
    assert parser.parse_args([]).json is False
    assert parser.parse_args(["--json"]).json is True


def test_text_is_told_as_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    tell(["Café"])
    assert capsys.readouterr().out == '[\n  "Café"\n]\n'


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "utf-8"])
def test_it_is_json_whatever_letters_the_terminal_has(
    encoding: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    stream = io.TextIOWrapper(io.BytesIO(), encoding=encoding, errors="backslashreplace")
    monkeypatch.setattr("sys.stdout", stream)
    said = ["Café", "Łódź", "\N{GRINNING FACE}", "الأمل"]
    tell(said)
    stream.seek(0)
    assert json.loads(stream.buffer.read().decode(encoding)) == said


def test_what_was_done_comes_with_no_problems(capsys: pytest.CaptureFixture[str]) -> None:
    tell_good(review="2025", reused=("a",))
    told = json.loads(capsys.readouterr().out)
    assert told == {"ok": True, "review": "2025", "reused": ["a"], "problems": []}


@pytest.mark.parametrize(
    ("error", "state", "problems"),
    [
        (
            InputError([CELL]),
            "refused",
            [
                {
                    "file": "data/raw/2025/meeting.xlsx",
                    "place": "sheet Ratings, cell D5",
                    "what": "it is 9",
                    "remedy": "Type 0 to 5",
                    "kind": "wrong",
                }
            ],
        ),
        (
            UsageError("a\nb", ["a", "b"]),
            "refused",
            [
                {"file": "", "place": "", "what": "a", "remedy": "", "kind": "words"},
                {"file": "", "place": "", "what": "b", "remedy": "", "kind": "words"},
            ],
        ),
        (
            BusyError("Wait."),
            "failed",
            [{"file": "", "place": "", "what": "Wait.", "remedy": "", "kind": "failed"}],
        ),
    ],
)
def test_errors_of_all_kinds_have_one_form(
    error: JsnaError,
    state: str,
    problems: list[dict[str, str]],
    capsys: pytest.CaptureFixture[str],
) -> None:
    tell_error(error, argparse.Namespace(review="2025"))
    told = json.loads(capsys.readouterr().out)
    assert told == {
        "ok": False,
        "review": "2025",
        "state": state,
        "problems": problems,
        "look": "",
    }


def test_where_to_look_is_told_from_the_projects_folder(
    project: Project, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    failed = project.root / "logs" / "2023" / "failed" / "03_scores.ipynb"
    # Without a name in the command, the review that was found by itself.
    tell_error(RunError("It failed.", str(failed)), argparse.Namespace(review=None, target="2023"))
    told = json.loads(capsys.readouterr().out)
    assert (told["review"], told["look"]) == ("2023", "logs/2023/failed/03_scores.ipynb")
    # Where the project is not known, in full.
    tell_error(RunError("It failed.", str(failed)), argparse.Namespace(project=tmp_path))
    assert json.loads(capsys.readouterr().out)["look"] == str(failed)


def test_a_stop_is_no_problem_of_the_inputs(capsys: pytest.CaptureFixture[str]) -> None:
    tell_stopped()
    told = json.loads(capsys.readouterr().out)
    assert told == {"ok": False, "review": "", "state": "stopped", "problems": [], "look": ""}


@pytest.mark.parametrize(
    "words",
    [
        ["check", "2023"],
        ["list"],
        ["doctor"],
        ["trace", "2023", "overall"],
        ["diff", "example-2024", "example-2025"],
    ],
)
def test_the_documentation_names_what_a_document_holds(
    words: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(REPOSITORY)
    page = (REPOSITORY / "docs" / "for-programs.md").read_text(encoding="utf-8")
    main([*words, "--json"])

    told = json.loads(capsys.readouterr().out)

    keys = set(told[0] if isinstance(told, list) else told)
    row = next(line for line in page.splitlines() if line.startswith(f"| `{words[0]}` |"))
    named = set(re.findall(r"`(\w+)`", row)) | {"ok", "review", "problems"}
    assert keys <= named
