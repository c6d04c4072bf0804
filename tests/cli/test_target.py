from __future__ import annotations

import argparse

import pytest

from jsna.cli.target import target_of, whole_number
from jsna.errors import UsageError
from jsna.review.project import Project


def test_a_named_review_is_taken_as_it_is(project: Project) -> None:
    options = argparse.Namespace(project=project.root, review="1999")
    assert target_of(options) == (project, "1999")


def test_without_a_name_it_is_the_newest_real_review(project: Project) -> None:
    options = argparse.Namespace(project=project.root / "data", review=None)
    assert target_of(options) == (project, "2023")


def test_an_empty_name_is_no_default(project: Project) -> None:
    options = argparse.Namespace(project=None, review="")
    assert target_of(options) == (project, "")


def test_a_folder_outside_any_project_is_refused(project: Project) -> None:
    with pytest.raises(UsageError, match="is not inside a project"):
        target_of(argparse.Namespace(project=project.root.parent, review="2023"))


def test_a_number_of_seconds_or_workers_is_a_whole_number_from_1_up() -> None:
    assert whole_number("1") == 1
    for wrong in ("0", "-1", "soon", "1.5"):
        with pytest.raises(argparse.ArgumentTypeError, match=f'"{wrong}" is not a whole number'):
            whole_number(wrong)
