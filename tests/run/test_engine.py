from __future__ import annotations

import sys
import threading
import time
from pathlib import Path

import pytest
from papermill.engines import papermill_engines

from jsna.errors import RunError
from jsna.review.project import Project
from jsna.run import engine as engines
from jsna.run.execute import Task, execute_notebook
from jsna.run.kernel import InterpreterKernelManager, kernel_environment
from jsna.run.session import Session, StoppedError
from tests.run.tiny import put_notebook


@pytest.fixture
def session(tiny: Project, tmp_path: Path) -> Session:
    environment = kernel_environment(tiny.root, tmp_path / "work", tmp_path / "scratch")
    return Session(tiny.notebooks, tmp_path / "scratch", environment, timeout=60)


def task_of(project: Project, tmp_path: Path, *cells: str) -> Task:
    source = put_notebook(project, "notebook", *cells)
    return Task(source, tmp_path / "done.ipynb", tmp_path / "failed.ipynb")


def test_the_engine_is_known_to_papermill() -> None:
    assert papermill_engines.get_engine(engines.KERNEL) is engines.KernelEngine


def test_a_wish_to_stop_ends_a_notebook_and_what_it_started(
    tiny: Project, tmp_path: Path, session: Session, engine: str
) -> None:
    task = task_of(tiny, tmp_path, "!echo $$ > ../started; exec sleep 60")
    threading.Timer(2, session.stop.request).start()
    start = time.monotonic()

    with pytest.raises(StoppedError):
        execute_notebook(task, session, engine)

    assert time.monotonic() - start < 15
    assert not task.failed.exists()
    started = (tiny.root / "started").read_text(encoding="utf-8").strip()
    assert not Path("/proc", started).exists()


def test_it_tells_of_each_code_cell(
    tiny: Project, tmp_path: Path, session: Session, engine: str
) -> None:
    told: list[tuple[int, int]] = []
    session.on_cell = lambda done, total: told.append((done, total))

    execute_notebook(task_of(tiny, tmp_path, "1", "", "2"), session, engine)

    assert told == [(1, 4), (2, 4), (3, 4), (4, 4)]


def test_a_kernel_that_does_not_start_is_tried_again_once(
    tiny: Project, tmp_path: Path, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    starts: list[str] = []
    start = InterpreterKernelManager.start_kernel

    async def first_dies(self: InterpreterKernelManager, **settings: object) -> None:
        starts.append("start")
        if len(starts) == 1:
            monkeypatch.setattr("jsna.run.kernel.COMMAND", (sys.executable, "-c", "pass"))
        else:
            monkeypatch.undo()
        await start(self, **settings)

    monkeypatch.setattr(InterpreterKernelManager, "start_kernel", first_dies)

    execute_notebook(task_of(tiny, tmp_path, "1"), session, engines.KERNEL)

    assert len(starts) == 1 + 1


def test_a_kernel_that_never_starts_is_a_failure(
    tiny: Project, tmp_path: Path, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("jsna.run.kernel.COMMAND", (sys.executable, "-c", "pass"))

    with pytest.raises(RunError, match="no kernel would start"):
        execute_notebook(task_of(tiny, tmp_path, "1"), session, engines.KERNEL)
