"""The papermill engine that executes each notebook in a fresh kernel of this interpreter."""

from __future__ import annotations

import asyncio
import math
from typing import Any

from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from nbformat import NotebookNode
from papermill.engines import Engine, NotebookExecutionManager, papermill_engines

from jsna.run.kernel import InterpreterKernelManager, started_kernel
from jsna.run.session import NotebookError, Session, StoppedError

KERNEL = "jsna-kernel"
_STARTS = 2


class _NoKernelError(Exception):
    """A kernel did not get as far as its first cell."""


class KernelEngine(Engine):  # type: ignore[misc]
    """Executes a notebook until its end, its first error, its time-out or a wish to stop.

    An exception in a cell is left in the cell's outputs, where papermill and the check of the
    executed notebook find it. Everything else that ends a notebook early is a ``NotebookError``.
    """

    @classmethod
    def execute_managed_notebook(
        cls, nb_man: NotebookExecutionManager, kernel_name: str, *, session: Session, **_: object
    ) -> None:
        """Execute the notebook that papermill prepared; ``kernel_name`` is not looked up."""
        del kernel_name
        session.notebook = nb_man.nb
        # The selector loop also on Windows, where zmq cannot use the default one.
        with asyncio.Runner(loop_factory=asyncio.SelectorEventLoop) as runner:
            runner.run(_within_limits(nb_man.nb, session))


papermill_engines.register(KERNEL, KernelEngine)


async def _within_limits(notebook: NotebookNode, session: Session) -> None:
    loop = asyncio.get_running_loop()
    work = asyncio.ensure_future(_execute(notebook, session))
    try:
        with session.stop.calling(lambda: loop.call_soon_threadsafe(work.cancel)):
            async with asyncio.timeout(session.timeout) as limit:
                await work
    except CellExecutionError:
        return
    except (asyncio.CancelledError, DeadKernelError, CellTimeoutError, TimeoutError) as error:
        # nbclient reports a cancelled cell as a dead kernel, so the cause is looked up here.
        if session.stop.requested:
            raise StoppedError from None
        if limit.expired() or isinstance(error, TimeoutError):
            raise NotebookError(f"it took longer than {session.timeout:g} s") from None
        if isinstance(error, DeadKernelError):
            raise NotebookError("its kernel died (memory may have run out)") from None
        raise


async def _execute(notebook: NotebookNode, session: Session) -> None:
    for attempt in range(1, _STARTS + 1):
        async with started_kernel(session.folder, session.scratch, session.environment) as manager:
            client = _client(notebook, manager, session)
            try:
                await _connect(client)
                await _execute_cells(client, session)
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


def _client(
    notebook: NotebookNode, manager: InterpreterKernelManager, session: Session
) -> NotebookClient:
    return NotebookClient(
        notebook,
        km=manager,
        timeout=math.ceil(session.timeout),
        startup_timeout=math.ceil(session.timeout),
        iopub_timeout=30,
        raise_on_iopub_timeout=True,
        record_timing=False,
        # Chunks of printed text depend on the moment, and so would the notebook's bytes.
        coalesce_streams=True,
        on_cell_executed=_refuse_exit,
    )


async def _execute_cells(client: NotebookClient, session: Session) -> None:
    total = sum(cell.cell_type == "code" for cell in client.nb.cells)
    done = 0
    for index, cell in enumerate(client.nb.cells):
        await client.async_execute_cell(cell, index)
        if cell.cell_type == "code":
            done += 1
            session.on_cell(done, total)


def _refuse_exit(*, execute_reply: dict[str, Any], **_: object) -> None:
    # Without this, a last cell that says exit would pass, and an earlier one now and then.
    reply = execute_reply["content"]
    if any(each.get("source") == "ask_exit" for each in reply.get("payload", [])):
        number = reply["execution_count"]
        raise NotebookError(f"code cell {number}: it left the notebook early (exit)")
