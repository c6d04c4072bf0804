"""The limits within which any kernel executes a notebook; each engine is tried in test_engine."""

from __future__ import annotations

import asyncio
from pathlib import Path

import nbformat
import pytest
from nbclient.exceptions import CellExecutionError, DeadKernelError
from nbformat import NotebookNode

from jsna.run.execution.cells import notebook_client, run_within_limits
from jsna.run.execution.session import NotebookError, Session, StoppedError


@pytest.fixture
def notebook() -> NotebookNode:
    made: NotebookNode = nbformat.v4.new_notebook()  # type: ignore[no-untyped-call]
    return made


@pytest.fixture
def session() -> Session:
    return Session(Path(), Path(), {}, timeout=60)


def test_a_session_knows_its_notebook_from_the_start(
    notebook: NotebookNode, session: Session
) -> None:
    async def work(given: NotebookNode, own: Session) -> None:
        assert own.notebook is given

    run_within_limits(notebook, session, work)

    assert session.notebook is notebook


def test_what_takes_too_long_is_ended(notebook: NotebookNode, session: Session) -> None:
    session.timeout = 0.05

    async def work(*_: object) -> None:
        await asyncio.sleep(60)

    with pytest.raises(NotebookError, match=r"it took longer than 0\.05 s"):
        run_within_limits(notebook, session, work)


def test_an_exception_of_a_cell_is_left_in_the_notebook(
    notebook: NotebookNode, session: Session
) -> None:
    async def work(*_: object) -> None:
        raise CellExecutionError("trace", "ValueError", "wrong")

    run_within_limits(notebook, session, work)


def test_a_dead_kernel_is_said(notebook: NotebookNode, session: Session) -> None:
    async def work(*_: object) -> None:
        raise DeadKernelError("Kernel died")

    with pytest.raises(NotebookError, match="its kernel died"):
        run_within_limits(notebook, session, work)


def test_a_wish_to_stop_is_heard_before_and_during(
    notebook: NotebookNode, session: Session
) -> None:
    async def work(_: NotebookNode, own: Session) -> None:
        own.stop.request()
        await asyncio.sleep(60)

    for _ in range(2):
        with pytest.raises(StoppedError):
            run_within_limits(notebook, session, work)


def test_a_defect_of_ours_is_not_hidden(notebook: NotebookNode, session: Session) -> None:
    async def work(*_: object) -> None:
        raise LookupError("ours")

    with pytest.raises(LookupError, match="ours"):
        run_within_limits(notebook, session, work)


def test_printed_text_does_not_depend_on_the_moment(
    notebook: NotebookNode, session: Session
) -> None:
    client = notebook_client(notebook, session)
    assert not client.coalesce_streams
    assert not client.record_timing
    session.timeout = 0.05

    async def work(given: NotebookNode, _: Session) -> None:
        given.cells = [nbformat.v4.new_code_cell("")]  # type: ignore[no-untyped-call]
        for text in ("one ", "line"):
            part = nbformat.v4.new_output("stream", name="stdout", text=text)  # type: ignore[no-untyped-call]
            given.cells[0].outputs.append(part)
        await asyncio.sleep(60)

    # Also of a notebook that ends early.
    with pytest.raises(NotebookError):
        run_within_limits(notebook, session, work)

    assert [each.text for each in notebook.cells[0].outputs] == ["one line"]
