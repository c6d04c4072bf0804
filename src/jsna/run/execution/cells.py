"""Has a kernel execute the cells of a notebook, within the limits of a session."""

from __future__ import annotations

import asyncio
import math
from collections.abc import Awaitable, Callable
from typing import Any

from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from nbformat import NotebookNode

from jsna.run.execution.normalise import join_streams
from jsna.run.execution.session import NotebookError, Session, StoppedError

Work = Callable[[NotebookNode, Session], Awaitable[None]]


def run_within_limits(notebook: NotebookNode, session: Session, work: Work) -> None:
    """Execute a notebook until its end, its first error, its time-out or a wish to stop.

    Parameters
    ----------
    notebook
        Gets its outputs in place.
    session
        The limits.
    work
        Executes it with a kernel of some kind.

    Raises
    ------
    NotebookError
        For everything that ends a notebook early, except an exception in a cell: that is left in
        the cell's outputs, where papermill and the check of the executed notebook find it.
    StoppedError
        If the session was stopped.
    """
    session.notebook = notebook
    # The selector loop also on Windows, where zmq cannot use the default one.
    try:
        with asyncio.Runner(loop_factory=asyncio.SelectorEventLoop) as runner:
            runner.run(_within_limits(notebook, session, work))
    finally:
        join_streams(notebook)


async def _within_limits(notebook: NotebookNode, session: Session, work: Work) -> None:
    loop = asyncio.get_running_loop()
    task = asyncio.ensure_future(work(notebook, session))
    try:
        with session.stop.calling(lambda: loop.call_soon_threadsafe(task.cancel)):
            async with asyncio.timeout(session.timeout) as limit:
                await task
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


def notebook_client(notebook: NotebookNode, session: Session, **settings: Any) -> NotebookClient:
    """What executes the cells of a notebook once it is connected to a kernel."""
    return NotebookClient(
        notebook,
        timeout=math.ceil(session.timeout),
        startup_timeout=math.ceil(session.timeout),
        iopub_timeout=30,
        raise_on_iopub_timeout=True,
        record_timing=False,
        # Printed text is joined above, in a time that grows with its length alone.
        coalesce_streams=False,
        on_cell_executed=_refuse_exit,
        **settings,
    )


async def execute_cells(client: NotebookClient, session: Session) -> None:
    """Execute all cells in order, and tell of each code cell."""
    total = sum(cell.cell_type == "code" for cell in client.nb.cells)
    done = 0
    for index, cell in enumerate(client.nb.cells):
        try:
            await client.async_execute_cell(cell, index)
        except CellExecutionError as error:
            # IPython prints some, such as groups of exceptions, and shows no error for them.
            if any(each.output_type == "error" for each in cell.outputs):
                raise
            raise NotebookError(f"code cell {cell.execution_count}: {error.ename}") from None
        if cell.cell_type == "code":
            done += 1
            session.on_cell(done, total)


def _refuse_exit(*, execute_reply: dict[str, Any], **_: object) -> None:
    # Without this, a last cell that says exit would pass, and an earlier one now and then.
    reply = execute_reply["content"]
    if any(each.get("source") == "ask_exit" for each in reply.get("payload", [])):
        number = reply["execution_count"]
        raise NotebookError(f"code cell {number}: it left the notebook early (exit)")
