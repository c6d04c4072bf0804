from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from jsna.errors import StorageError, UsageError
from jsna.review.places import record_of
from jsna.review.project import Project, find_project
from jsna.run.many.run_many import run_many
from jsna.run.publication.claim import claim_results
from tests.run.many.tinies import Told, put_review, tinies, way
from tests.run.tiny import snapshot


def test_a_run_writes_down_whose_results_they_are(tmp_path: Path) -> None:
    project = tinies(tmp_path / "p", {"a": ()})
    put_review(tmp_path / "body" / "areas", "a")
    areas = find_project(project.root, str(tmp_path / "body" / "areas"))

    assert run_many(areas, way(), Told()).counts["done"] == 1
    assert run_many(project, way(), Told()).counts["done"] == 1

    assert record_of(tmp_path / "body").read_text("utf-8") == "areas\n"
    assert not record_of(project.root).exists()


def test_outputs_of_equally_named_reviews_are_never_replaced(tmp_path: Path) -> None:
    root = tinies(tmp_path / "p", {}).root
    body = tmp_path / "body"
    put_review(body / "2023", "rutland")
    put_review(body / "2024", "rutland", more="# another")
    before_it_ran = find_project(root, str(body / "2024"))
    assert run_many(find_project(root, str(body / "2023")), way(), Told()).counts["done"] == 1
    before = snapshot(body / "outputs")

    with pytest.raises(UsageError, match=r"of the reviews in .*2023, and would be replaced"):
        find_project(root, str(body / "2024"))
    (outcome,) = run_many(before_it_ran, way(), Told()).outcomes
    assert (outcome.state, "--to FOLDER" in str(outcome.problems[0])) == ("refused", True)
    assert snapshot(body / "outputs") == before

    # The same folders elsewhere are still the same.
    shutil.move(body, tmp_path / "moved")
    moved = find_project(root, str(tmp_path / "moved" / "2023"))
    assert run_many(moved, way(), Told()).counts["unchanged"] == 1


def test_where_there_is_no_way_from_one_to_the_other_the_whole_path_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def on_another_drive(*_: object) -> str:
        raise ValueError

    monkeypatch.setattr("os.path.relpath", on_another_drive)
    project = Project(tmp_path, tmp_path / "areas", tmp_path / "to")
    claim_results(project)

    assert record_of(tmp_path / "to").read_text("utf-8") == f"{(tmp_path / 'areas').as_posix()}\n"
    with pytest.raises(UsageError):
        claim_results(replace(project, reviews=tmp_path / "others"))


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "to").touch()
    with pytest.raises(StorageError, match="cannot be written"):
        claim_results(Project(tmp_path, tmp_path / "areas", tmp_path / "to"))
