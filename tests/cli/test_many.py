from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from jsna.cli import main
from jsna.errors import RunError
from jsna.review.project import Project
from jsna.run.many import run_many as module
from jsna.run.many.order import NO_SETTINGS
from jsna.run.many.outcome import Outcome, Watch, Way
from jsna.run.many.summary import Summary


@pytest.fixture
def given(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """What the command passes on; nothing is run."""
    passed: dict[str, Any] = {"outcomes": (Outcome("a", "done", 2.0),)}

    def run_many(
        project: Project, way: Way, watch: Watch, workers: int | None, scheduler: str
    ) -> Summary:
        passed.update(project=project, way=way, workers=workers, scheduler=scheduler)
        for each in passed["outcomes"]:
            watch.end(each)
        return Summary(passed["outcomes"], 2.0, 2)

    monkeypatch.setattr(module, "run_many", run_many)
    return passed


def test_all_reviews_of_the_project_are_run(
    project: Project, given: dict[str, Any], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["run", "--all"]) == 0
    assert given["project"] == Project(project.root.resolve())
    assert given["way"] == Way()
    said = capsys.readouterr()
    assert said.out.endswith("1 review: 1 done; 2 s.\n")
    assert said.err == f"1 of {len(project.review_ids())}: a done (2.0 s)\n"


@pytest.mark.usefixtures("project")
def test_what_holds_for_one_review_holds_for_many(given: dict[str, Any]) -> None:
    words = ["--set", "target=3", "--timeout", "9", "--engine", "kernel", "--force"]
    assert main(["run", "--all", *words, "--workers", "3"]) == 0
    assert given["way"] == Way({"target": "3"}, 9, "kernel", everything=True)
    assert (given["workers"], given["scheduler"]) == (3, "")


@pytest.mark.usefixtures("project")
def test_a_folder_of_reviews_goes_with_the_projects_notebooks(
    given: dict[str, Any], tmp_path: Path
) -> None:
    (tmp_path / "areas").mkdir()
    assert main(["run", "--from", str(tmp_path / "areas"), "--to", str(tmp_path / "x")]) == 0
    assert given["project"].reviews == tmp_path / "areas"
    assert given["project"].results == tmp_path / "x"


def test_the_results_of_the_project_are_not_replaced_by_those_of_a_folder_in_it(
    project: Project, given: dict[str, Any], capsys: pytest.CaptureFixture[str]
) -> None:
    (project.root / "areas").mkdir()
    assert main(["run", "--from", str(project.root / "areas")]) == 2
    assert "Name another folder for these: --to FOLDER" in capsys.readouterr().err
    assert "project" not in given


def test_folders_without_settings_count_among_the_reviews(
    project: Project, given: dict[str, Any], capsys: pytest.CaptureFixture[str]
) -> None:
    reviews = len(project.review_ids())
    (project.all_raw / "derby").mkdir()
    given["outcomes"] = (Outcome("derby", "left out", problems=(NO_SETTINGS,)),)
    assert main(["run", "--all"]) == 0
    said = capsys.readouterr()
    assert said.err == f"1 of {reviews + 1}: derby left out\n"
    assert "derby   left out            It has no review.toml." in said.out


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize(("state", "code"), [("failed", 1), ("refused", 2), ("unchanged", 0)])
def test_the_exit_code_is_that_of_the_summary(given: dict[str, Any], state: Any, code: int) -> None:
    given["outcomes"] = (Outcome("a", state), Outcome("b", "done"))
    assert main(["run", "--all"]) == code


@pytest.mark.usefixtures("project", "given")
def test_programs_get_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["run", "--all", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["counts"]["done"] == 1


def test_a_program_gets_the_problems_of_many_reviews_as_check_tells_those_of_one(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in set(project.review_ids()) - {"2023"}:
        shutil.rmtree(project.raw(name))
    ratings = project.raw("2023") / "pathway_assessment.csv"
    text = ratings.read_text(encoding="utf-8")
    ratings.write_text(text.replace("Care pathway,2", "Care pathway,6"), encoding="utf-8")
    (project.raw("2023") / "engagement_sources.csv").unlink()

    assert main(["check", "2023", "--json"]) == 2
    alone = json.loads(capsys.readouterr().out)
    assert main(["run", "--all", "--json"]) == 2
    (among,) = json.loads(capsys.readouterr().out)["reviews"]

    assert (among["review"], among["state"]) == ("2023", "refused")
    assert among["problems"] == alone["problems"]
    assert "row 2, column Score (0 – 5)" in {each["place"] for each in among["problems"]}
    assert {each["kind"] for each in among["problems"]} == {"missing", "wrong"}


@pytest.mark.usefixtures("project")
def test_a_program_gets_in_one_form_why_a_review_failed_or_was_left_out(
    given: dict[str, Any], capsys: pytest.CaptureFixture[str]
) -> None:
    given["outcomes"] = (
        Outcome("a", "failed", problems=RunError("03_scores failed.").problems, look="logs/a"),
        Outcome("b", "left out", problems=(NO_SETTINGS,)),
    )
    assert main(["run", "--all", "--json"]) == 1
    failed, left_out = json.loads(capsys.readouterr().out)["reviews"]
    no_place = {"file": "", "place": "", "remedy": ""}
    assert failed["problems"] == [{**no_place, "what": "03_scores failed.", "kind": "failed"}]
    assert left_out["problems"] == [
        {**no_place, "what": "It has no review.toml.", "kind": "left out"}
    ]


@pytest.mark.usefixtures("project", "given")
@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["2023", "--all"], '"2023" with --all or --from'),
        (["2023", "--workers", "2"], "--workers is for many reviews"),
        (["--all", "--to", "x"], "--to goes with --from"),
        (["--all", "--workers", "2", "--scheduler", "tcp://x:1"], "--workers is for this machine"),
        (["--all", "--draft"], "--draft makes a draft of one review"),
        (["--from", "nowhere"], "there is no such folder"),
    ],
)
def test_words_that_do_not_go_together_are_refused(
    words: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["run", *words]) == 2
    told = capsys.readouterr()
    assert said in told.err
    assert told.out == ""


@pytest.mark.usefixtures("project", "given")
@pytest.mark.parametrize(
    "words", [["--all", "--from", "x"], ["--all", "--workers", "0"], ["--all", "--workers", "few"]]
)
def test_words_that_make_no_sense_are_refused(words: list[str]) -> None:
    assert main(["run", *words]) == 2


@pytest.mark.usefixtures("project", "given")
def test_programs_get_all_that_does_not_go_together(capsys: pytest.CaptureFixture[str]) -> None:
    words = ["--all", "--to", "x", "--workers", "2", "--scheduler", "tcp://x:1", "--json"]
    assert main(["run", *words]) == 2
    said = capsys.readouterr()
    told = json.loads(said.out)
    assert said.err == ""
    assert (told["ok"], told["review"], told["state"]) == (False, "", "refused")
    assert [each["what"].split()[0] for each in told["problems"]] == ["--to", "--workers"]
