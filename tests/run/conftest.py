"""What the tests of a run share."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from jsna.review.project import PROJECT_VARIABLE, WORKSPACE_VARIABLE, Project
from jsna.run.execution.execute import Task, execute_notebook
from jsna.run.execution.kernel import kernel_environment
from jsna.run.execution.session import Session
from tests.run.tiny import put_notebook, tiny_project

# Every engine must fail in the same ways: one that is added is named here.
ENGINES = ("jsna-kernel", *(["jsna-fork"] if sys.platform == "linux" else []))
Execute = Callable[..., Task]


@pytest.fixture(autouse=True)
def _no_surroundings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(PROJECT_VARIABLE, raising=False)
    monkeypatch.delenv(WORKSPACE_VARIABLE, raising=False)


@pytest.fixture
def tiny(tmp_path: Path) -> Project:
    """The project of two small notebooks."""
    return tiny_project(tmp_path / "project")


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest) -> str:
    """The name of an engine."""
    return str(request.param)


@pytest.fixture
def execute(tiny: Project, tmp_path: Path, engine: str) -> Execute:
    """Executes a notebook of these cells for real, and gives back its task."""

    def run(*cells: str, timeout: float = 300, **task: object) -> Task:
        workspace = tmp_path / "workspace"
        declared = str(task.pop("declared", "review: str = 'tiny'"))
        made = Task(
            source=put_notebook(tiny, "notebook", *cells, parameters=declared),
            target=workspace / "outputs" / "notebook.ipynb",
            failed=tmp_path / "failed" / "notebook.ipynb",
            **task,  # type: ignore[arg-type]
        )
        environment = kernel_environment(tiny.root, workspace, workspace / "scratch")
        session = Session(tiny.notebooks, workspace / "scratch", environment, timeout)
        execute_notebook(made, session, engine)
        return made

    return run
