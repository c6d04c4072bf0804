"""Kernels of this very interpreter, whatever kernels a user has installed under the same name."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress
from pathlib import Path

from jupyter_client.kernelspec import KernelSpec
from jupyter_client.manager import AsyncKernelManager

from jsna.review.project import PROJECT_VARIABLE, WORKSPACE_VARIABLE

NAME = "python3"
# Where a run outlives its terminal (nohup), what a notebook starts would outlive the notebook too.
# It gives back nothing, which IPython would else keep among the notebook's outputs.
_HANG_UP = "--InteractiveShellApp.exec_lines=None if __import__('signal').signal({}, 0) else None"
COMMAND = (
    sys.executable,
    *("-m", "ipykernel_launcher", "-f", "{connection_file}"),
    # A failing !command fails its cell; without this, a notebook goes on as if it had worked.
    "--InteractiveShell.system_raise_on_error=True",
    "--HistoryManager.enabled=False",
    *([_HANG_UP.format(int(signal.SIGHUP))] if hasattr(signal, "SIGHUP") else []),
)

# What makes a notebook's process the same everywhere, from its start.
PLAIN = {
    "PYTHONUTF8": "1",
    "MPLBACKEND": "module://matplotlib_inline.backend_inline",
    # Notebooks run side by side, and a sum by several threads has another order.
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
}


class InterpreterKernelManager(AsyncKernelManager):
    """Starts the interpreter that runs this code, and looks up no kernelspec."""

    @property
    def kernel_spec(self) -> KernelSpec:
        """The one kernel that there is."""
        return KernelSpec(argv=list(COMMAND), display_name="Python 3", language="python")


def kernel_environment(project: Path, workspace: Path, scratch: Path) -> dict[str, str]:
    """The environment variables of a notebook's kernel.

    Parameters
    ----------
    project, workspace
        What ``JSNA_PROJECT`` and ``JSNA_WORKSPACE`` name.
    scratch
        Takes IPython's own folder, so that no start-up file of a user runs in the kernel.
    """
    return {
        **os.environ,
        **PLAIN,
        "IPYTHONDIR": str(scratch / "ipython"),
        PROJECT_VARIABLE: str(project),
        WORKSPACE_VARIABLE: str(workspace),
    }


@asynccontextmanager
async def started_kernel(
    folder: Path, scratch: Path, environment: Mapping[str, str]
) -> AsyncIterator[InterpreterKernelManager]:
    """A kernel that runs in a folder, and ends with the block whatever happens in it.

    What the kernel's process itself has to say goes to ``scratch/kernel.txt``.
    """
    manager = InterpreterKernelManager(
        kernel_name=NAME, connection_file=str(scratch / "connection.json")
    )
    with (scratch / "kernel.txt").open("w", encoding="utf-8") as said:
        try:
            await manager.start_kernel(
                cwd=str(folder), env=dict(environment), stdout=said, stderr=said
            )
            yield manager
        finally:
            await _end(manager)


async def _end(manager: InterpreterKernelManager) -> None:
    # Everything that the notebook made is written and received by now. The signal reaches the
    # commands that the kernel started, too; Windows has no such signal.
    if manager.has_kernel and hasattr(signal, "SIGKILL"):
        with suppress(OSError, RuntimeError):
            await manager.signal_kernel(signal.SIGKILL)
    if manager.has_kernel:
        await manager.shutdown_kernel(now=True)
    await manager.cleanup_resources()
