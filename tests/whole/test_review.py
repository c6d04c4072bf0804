"""The commands on the real review, as an analyst and a reviewer use them."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from jsna.cli import main
from jsna.review.project import Project

COMMITTED = Path(__file__).parents[2] / "outputs"


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.mark.slow
def test_a_run_gives_the_committed_outputs_byte_for_byte(project: Project) -> None:
    assert main(["run", "2023"]) == 0
    made, committed = contents(project.outputs("2023")), contents(COMMITTED / "2023")
    assert sorted(made) == sorted(committed)
    assert [name for name in made if made[name] != committed[name]] == []


@pytest.mark.slow
def test_verify_finds_the_committed_outputs_identical(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(COMMITTED / "2023", project.outputs("2023"))
    assert main(["verify", "2023"]) == 0
    assert "identical" in capsys.readouterr().out


@pytest.mark.slow
def test_another_target_reaches_the_results_and_verify_knows_it(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["run", "2023", "--set", "target=3"]) == 0
    ranking = (project.outputs("2023") / "tables" / "ranking_results.csv").read_text("utf-8")
    assert "band, then shortfall to 3" in ranking
    assert main(["verify", "2023"]) == 0
    assert "identical" in capsys.readouterr().out


@pytest.mark.slow
def test_a_target_off_the_scale_fails_and_leaves_the_outputs_as_they_were(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(COMMITTED / "2023", project.outputs("2023"))
    before = contents(project.outputs("2023"))
    assert main(["run", "2023", "--set", "target=9"]) != 0
    assert "9" in capsys.readouterr().err
    assert contents(project.outputs("2023")) == before
