from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from jsna.errors import RunError, StorageError
from jsna.pipeline import Step
from jsna.review.project import Project
from jsna.review.settings import Review
from jsna.run.carry_out import carry_out
from jsna.run.execution.execute import Task
from jsna.run.execution.session import Session
from jsna.run.progress import PlainProgress
from jsna.run.publication.manifest import FILE, check_manifest, read_manifest
from jsna.run.publication.workspace import Workspace, fresh_workspace
from tests.run.tiny import FIRST, SECOND, pretend, quiet, snapshot, tiny_recipe

LOG = logging.getLogger("jsna.test")


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with fresh_workspace(tmp_path / "runs") as made:
        yield made


def test_everything_is_made_and_sealed(tiny: Project, workspace: Workspace) -> None:
    durations = carry_out(tiny_recipe(tiny), workspace, quiet(), LOG)

    assert list(durations) == [FIRST.notebook, SECOND.notebook]
    assert check_manifest(workspace.outputs) == []
    assert sorted(snapshot(workspace.outputs)) == [
        FILE,
        "notebooks/01_first.ipynb",
        "notebooks/02_second.ipynb",
        "review/01_first.html",
        "review/02_second.html",
        "review/index.html",
        "tables/numbers.csv",
    ]


def test_the_site_is_made_from_what_is_sealed_and_is_sealed_with_it(
    tiny: Project, workspace: Workspace
) -> None:
    def make_site(project: Project, review: Review, outputs: Path) -> None:
        assert (project, review.id) == (tiny, "tiny")
        assert check_manifest(outputs) == []
        (outputs / "review").mkdir()
        (outputs / "review" / "index.html").write_text("made", encoding="utf-8")

    carry_out(tiny_recipe(tiny, make_site=make_site), workspace, quiet(), LOG)

    assert (workspace.outputs / "review" / "index.html").exists()
    assert check_manifest(workspace.outputs) == []


def test_the_progress_and_the_log_hear_of_each_notebook(
    tiny: Project, workspace: Workspace, caplog: pytest.LogCaptureFixture
) -> None:
    stream = io.StringIO()

    def execute(task: Task, session: Session) -> None:
        session.on_cell(1, 2)
        pretend(task, session)
        if task.name == SECOND.notebook:
            raise RunError("02_second failed: what a parent wrote")

    with pytest.raises(RunError), caplog.at_level(logging.INFO):
        carry_out(tiny_recipe(tiny, execute=execute), workspace, PlainProgress(stream), LOG)

    assert stream.getvalue().splitlines()[-1] == "02_second: stopped"
    assert "02_second ended early: RunError" in caplog.text
    assert "parent" not in caplog.text
    assert not (workspace.outputs / FILE).exists()


def test_a_table_that_a_step_should_write_must_be_there(
    tiny: Project, workspace: Workspace
) -> None:
    steps = (Step("01_first", writes=("numbers", "letters", "signs")),)

    with pytest.raises(RunError, match=r"01_first failed: it did not write letters, signs\."):
        carry_out(tiny_recipe(tiny, steps=steps), workspace, quiet(), LOG)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no disk that is always full")
def test_a_full_disk_is_one_clear_line(tiny: Project, workspace: Workspace) -> None:
    (workspace.outputs / FILE).symlink_to("/dev/full")

    with pytest.raises(StorageError, match=r"cannot be written: the disk is full: free some space"):
        carry_out(tiny_recipe(tiny), workspace, quiet(), LOG)


def test_the_manifest_names_the_release_that_the_outputs_are_compared_with(
    tiny: Project, workspace: Workspace
) -> None:
    seal = {"version": "1.0", "sha256": "abc"}
    recipe = tiny_recipe(tiny, last_release=seal, make_site=lambda *_: None)
    carry_out(recipe, workspace, quiet(), LOG)

    assert read_manifest(workspace.outputs)["last_release"] == seal
