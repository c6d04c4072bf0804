from __future__ import annotations

import gc
import signal
import sys
import threading
import time
from pathlib import Path

import pytest
from papermill.engines import papermill_engines

from jsna.errors import RunError
from jsna.review.project import Project
from jsna.run.execution import engine as engines
from jsna.run.execution.execute import Task, execute_notebook
from jsna.run.execution.kernel import InterpreterKernelManager, kernel_environment
from jsna.run.execution.session import Session, StoppedError
from tests.run.tiny import put_notebook


@pytest.fixture
def session(tiny: Project, tmp_path: Path) -> Session:
    environment = kernel_environment(tiny.root, tmp_path / "work", tmp_path / "scratch")
    return Session(tiny.notebooks, tmp_path / "scratch", environment, timeout=300)


def task_of(project: Project, tmp_path: Path, *cells: str) -> Task:
    source = put_notebook(project, "notebook", *cells)
    return Task(source, tmp_path / "done.ipynb", tmp_path / "failed.ipynb")


def test_the_engine_is_known_to_papermill() -> None:
    assert papermill_engines.get_engine(engines.KERNEL) is engines.KernelEngine


# Says every moment that it is alive.
BEAT = """
import itertools, pathlib, time
for number in itertools.count():
    pathlib.Path("beat.txt").write_text(str(number))
    time.sleep(0.05)
"""


def test_a_wish_to_stop_ends_a_notebook_and_what_it_started(
    tiny: Project, tmp_path: Path, session: Session, engine: str
) -> None:
    (tiny.notebooks / "beat.py").write_text(BEAT, encoding="utf-8")
    beat = tiny.notebooks / "beat.txt"
    task = task_of(tiny, tmp_path, "import sys", "!{sys.executable} beat.py")

    def stop_once_it_beats() -> None:
        while not beat.exists():
            time.sleep(0.05)
        session.stop.request()

    watcher = threading.Thread(target=stop_once_it_beats)
    watcher.start()
    with pytest.raises(StoppedError):
        execute_notebook(task, session, engine)
    watcher.join()

    assert not task.failed.exists()
    if sys.platform != "win32":
        assert comes_to_rest(beat)


@pytest.mark.skipif(not hasattr(signal, "SIGHUP"), reason="there is no terminal to hang up")
def test_it_does_so_too_where_the_run_outlives_its_terminal(
    tiny: Project, tmp_path: Path, session: Session, engine: str
) -> None:
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        test_a_wish_to_stop_ends_a_notebook_and_what_it_started(tiny, tmp_path, session, engine)
    finally:
        signal.signal(signal.SIGHUP, before)


def comes_to_rest(file: Path, patience: float = 10) -> bool:
    """Whether a file is left alone within so many seconds."""
    end = time.monotonic() + patience
    while time.monotonic() < end:
        before = file.read_bytes()
        time.sleep(0.5)
        if file.read_bytes() == before:
            return True
    return False


def test_it_tells_of_each_code_cell(
    tiny: Project, tmp_path: Path, session: Session, engine: str
) -> None:
    told: list[tuple[int, int]] = []
    session.on_cell = lambda done, total: told.append((done, total))

    execute_notebook(task_of(tiny, tmp_path, "1", "", "2"), session, engine)

    assert told == [(1, 4), (2, 4), (3, 4), (4, 4)]


@pytest.mark.slow
def test_a_kernel_that_does_not_start_is_tried_again_once(
    tiny: Project, tmp_path: Path, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    starts: list[str] = []
    start = InterpreterKernelManager.start_kernel

    async def first_dies(self: InterpreterKernelManager, **settings: object) -> None:
        starts.append("start")
        if len(starts) == 1:
            monkeypatch.setattr("jsna.run.execution.kernel.COMMAND", (sys.executable, "-c", "pass"))
        else:
            monkeypatch.undo()
        await start(self, **settings)

    monkeypatch.setattr(InterpreterKernelManager, "start_kernel", first_dies)

    execute_notebook(task_of(tiny, tmp_path, "1"), session, engines.KERNEL)

    assert len(starts) == 1 + 1


@pytest.mark.slow
def test_a_kernel_that_never_starts_is_a_failure(
    tiny: Project, tmp_path: Path, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("jsna.run.execution.kernel.COMMAND", (sys.executable, "-c", "pass"))

    with pytest.raises(RunError, match="no kernel would start"):
        execute_notebook(task_of(tiny, tmp_path, "1"), session, engines.KERNEL)


@pytest.mark.parametrize("timeout", [0.3, 0.6])
def test_a_time_out_while_the_kernel_starts_leaves_nothing_open(
    tiny: Project, tmp_path: Path, session: Session, engine: str, timeout: float
) -> None:
    session.timeout = timeout

    with pytest.raises(RunError, match=f"it took longer than {timeout} s"):
        execute_notebook(task_of(tiny, tmp_path, "import time\ntime.sleep(5)"), session, engine)

    # What is left open warns when it is collected, and a warning is an error here.
    gc.collect()


def test_a_line_of_five_million_letters_is_no_reason_to_wait(
    tiny: Project, tmp_path: Path, session: Session, engine: str
) -> None:
    task = task_of(tiny, tmp_path, "print('x' * 5_000_000)")

    execute_notebook(task, session, engine)

    assert f'"{"x" * 5_000_000}\\n"' in task.target.read_text(encoding="utf-8")
