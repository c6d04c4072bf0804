from __future__ import annotations

import json

import pytest

from jsna.cli import main
from jsna.review.project import Project


def test_each_review_on_a_line(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["list", "--project", str(project.root)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split() == ["2023", "2023-04", "not", "run"]
    assert lines[-1].split() == ["example-2025", "2025-04", "synthetic,", "not", "run"]


def test_the_same_for_a_program(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["list", "--json", "--project", str(project.root)]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found[0]["review"] == "2023"
    assert found[0]["state"] == "not run"


def test_a_draft_is_listed_with_how_to_see_it(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    project.drafts("2023").mkdir(parents=True)
    (project.drafts("2023") / "manifest.json").touch()
    assert main(["list", "--project", str(project.root)]) == 0
    line = next(each for each in capsys.readouterr().out.splitlines() if each.startswith("2023"))
    assert line.endswith("not run; a draft: jsna open 2023 --draft")
