"""Shows how a run gets on: a live line per notebook in a terminal, plain lines anywhere else."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from types import TracebackType
from typing import TYPE_CHECKING, Protocol, Self, TextIO

if TYPE_CHECKING:
    from rich.progress import Progress as RichProgress
    from rich.progress import TaskID


class Progress(Protocol):
    """What a run tells. Calls come from several threads."""

    def __enter__(self) -> Self:
        """Begin to show."""

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End, and leave the screen as it should stay."""

    def plan(self, notebooks: Sequence[str], of: str = "notebooks") -> None:
        """These notebooks will run, or other things of which there are several."""

    def start(self, notebook: str) -> None:
        """One has begun."""

    def cell(self, notebook: str, done: int, total: int) -> None:
        """So many of its code cells are done."""

    def finish(self, notebook: str) -> None:
        """It has succeeded."""

    def fail(self, notebook: str) -> None:
        """It has failed, or was stopped."""


class PlainProgress:
    """A line when a notebook starts to run, and one when it has ended."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._started: dict[str, float] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def plan(self, notebooks: Sequence[str], of: str = "notebooks") -> None:
        """Say how many there are."""
        self._say(f"Running {len(notebooks)} {of}")

    def start(self, notebook: str) -> None:
        """Say that it has begun."""
        self._started[notebook] = time.perf_counter()
        self._say(f"{notebook}: running")

    def cell(self, notebook: str, done: int, total: int) -> None:
        """Say nothing: a line for each cell would hide the others."""

    def finish(self, notebook: str) -> None:
        """Say how long it took."""
        seconds = time.perf_counter() - self._started[notebook]
        self._say(f"{notebook}: done ({seconds:.1f} s)")

    def fail(self, notebook: str) -> None:
        """Say that it ended early."""
        self._say(f"{notebook}: stopped")

    def _say(self, line: str) -> None:
        # In one piece: print writes the end of a line by itself, and another thread may be first.
        self._stream.write(f"{line}\n")
        self._stream.flush()


class LiveProgress:
    """A bar per notebook, by code cells. rich leaves out the colours where NO_COLOR is set."""

    def __init__(self, stream: TextIO) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

        self._progress: RichProgress = Progress(
            TextColumn("{task.description}"),
            BarColumn(bar_width=24),
            TextColumn("{task.fields[state]}"),
            TimeElapsedColumn(),
            console=Console(file=stream),
        )
        self._tasks: dict[str, TaskID] = {}

    def __enter__(self) -> Self:
        self._progress.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._progress.stop()

    def plan(self, notebooks: Sequence[str], of: str = "notebooks") -> None:  # noqa: ARG002
        """Show every notebook as waiting."""
        for notebook in notebooks:
            self._tasks[notebook] = self._progress.add_task(
                notebook, start=False, total=None, state="waiting"
            )

    def start(self, notebook: str) -> None:
        """Start its clock."""
        self._progress.start_task(self._tasks[notebook])
        self._progress.update(self._tasks[notebook], state="running")

    def cell(self, notebook: str, done: int, total: int) -> None:
        """Fill its bar."""
        self._progress.update(self._tasks[notebook], completed=done, total=total)

    def finish(self, notebook: str) -> None:
        """Stop its clock."""
        self._end(notebook, "done")

    def fail(self, notebook: str) -> None:
        """Stop its clock."""
        self._end(notebook, "stopped")

    def _end(self, notebook: str, state: str) -> None:
        self._progress.stop_task(self._tasks[notebook])
        self._progress.update(self._tasks[notebook], state=state)


@contextmanager
def shown_step(progress: Progress, name: str) -> Iterator[None]:
    """Show that what the block does has begun, and how it ended."""
    progress.start(name)
    try:
        yield
    except BaseException:
        progress.fail(name)
        raise
    progress.finish(name)


def choose_progress(stream: TextIO | None = None) -> Progress:
    """What suits the stream, which is standard error if none is given."""
    stream = stream or sys.stderr
    if stream.isatty() and os.environ.get("TERM") != "dumb":
        return LiveProgress(stream)
    return PlainProgress(stream)
