from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from jupyter_client.kernelspec import KernelSpecManager

from jsna.run.execution.kernel import NAME, InterpreterKernelManager, kernel_environment
from tests.run.conftest import Execute


def test_a_kernelspec_of_the_user_is_not_followed(
    execute: Execute, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    trap = tmp_path / "jupyter" / "kernels" / NAME / "kernel.json"
    trap.parent.mkdir(parents=True)
    elsewhere = ["another-python", "-m", "ipykernel_launcher", "-f", "{connection_file}"]
    trap.write_text(json.dumps({"argv": elsewhere, "display_name": "3"}), encoding="utf-8")
    monkeypatch.setenv("JUPYTER_PATH", str(tmp_path / "jupyter"))
    # The trap is set: this is what papermill and nbclient would start.
    assert KernelSpecManager().get_kernel_spec(NAME).argv == elsewhere

    execute("import sys", f"assert sys.executable == {sys.executable!r}")


def test_the_kernel_is_the_interpreter_that_runs_this() -> None:
    assert InterpreterKernelManager(kernel_name=NAME).kernel_spec.argv[0] == sys.executable


def test_a_kernel_knows_its_project_and_its_workspace(tmp_path: Path) -> None:
    environment = kernel_environment(Path("root"), Path("work"), tmp_path)

    assert environment["JSNA_PROJECT"] == "root"
    assert environment["JSNA_WORKSPACE"] == "work"
    assert environment["PYTHONUTF8"] == "1"
    assert environment["IPYTHONDIR"] == str(tmp_path / "ipython")


def test_nothing_of_a_kernel_stays_behind(execute: Execute, tmp_path: Path) -> None:
    execute("import os, pathlib", "_ = pathlib.Path('../kernel').write_text(str(os.getpid()))")

    process = int((tmp_path / "project" / "kernel").read_text(encoding="utf-8"))
    assert not Path("/proc", str(process)).exists()
    assert not (tmp_path / "workspace" / "scratch" / "connection.json").exists()
