from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any

import pytest

from jsna.cli import main
from jsna.review.project import Project
from jsna.run import review_run
from jsna.run.execution.engines import DEFAULT


@pytest.fixture
def given(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """What the command passes on; nothing is run."""
    passed: dict[str, Any] = {}

    def run_review(project: Project, review_id: str, **options: Any) -> review_run.RunReport:
        passed.update(options, review=review_id)
        return review_run.RunReport(review_id, project.outputs(review_id), 12.4, {}, Path("log"))

    monkeypatch.setattr(review_run, "run_review", run_review)
    return passed


@pytest.mark.usefixtures("project")
def test_the_last_line_says_where_the_outputs_are_and_how_long_it_took(
    given: dict[str, Any], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["run"]) == 0
    assert given["review"] == "2023"
    assert capsys.readouterr().out.endswith("are in outputs/2023 (12 s).\n")


@pytest.mark.usefixtures("project")
def test_parameters_and_the_time_limit_are_passed_on_as_they_were_typed(
    given: dict[str, Any],
) -> None:
    words = ["run", "2023", "--set", "target=3", "--set", "rounding=half up", "--timeout", "9"]
    assert main(words) == 0
    assert given["parameters"] == {"target": "3", "rounding": "half up"}
    assert given["timeout"] == 9


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize("seconds", ["0", "-1", "soon"])
def test_a_time_limit_must_be_a_time(seconds: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["run", "2023", "--timeout", seconds]) == 2
    assert "--timeout" in capsys.readouterr().err


def test_wrong_inputs_stop_it_before_anything_runs(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    (project.raw("2023") / "pathway_assessment.csv").unlink()
    before = set(project.root.rglob("*"))
    assert main(["run", "2023"]) == 2
    assert "the file is not there" in capsys.readouterr().err
    assert set(project.root.rglob("*")) == before


@pytest.mark.usefixtures("project")
def test_how_the_notebooks_are_executed_is_passed_on(given: dict[str, Any]) -> None:
    assert main(["run", "2023"]) == 0
    assert (given["engine"], given["everything"]) == (DEFAULT, False)
    assert main(["run", "2023", "--engine", "kernel", "--force"]) == 0
    assert (given["engine"], given["everything"]) == ("kernel", True)


@pytest.mark.parametrize("draft", [(), ("--draft",)])
def test_an_input_that_is_open_elsewhere_is_told_as_by_a_check(
    project: Project,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    draft: tuple[str, ...],
) -> None:
    opens: Callable[..., IO[Any]] = Path.open

    def refuse(self: Path, *how: Any, **more: Any) -> IO[Any]:
        if self == project.raw("2023") / "pathway_assessment.csv":
            raise PermissionError(13, "Permission denied", str(self))
        return opens(self, *how, **more)

    monkeypatch.setattr(Path, "open", refuse)
    assert main(["run", "2023", "--engine", "kernel", *draft]) == 2
    told = capsys.readouterr().err
    assert "pathway_assessment.csv: the file cannot be read (Permission denied)." in told


@pytest.mark.usefixtures("project")
def test_another_engine_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["run", "2023", "--engine", "steam"]) == 2
    assert "--engine" in capsys.readouterr().err


@pytest.mark.usefixtures("project")
def test_where_nothing_has_changed_nothing_runs_unless_told_to(
    given: dict[str, Any], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asked: list[tuple[str, object]] = []

    def is_unchanged(_: Project, review_id: str, words: object) -> bool:
        asked.append((review_id, words))
        return True

    monkeypatch.setattr("jsna.run.fingerprints.unchanged.is_unchanged", is_unchanged)

    assert main(["run", "--set", "target=3"]) == 0
    assert asked == [("2023", {"target": "3"})]
    assert given == {}
    assert "Review 2023 is up to date" in capsys.readouterr().out
    assert main(["run", "--force"]) == 0
    assert given["everything"]


@pytest.mark.usefixtures("project", "given")
def test_it_says_what_was_taken_from_the_last_run(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for reused, said in (("a",), "1 notebook is"), (("a", "b"), "2 notebooks are"):
        report = review_run.RunReport("2023", Path(), 1.0, {}, Path(), reused)
        monkeypatch.setattr(review_run, "run_review", lambda *_, report=report, **__: report)
        assert main(["run", "2023"]) == 0
        assert f"(1 s; {said} as in the last run)" in capsys.readouterr().out


def test_a_draft_is_made_although_nothing_has_changed(
    project: Project, given: dict[str, Any], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["run", "2023", "--draft", "--project", str(project.root)]) == 0
    assert given["draft"] is True
    said = capsys.readouterr().out
    assert said.startswith("A draft of review 2023 is done")
    assert said.endswith("To look at it: jsna open 2023 --draft\n")


def document(capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    """What standard output holds, which is one document and nothing else."""
    told = json.loads(capsys.readouterr().out)
    assert isinstance(told, dict)
    return told


def test_a_program_is_told_what_was_made(
    project: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def run_review(_: Project, review_id: str, **options: Any) -> review_run.RunReport:
        place = project.drafts if options["draft"] else project.outputs
        log = project.root / "logs" / review_id / "a.log"
        return review_run.RunReport(review_id, place(review_id), 12.3456, {}, log, ("03_scores",))

    monkeypatch.setattr(review_run, "run_review", run_review)
    # Without its name, the newest real review is meant.
    for words, draft, place in (([], False, "outputs"), (["2023", "--draft"], True, "drafts")):
        assert main(["run", *words, "--json"]) == 0
        assert document(capsys) == {
            "ok": True,
            "review": "2023",
            "state": "done",
            "draft": draft,
            "outputs": f"{place}/2023",
            "seconds": 12.346,
            "reused": ["03_scores"],
            "log": "logs/2023/a.log",
            "problems": [],
        }


@pytest.mark.usefixtures("project", "given")
def test_a_program_is_told_that_nothing_has_changed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("jsna.run.fingerprints.unchanged.is_unchanged", lambda *_: True)
    assert main(["run", "--json"]) == 0
    assert document(capsys) == {
        "ok": True,
        "review": "2023",
        "state": "unchanged",
        "draft": False,
        "outputs": "outputs/2023",
        "seconds": 0.0,
        "reused": [],
        "log": "",
        "problems": [],
    }


@pytest.mark.parametrize("draft", [(), ("--draft",)])
def test_a_program_is_told_each_problem_of_the_inputs(
    project: Project, capsys: pytest.CaptureFixture[str], draft: tuple[str, ...]
) -> None:
    path = project.raw("2023") / "pathway_assessment.csv"
    path.write_bytes(path.read_bytes().replace(b"Care pathway,2", b"Care pathway,9"))
    assert main(["run", "2023", "--json", *draft]) == 2
    said = capsys.readouterr()
    told = json.loads(said.out)
    assert said.err == ""
    assert (told["ok"], told["review"], told["state"]) == (False, "2023", "refused")
    wrong = [each for each in told["problems"] if each["kind"] == "wrong"]
    assert [(each["file"], each["place"]) for each in wrong] == [
        ("data/raw/2023/pathway_assessment.csv", "row 2, column Score (0 – 5)")
    ]
    assert '(found "9")' in wrong[0]["what"]
    assert wrong[0]["remedy"]
    # A draft does without a person's word for the file, and is not told that it is missing.
    missing = [each["what"] for each in told["problems"] if each["kind"] == "missing"]
    assert missing == ([] if draft else ["the file changed since its hash was recorded"])


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize(
    ("words", "problems"),
    [
        (["2032"], ['There is no review "2032" (did you mean "2023"?).']),
        (["--set", "targt=3", "--set", "goal=4"], ["--set targt: no", "--set goal: no"]),
        (["--set", "target"], ["--set target: write a name"]),
        (["--timeout", "soon"], ["jsna run: argument --timeout: "]),
        (["--engin=steam"], ["jsna run: argument --engine: "]),
        (["--drft", "2023", "2024"], ["jsna run has no option --drft", 'jsna run cannot take "20']),
    ],
)
def test_a_program_is_told_each_wrong_word(
    words: list[str], problems: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["run", *words, "--json"]) == 2
    said = capsys.readouterr()
    told = json.loads(said.out)
    assert said.err == ""
    assert (told["ok"], told["state"], told["look"]) == (False, "refused", "")
    what = [each["what"] for each in told["problems"]]
    assert len(what) == len(problems)
    assert all(text.startswith(begin) for text, begin in zip(what, problems, strict=True))


def test_of_a_notebook_that_fails_a_program_is_told_where_to_look(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    path = project.notebooks / "01_clean_assessment.ipynb"
    notebook = json.loads(path.read_text(encoding="utf-8"))
    code = [each for each in notebook["cells"] if each["cell_type"] == "code"]
    code[1]["source"] = "raise ArithmeticError('out of cheese')"
    path.write_text(json.dumps(notebook), encoding="utf-8")

    assert main(["run", "2023", "--json"]) == 1

    said = capsys.readouterr()
    told = json.loads(said.out)
    assert (told["ok"], told["review"], told["state"]) == (False, "2023", "failed")
    (problem,) = told["problems"]
    assert problem["kind"] == "failed"
    # Code cells are counted as in the executed notebook, which has one for the parameters given.
    assert problem["what"].startswith(
        "01_clean_assessment failed: code cell 3: ArithmeticError: out of cheese. The notebook as"
    )
    assert told["look"] == "logs/2023/failed/01_clean_assessment.ipynb"
    kept = (project.root / told["look"]).read_text(encoding="utf-8")
    assert "out of cheese" in kept
    # How it got on is for a person, and stands apart.
    assert "01_clean_assessment: stopped" in said.err
