"""Changes to a project's text files, for tests of what is then said."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from jsna.errors import InputError, Problem
from jsna.review.project import Project
from jsna.review.settings import read_review

Edit = Callable[[str, str], None]


@pytest.fixture
def edit_review(project: Project) -> Edit:
    """Replace one piece of text in ``review.toml``; an error if it does not stand there once."""
    return _edit(project.raw("2023") / "review.toml")


@pytest.fixture
def edit_tool(project: Project) -> Edit:
    """Likewise in the file of the tool."""
    return _edit(project.config / "pathway_assessment_tool.toml")


def _edit(path: Path) -> Edit:
    def edit(before: str, after: str) -> None:
        text = path.read_text("utf-8")
        assert text.count(before) == 1, before
        path.write_text(text.replace(before, after), encoding="utf-8", newline="\n")

    return edit


@pytest.fixture
def review_problems(project: Project) -> Callable[[], tuple[Problem, ...]]:
    """What reading the review says is wrong; an error if nothing is."""

    def problems() -> tuple[Problem, ...]:
        with pytest.raises(InputError) as caught:
            read_review(project, "2023")
        return caught.value.problems

    return problems
