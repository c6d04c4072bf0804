from __future__ import annotations

import pytest

from jsna.review.beside import beside_inputs
from jsna.review.project import Project
from jsna.review.settings import read_review

GAPS = "data/raw/example-2023/synthetic_gaps.csv"


def beside(project: Project, *names: str) -> list[tuple[str, str]]:
    for name in names:
        (project.raw("example-2023") / name).touch()
    return [*beside_inputs(project, read_review(project, "example-2023"))]


def test_the_reviews_that_there_are_have_nothing_beside_their_inputs(project: Project) -> None:
    for review_id in project.review_ids():
        assert [*beside_inputs(project, read_review(project, review_id))] == []


@pytest.mark.parametrize("name", ["synthetic_gaps (1).csv", "Copy of Synthetic_gaps.CSV"])
def test_a_copy_is_named(project: Project, name: str) -> None:
    said = f'"{name}" beside it is not named in review.toml, and is not read'
    assert beside(project, name) == [(GAPS, said)]


@pytest.mark.parametrize("name", ["~$synthetic_gaps.csv", ".~lock.synthetic_gaps.csv#"])
def test_that_a_file_is_open_elsewhere_is_said(project: Project, name: str) -> None:
    said = "it seems to be open in another program: what is not saved there is not read"
    assert beside(project, name) == [(GAPS, said)]


def test_other_inputs_marked_copies_litter_and_other_files_are_no_copies(project: Project) -> None:
    names = ("old synthetic_gaps.xlsx", "~$old synthetic_gaps.csv", "synthetic_gaps.txt")
    (project.raw("example-2023") / "old synthetic_gaps.csv").mkdir()
    assert beside(project, *names, "notes.csv") == []


def test_beside_a_file_that_is_not_there_nothing_is_a_copy(project: Project) -> None:
    # Its own problem names the file that may be meant.
    (project.raw("example-2023") / "synthetic_gaps.csv").unlink()
    assert beside(project, "synthetic_gaps (1).csv") == []
