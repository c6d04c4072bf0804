from __future__ import annotations

import json
import re

import pytest

from jsna.cli import main
from jsna.review.project import Project
from tests.run.areas.collected import change, exampleshires


@pytest.mark.usefixtures("project")
def test_an_option_that_would_change_nothing_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["areas", "2023", "2025", "--synthetic"]) == 2
    assert "--synthetic goes with --all" in capsys.readouterr().err


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize("words", [[], ["2023", "--all"]])
def test_the_reviews_are_named_or_all_are_taken(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["areas", *words]) == 2
    assert "Name the reviews to compare, or take them all with --all" in capsys.readouterr().err


def test_a_comparison_is_made_and_said_to_be(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    exampleshires(project.root / "outputs")
    assert main(["areas", "--all", "--synthetic", "--name", "three"]) == 0
    said = capsys.readouterr()
    assert said.out == (
        "3 areas are compared: the page and the workbook are in outputs/areas-synthetic-three.\n"
    )
    assert re.sub(r"\d+\.\d", "9.9", said.err).splitlines() == [
        "Running 2 steps",
        "reading the outputs: running",
        "reading the outputs: done (9.9 s)",
        "comparing and drawing: running",
        "comparing and drawing: done (9.9 s)",
    ]
    assert (project.root / "outputs" / "areas-synthetic-three" / "areas.html").is_file()


def test_an_earlier_review_of_an_area_is_left_out_and_said(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    exampleshires(project.root / "outputs")
    change(project.root / "outputs" / "example-2023", area="Exampleshire South")
    assert main(["areas", "--all", "--synthetic"]) == 0
    assert capsys.readouterr().out == (
        "2 areas are compared: the page and the workbook are in outputs/areas-synthetic-all.\n"
        "Left out, since their areas have later ones: example-2023.\n"
    )
    assert main(["areas", "--all", "--synthetic", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["left_out"] == ["example-2023"]
    # Named, it is one too many.
    assert main(["areas", "example-2023", "example-2025"]) == 2
    assert "Keep one review of each area" in capsys.readouterr().err


def test_what_keeps_reviews_from_being_compared_is_listed(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    exampleshires(project.root / "outputs")
    assert main(["areas", "example-2023", "nowhere"]) == 2
    told = capsys.readouterr().err
    assert "There is 1 problem with the inputs." in told
    assert "outputs/nowhere: there are no outputs (no manifest.json)." in told


def test_no_real_review_is_said(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    exampleshires(project.root / "outputs")
    assert main(["areas", "--all"]) == 2
    assert "outputs: there is no review with outputs to compare." in capsys.readouterr().err


def test_a_folder_that_is_not_there_is_said(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["areas", "--all", "--from", str(project.root / "nowhere")]) == 2
    assert "nowhere is not a folder with the outputs of reviews." in capsys.readouterr().err


def test_a_program_is_told_what_was_compared(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    exampleshires(project.root / "outputs")
    assert main(["areas", "--all", "--synthetic", "--name", "three", "--json"]) == 0
    said = capsys.readouterr()
    told = json.loads(said.out)
    folder = "outputs/areas-synthetic-three"
    names = ("areas.html", "areas.xlsx", "results.csv")
    assert (told["ok"], told["folder"], told["problems"]) == (True, folder, [])
    assert told["files"] == [f"{folder}/{name}" for name in names]
    assert all((project.root / name).is_file() for name in told["files"])
    assert len(told["reviews"]) == 3
    assert said.err.startswith("Running 2 steps\n")


def test_a_program_is_told_what_keeps_reviews_from_being_compared(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    exampleshires(project.root / "outputs")
    assert main(["areas", "example-2023", "nowhere", "--json"]) == 2
    told = json.loads(capsys.readouterr().out)
    assert (told["ok"], told["state"]) == (False, "refused")
    assert [each["file"] for each in told["problems"]] == ["outputs/nowhere"]
