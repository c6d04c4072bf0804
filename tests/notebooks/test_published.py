"""The committed notebooks of every review say what their code says, and nbval would notice."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.notebooks.checking import REPOSITORY, check, copy_project
from tests.notebooks.strict_nbval import LOCK, under_lock
from tests.notebooks.tampering import (
    change_a_number,
    clear_the_outputs,
    delete_a_figure,
    swap_a_picture,
    tamper,
)

PUBLISHED = (path.parent.name for path in REPOSITORY.glob("outputs/*/manifest.json"))
# A comparison across areas has outputs too, but no notebooks.
REVIEWS = sorted(name for name in PUBLISHED if not name.startswith("areas-"))
HERE_UNDER_LOCK = under_lock(LOCK.read_text(encoding="utf-8"))
WAYS = [change_a_number, clear_the_outputs, delete_a_figure]
WAYS += [swap_a_picture] if HERE_UNDER_LOCK else []

# The way of looking is the same for all.
ONE = pytest.mark.parametrize("checked", ["2023"], indirect=True)


def notebooks(folder: Path) -> list[Path]:
    """The notebooks of a folder in the order in which they run."""
    return sorted(folder.glob("*.ipynb"))


def code(notebook: Path, *, injected: bool = False) -> list[str]:
    """The sources of the code cells of a notebook."""
    cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    return [
        "".join(cell["source"])
        for cell in cells
        if cell["cell_type"] == "code"
        if injected or "injected-parameters" not in cell["metadata"].get("tags", [])
    ]


@pytest.fixture(scope="module", params=REVIEWS)
def checked(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, list[Path], bool, str]:
    """A copy of the project, the notebooks of a review in it, and what nbval says of them all."""
    project = copy_project(tmp_path_factory.mktemp("nbval") / "project")
    found = notebooks(project / "outputs" / str(request.param) / "notebooks")
    return (project, found, *check(project, *found))


def test_there_is_a_published_review() -> None:
    assert REVIEWS


@pytest.mark.parametrize("review", REVIEWS)
def test_each_published_notebook_has_the_code_of_its_source(review: str) -> None:
    published = notebooks(REPOSITORY / "outputs" / review / "notebooks")
    sources = notebooks(REPOSITORY / "notebooks")

    assert [path.name for path in published] == [path.name for path in sources]
    assert [code(path) for path in published] == [code(path) for path in sources]


@pytest.mark.slow
@pytest.mark.xdist_group("published")
def test_each_published_notebook_comes_out_again(
    checked: tuple[Path, list[Path], bool, str],
) -> None:
    _, found, good, said = checked

    assert good, said
    assert f"{sum(len(code(path, injected=True)) for path in found)} passed" in said


@pytest.mark.slow
@pytest.mark.xdist_group("published")
@ONE
@pytest.mark.parametrize("change", WAYS)
def test_the_published_chapter_cannot_be_tampered_with(
    checked: tuple[Path, list[Path], bool, str], change: Callable[[list[dict[str, Any]]], None]
) -> None:
    project, found, _, _ = checked
    chapter, before = found[-1], found[-1].read_bytes()
    try:
        tamper(chapter, change)

        assert not check(project, chapter)[0]
    finally:
        chapter.write_bytes(before)


@pytest.mark.slow
@pytest.mark.xdist_group("published")
@ONE
def test_the_chapter_alone_still_agrees(checked: tuple[Path, list[Path], bool, str]) -> None:
    project, found, _, _ = checked

    good, said = check(project, found[-1])

    # So it was the tampering that failed above, not the way of looking.
    assert good, said
