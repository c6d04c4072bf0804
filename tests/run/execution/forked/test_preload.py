from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from jsna.run.execution.forked import preload as loading
from jsna.run.execution.forked.keeper import loading_environment

LOADED = """
import os, sys
from jsna.run.execution.forked.preload import preload
said = preload()
inline = "matplotlib_inline.backend_inline" in sys.modules
print(said, len(os.listdir("/proc/self/task")), inline)
print(*sys.modules)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="there is no fork to rely on")
def test_everything_is_loaded_without_a_word_and_without_a_thread() -> None:
    done = subprocess.run(
        [sys.executable, "-c", LOADED],
        capture_output=True,
        text=True,
        check=True,
        env=loading_environment(),
    )

    first, modules = done.stdout.splitlines()
    assert first == "[] 1 False"
    assert {"jsna.exhibits.chapter", "jsna.publishing", "jsna.storage.store"} <= {*modules.split()}
    assert "jsna.cli" not in modules.split()


def test_what_is_said_meanwhile_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "talkative.py").write_text(
        "import warnings\nprint('hello')\nwarnings.warn('old', stacklevel=1)", encoding="utf-8"
    )
    monkeypatch.syspath_prepend(str(tmp_path))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("warnings.filters", [("default", None, Warning, None, 0)])
        assert loading.preload(("talkative",), ()) == ["old", "hello"]
