from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from jsna import __version__
from jsna.cli import check, main
from jsna.errors import RunError
from jsna.review.project import Project

COMMANDS = (
    *("new", "run", "check", "checks", "survey-spec", "verify", "trace", "diff", "areas"),
    *("release", "list", "open", "doctor"),
)


def test_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main(["--help"])
    assert end.value.code == 0
    told = capsys.readouterr().out
    assert all(re.search(rf"\n    {command}\s", told) for command in COMMANDS)
    assert "0 if all is well" in told
    assert "one JSON document" in " ".join(told.split())


@pytest.mark.parametrize("command", COMMANDS)
def test_help_of_each_command_says_its_purpose(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as end:
        main([command, "--help"])
    assert end.value.code == 0
    target = "--dialect NAME" if command == "survey-spec" else "--project FOLDER"
    assert target in capsys.readouterr().out


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--version"])
    assert capsys.readouterr().out == f"jsna {__version__}\n"


def test_python_m_jsna_is_the_command_line(project: Project) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "jsna", "check", "2023", "--project", str(project.root)],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0
    assert "The inputs of review 2023 are good" in done.stdout


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["check", "2032"], 'There is no review "2032" (did you mean "2023"?)'),
        (["check", "EXAMPLE-2025"], 'no review "EXAMPLE-2025": did you mean "example-2025"?'),
        (["check", "../2023"], "is not the name of a review"),
        (["run", "2023", "--set", "target"], 'write a name, "=" and a value'),
        (["run", "2023", "--set", "target=3", "--set", "target=4"], "given twice"),
        (["check", "2023", "--project", "/"], "is not inside a project"),
        (["check", "--mrk", "2023"], 'check has no option --mrk: did you mean "--mark"?'),
        (["--project", "X", "list"], "as in: jsna list --project X"),
    ],
)
@pytest.mark.usefixtures("project")
def test_wrong_words_are_told_in_one_line_without_a_traceback(
    words: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(words) == 2
    told = capsys.readouterr()
    assert said in told.err
    assert told.err.count("\n") == 1
    assert told.out == ""


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["rn"], 'There is no command "rn": did you mean "run"?'),
        (["Verify", "2023"], 'There is no command "Verify": did you mean "verify"?'),
        (["2023"], f'There is no command "2023": known are: {", ".join(COMMANDS)}'),
    ],
)
def test_an_unknown_command_is_told_with_the_nearest(
    words: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(words) == 2
    assert capsys.readouterr().err == f"{said}\n"


def test_every_problem_of_the_inputs_is_numbered_apart_from_what_is_missing(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    (project.raw("2023") / "engagement_issues.csv").unlink()
    ratings = project.raw("2023") / "pathway_assessment.csv"
    text = ratings.read_text(encoding="utf-8")
    ratings.write_text(text.replace("Care pathway,2", "Care pathway,3.5"), encoding="utf-8")
    assert main(["check", "2023"]) == 2
    told = capsys.readouterr().err
    assert told.startswith("There is 1 problem with the inputs. Nothing was run or changed.\n  1. ")
    wrong, missing = told.split("Still missing: 2 things are not filled in, accepted or there yet.")
    assert "row 2, column Score (0 – 5): the score is not a whole number" in wrong
    assert "pathway_assessment.csv: the file changed since its hash was recorded" in missing
    assert "engagement_issues.csv: the file is not there" in missing


def raising(error: BaseException) -> object:
    def execute(_options: object) -> int:
        raise error

    return execute


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (RunError("The notebook failed."), 1, "The notebook failed."),
        (PermissionError(13, "Denied", "a.csv"), 1, "a.csv: the system refuses it (Denied)."),
        (KeyboardInterrupt(), 130, "Stopped."),
    ],
)
def test_what_stops_a_command_gives_its_exit_code(
    error: BaseException,
    code: int,
    said: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(check, "execute", raising(error))
    assert main(["check"]) == code
    assert said in capsys.readouterr().err


@pytest.mark.parametrize("defect", [ZeroDivisionError(), FileNotFoundError(2, "Gone", "a.csv")])
def test_a_defect_keeps_its_traceback(defect: Exception, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(check, "execute", raising(defect))
    with pytest.raises(type(defect)):
        main(["check"])


def test_a_closed_pipe_is_no_error(project: Project) -> None:
    done = subprocess.run(
        f'"{sys.executable}" -m jsna check 2023 --project "{project.root}" | true',
        shell=True,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.stderr == ""


def test_the_project_is_found_from_a_folder_inside_it(
    project: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("JSNA_PROJECT", raising=False)
    monkeypatch.chdir(project.root / "data" / "raw")
    assert main(["check"]) == 0
    assert "review 2023" in capsys.readouterr().out


def test_nothing_is_written_by_a_check(project: Project) -> None:
    def files() -> set[Path]:
        return set(project.root.rglob("*"))

    before = files()
    assert main(["check", "2023"]) == 0
    assert files() == before


@pytest.mark.parametrize("command", [each for each in COMMANDS if each != "open"])
def test_every_command_but_that_which_opens_a_page_takes_json(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        main([command, "--help"])
    assert "--json" in capsys.readouterr().out


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["rn", "--json"], 'There is no command "rn": did you mean "run"?'),
        (["--json", "list"], "--json has no place before the command."),
        (["verify", "2032", "--json"], 'There is no review "2032"'),
        (["diff", "2032", "--json"], 'There is no review "2032"'),
        (["trace", "2032", "overall", "--json"], 'There is no review "2032"'),
        (["check", "2032", "--json"], 'There is no review "2032"'),
        (["list", "--project", "/", "--json"], "/ is not inside a project"),
        (["doctor", "--project", "/", "--json"], "/ is not inside a project"),
        (["open", "2023", "--json"], "jsna open has no option --json"),
    ],
)
def test_wrong_words_are_told_to_a_program_in_one_document(
    words: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(words) == 2
    told = capsys.readouterr()
    document = json.loads(told.out)
    assert told.err == ""
    assert (document["ok"], document["state"]) == (False, "refused")
    assert document["problems"][0]["what"].startswith(said)
    assert document["problems"][0]["kind"] == "words"


@pytest.mark.parametrize(
    ("error", "code", "state", "what"),
    [
        (RunError("The notebook failed."), 1, "failed", ["The notebook failed."]),
        (
            PermissionError(13, "Denied", "a.csv"),
            1,
            "failed",
            ["a.csv: the system refuses it (Denied)."],
        ),
        (KeyboardInterrupt(), 130, "stopped", []),
    ],
)
def test_what_stops_a_command_is_told_to_a_program(
    error: BaseException,
    code: int,
    state: str,
    what: list[str],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(check, "execute", raising(error))
    assert main(["check", "--json"]) == code
    document = json.loads(capsys.readouterr().out)
    assert (document["ok"], document["state"]) == (False, state)
    told = [each["what"] for each in document["problems"]]
    assert [text[: len(begin)] for text, begin in zip(told, what, strict=True)] == what
