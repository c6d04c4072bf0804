"""The papermill engine that executes each notebook in a fresh kernel of this interpreter."""

from __future__ import annotations

from nbclient import NotebookClient
from nbformat import NotebookNode
from papermill.engines import Engine, NotebookExecutionManager, papermill_engines

from jsna.run.execution.cells import execute_cells, notebook_client, run_within_limits
from jsna.run.execution.kernel import started_kernel
from jsna.run.execution.session import NotebookError, Session

KERNEL = "jsna-kernel"
_STARTS = 2


class _NoKernelError(Exception):
    """A kernel did not get as far as its first cell."""


class KernelEngine(Engine):  # type: ignore[misc]
    """Executes a notebook with a kernel that talks over zmq, as JupyterLab and nbval do."""

    @classmethod
    def execute_managed_notebook(
        cls, nb_man: NotebookExecutionManager, kernel_name: str, *, session: Session, **_: object
    ) -> None:
        """Execute the notebook that papermill prepared; ``kernel_name`` is not looked up."""
        del kernel_name
        run_within_limits(nb_man.nb, session, _execute)


papermill_engines.register(KERNEL, KernelEngine)


async def _execute(notebook: NotebookNode, session: Session) -> None:
    for attempt in range(1, _STARTS + 1):
        async with started_kernel(session.folder, session.scratch, session.environment) as manager:
            client = notebook_client(notebook, session, km=manager)
            try:
                await _connect(client)
                await execute_cells(client, session)
            except _NoKernelError as error:
                # Another process can take a port between its choice and the kernel's start.
                if attempt == _STARTS:
                    raise NotebookError(f"no kernel would start ({error})") from None
                continue
            finally:
                # Also when it is cancelled while the kernel starts.
                if client.kc is not None:
                    client.kc.stop_channels()
            return


async def _connect(client: NotebookClient) -> None:
    try:
        await client.async_start_new_kernel_client()
    except RuntimeError as error:
        raise _NoKernelError(str(error)) from None
