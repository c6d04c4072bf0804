"""The execution of one notebook, as an engine sees it: what it is given and what it tells."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nbformat import NotebookNode


class NotebookError(Exception):
    """A notebook did not run to its end; the words say why, without anything that it showed."""


class StoppedError(Exception):
    """The execution was given up because another step failed or a person said so."""


class Stop:
    """A wish to stop that every thread of a run can see."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._calls: list[Callable[[], object]] = []
        self.requested = False

    def request(self) -> None:
        """Stop whatever is under way."""
        with self._lock:
            self.requested = True
            for call in self._calls:
                call()

    @contextmanager
    def calling(self, call: Callable[[], object]) -> Iterator[None]:
        """Inside, a wish to stop makes this call, from whatever thread the wish comes.

        Raises
        ------
        StoppedError
            If the wish was there before.
        """
        with self._lock:
            if self.requested:
                raise StoppedError
            self._calls.append(call)
        try:
            yield
        finally:
            with self._lock:
                self._calls.remove(call)


def _ignore(_done: int, _total: int) -> None:
    """Nobody watches."""


@dataclass
class Session:
    """What every engine gets, under the name ``session``.

    Parameters
    ----------
    folder
        Where the notebook runs.
    scratch
        A folder where the engine may leave what it needs for itself.
    environment
        All environment variables of the notebook.
    timeout
        Seconds that the whole notebook may take, its start included.
    stop
        Tells the engine to give up, with ``StoppedError``.
    on_cell
        Told how many code cells are done, out of how many.
    notebook
        Set by the engine at once, so that a failed notebook can be kept as far as it came.
    """

    folder: Path
    scratch: Path
    environment: Mapping[str, str]
    timeout: float
    stop: Stop = field(default_factory=Stop)
    on_cell: Callable[[int, int], object] = _ignore
    notebook: NotebookNode | None = None
