"""What a child is before it executes anything; test_fork_engine compares what it shows."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from jsna.errors import RunError
from tests.run.conftest import Execute

if sys.platform != "linux":
    pytest.skip("there is no fork to rely on", allow_module_level=True)


@pytest.fixture
def engine() -> str:
    return "jsna-fork"


def test_its_environment_is_that_of_its_session_alone(
    execute: Execute, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    execute("1")  # The nursery has started by now.
    monkeypatch.setenv("SET_LATER", "later")

    execute(
        "import os",
        "assert os.environ['SET_LATER'] == 'later'",
        f"assert os.environ['JSNA_PROJECT'] == {str(tmp_path / 'project')!r}",
        "assert 'PYDEVD_DISABLE_FILE_VALIDATION' not in os.environ",
    )


def test_it_is_a_session_of_its_own_with_python_s_signals(execute: Execute) -> None:
    execute(
        "import os, signal, threading",
        "assert os.getsid(0) == os.getpgid(0) == os.getpid()",
        "assert signal.getsignal(signal.SIGCHLD) == signal.SIG_DFL",
        "assert threading.current_thread() is threading.main_thread()",
    )


def test_it_holds_nothing_of_the_nursery_and_of_other_children(execute: Execute) -> None:
    execute(
        "import os",
        "links = [os.readlink(f'/proc/self/fd/{each}') for each in os.listdir('/proc/self/fd')"
        " if os.path.exists(f'/proc/self/fd/{each}')]",
        "sockets = [each for each in links if each.startswith('socket')]",
        # Its own one, and the two by which its event loop wakes itself.
        "assert len(sockets) <= 3, links",
    )


def test_what_a_child_cannot_begin_with_is_a_failure(execute: Execute, tmp_path: Path) -> None:
    (tmp_path / "workspace" / "scratch").mkdir(parents=True)
    (tmp_path / "workspace" / "scratch" / "ipython").write_text("in the way", encoding="utf-8")

    with pytest.raises(RunError, match="its kernel died"):
        execute("1")
