"""nbval fails when it should: on a small notebook that draws one figure."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest

from jsna.run.execution.execute import Task, execute_notebook
from jsna.run.execution.kernel import kernel_environment
from jsna.run.execution.session import Session
from tests.notebooks.checking import check
from tests.notebooks.strict_nbval import DRAWING, LOCK, under_lock
from tests.notebooks.tampering import (
    change_a_number,
    clear_the_outputs,
    delete_a_figure,
    swap_a_picture,
    tamper,
)

pytestmark = pytest.mark.slow
HERE_UNDER_LOCK = under_lock(LOCK.read_text(encoding="utf-8"))
DRAW = """
import base64, io
from matplotlib.figure import Figure

class Bars:
    def __init__(self, values):
        self.values = values

    def _repr_mimebundle_(self, **_):
        drawing, file = Figure(figsize=(2, 1)), io.BytesIO()
        drawing.subplots().bar(range(len(self.values)), self.values, color="#12436D")
        drawing.savefig(file, format="png", metadata={"Software": None})
        return {
            "image/png": base64.b64encode(file.getvalue()).decode("ascii"),
            "application/vnd.jsna.values+json": self.values,
            "text/plain": "A bar chart.",
        }
"""
NAME = "executed.ipynb"
CELLS = ("import drawing", "print('mean', 2.73)", "drawing.Bars([1, 2, 3])", "2 + 3")


@pytest.fixture(scope="module")
def executed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an executed notebook, as a run writes it, that agrees with its code."""
    folder = tmp_path_factory.mktemp("executed")
    (folder / "drawing.py").write_text(DRAW, encoding="utf-8")
    cells = [
        {"cell_type": "code", "id": f"c{number}", "source": source, "metadata": {}}
        for number, source in enumerate(CELLS)
    ]
    content = {"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    source = folder / "source.ipynb"
    source.write_text(json.dumps(content), encoding="utf-8")
    environment = kernel_environment(folder, folder / "work", folder / "scratch")
    session = Session(folder, folder / "scratch", environment, timeout=300)
    execute_notebook(Task(source, folder / NAME, folder / "failed.ipynb"), session)
    return folder


@pytest.fixture
def notebook(executed: Path, tmp_path: Path) -> Path:
    """The notebook in a folder of its own."""
    for name in (NAME, "drawing.py"):
        shutil.copy(executed / name, tmp_path)
    return tmp_path / NAME


def test_an_executed_notebook_agrees(notebook: Path) -> None:
    good, said = check(notebook.parent, notebook)

    assert good, said
    assert f"{len(CELLS)} passed" in said


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (change_a_number, "mean 7.73"),
        (clear_the_outputs, "never executed, or its outputs were cleared"),
        (delete_a_figure, "Unexpected output fields from running code"),
        pytest.param(
            swap_a_picture,
            "mismatch 'image/png'",
            marks=pytest.mark.skipif(not HERE_UNDER_LOCK, reason="other versions draw here"),
        ),
    ],
)
def test_a_tampered_notebook_fails(
    notebook: Path, change: Callable[[list[dict[str, Any]]], None], said: str
) -> None:
    tamper(notebook, change)

    good, report = check(notebook.parent, notebook)

    assert not good
    assert said in report


@pytest.mark.parametrize(
    ("old", "new", "pictures", "said"),
    [
        ("self.values = values", "self.values = sorted(values)[::-1]", "never", "values+json"),
        ('"A bar chart."', '"A chart."', "never", "A bar chart."),
        pytest.param(
            "#12436D", "#801650", "under-lock", "mismatch 'image/png'",
            marks=pytest.mark.skipif(not HERE_UNDER_LOCK, reason="other versions draw here"),
        ),
    ],
)  # fmt: skip
def test_changed_plotting_code_fails(
    notebook: Path, old: str, new: str, pictures: str, said: str
) -> None:
    drawing = notebook.parent / "drawing.py"
    drawing.write_text(DRAW.replace(old, new), encoding="utf-8")

    good, report = check(notebook.parent, notebook, pictures=pictures)

    assert not good
    assert said in report


def test_other_pixels_pass_where_only_values_are_compared(notebook: Path) -> None:
    tamper(notebook, swap_a_picture)

    good, said = check(notebook.parent, notebook, pictures="never")

    assert good, said


def test_a_cell_that_asks_not_to_be_checked_fails(notebook: Path) -> None:
    tags = ["nbval-skip", "nbval-ignore-output", "raises-exception"]

    def ask(cells: list[dict[str, Any]]) -> None:
        for cell, tag in zip(cells[1:], tags, strict=True):
            cell["metadata"]["tags"] = [tag]

    tamper(notebook, ask)

    good, report = check(notebook.parent, notebook)

    assert not good
    assert f"{len(tags)} failed, 1 passed" in report
    assert "asks not to be checked" in report


def test_a_kernel_that_dies_fails_soon(notebook: Path) -> None:
    def die(cells: list[dict[str, Any]]) -> None:
        cells[1]["source"] = "import os; os._exit(0)"

    tamper(notebook, die)

    assert not check(notebook.parent, notebook, timeout=5)[0]


def test_no_notebook_at_all_is_no_success(tmp_path: Path) -> None:
    with pytest.raises(AssertionError, match="did not check anything"):
        check(tmp_path, tmp_path)


def test_the_lock_is_that_of_every_library_that_draws() -> None:
    lock = "".join(f"{name}=={version(name)} \\\n    --hash=sha256:0\n" for name in DRAWING)

    assert under_lock(lock)
    assert not under_lock(lock.replace(version("pillow"), "1.0"))
    assert not under_lock("")
