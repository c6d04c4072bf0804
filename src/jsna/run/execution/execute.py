"""Executes one notebook through papermill, and believes in its success only when it is proven."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from jsna.errors import RunError
from jsna.run.declared_types import Value
from jsna.run.disk import storage_errors
from jsna.run.execution.engines import register_engine
from jsna.run.execution.executed import fault_of, shown_paths
from jsna.run.execution.normalise import read_source, write_notebook
from jsna.run.execution.session import NotebookError, Session

if TYPE_CHECKING:
    from nbformat import NotebookNode


@dataclass(frozen=True)
class Task:
    """One notebook to execute.

    Parameters
    ----------
    source
        The notebook without outputs.
    target
        Where the executed notebook goes.
    failed
        Where it is kept for a look if it fails.
    parameters
        The value of each parameter.
    restricted
        Whether it touches what a respondent gave, so that the words of its errors stay in it.
    """

    source: Path
    target: Path
    failed: Path
    parameters: Mapping[str, Value] = field(default_factory=dict)
    restricted: bool = False

    @property
    def name(self) -> str:
        """The notebook's name."""
        return self.source.stem


Executor = Callable[[Task, Session], None]


def execute_notebook(task: Task, session: Session, engine: str = "jsna-kernel") -> None:
    """Execute a notebook and write it, normalised, to its place.

    Raises
    ------
    RunError
        If it did not succeed in every respect. The notebook is then kept at ``task.failed``.
    """
    with storage_errors(session.scratch):
        session.scratch.mkdir(parents=True, exist_ok=True)
    fault = _execute(task, session, engine)
    notebook = session.notebook
    if not fault and notebook is not None:
        fault = shown_paths(notebook, [*_places(session), Path(sys.prefix)])
    if fault or notebook is None:
        # A hint ends with its own question mark, a message of this package with its own full stop.
        end = "" if fault.endswith(("?", ".")) else "."
        said = f"{task.name} failed: {fault}{end}"
        if not _keep(notebook, task):
            raise RunError(f"{said} The notebook itself could not be kept")
        raise RunError(f"{said} The notebook as it was then: {task.failed}", str(task.failed))
    with storage_errors(task.target.parent):
        write_notebook(notebook, task.target)


def _execute(task: Task, session: Session, engine: str) -> str:
    # Heavy, and not needed where the words or the inputs of a run are refused.
    import papermill

    register_engine(engine)

    try:
        papermill.execute_notebook(
            read_source(task.source),
            None,
            parameters=dict(task.parameters),
            engine_name=engine,
            kernel_name="python3",
            language="python",
            progress_bar=False,
            session=session,
        )
    except NotebookError as fault:
        return str(fault)
    except papermill.PapermillExecutionError:
        # Described below from the notebook, as sys.exit() is, which papermill lets pass.
        pass
    if session.notebook is None:
        return "its engine did not begin"
    return fault_of(session.notebook, messages=not task.restricted)


def _places(session: Session) -> list[Path]:
    names = ("JSNA_PROJECT", "JSNA_REVIEWS", "JSNA_RESULTS", "JSNA_WORKSPACE")
    return [Path(session.environment[name]) for name in names if session.environment.get(name)]


def _keep(notebook: NotebookNode | None, task: Task) -> bool:
    """Keep a failed notebook for a look. It is a kindness, so that failing at it is no error."""
    with suppress(OSError):
        if notebook is not None:
            write_notebook(notebook, task.failed)
            return True
    return False
