"""Puts what a run made in its places, as one: all of it or none, whatever happens when.

Two renames are not one operation, so a journal in the run's folder is written first and removed
last. While it is there, the new folders are whole and complete, and whoever finds it finishes the
work. Before it is there nothing of what was published has been touched.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from jsna.errors import StorageError
from jsna.run.disk import in_words
from jsna.run.publication.workspace import PREFIX, remove_unless_needed

JOURNAL = "journal.json"


@dataclass(frozen=True)
class Swap:
    """One new folder and the place that it goes to."""

    new: Path
    place: Path

    @property
    def old(self) -> Path:
        """Where the folder that stood in the place waits until all is done."""
        return self.new.with_name(f"{self.new.name}.old")

    def forward(self) -> None:
        """Put the new folder in its place, from wherever an earlier attempt stopped."""
        if not self.new.exists():
            return
        if self.place.exists():
            self.place.rename(_free(self.old))
        self.place.parent.mkdir(parents=True, exist_ok=True)
        self.new.rename(self.place)

    def back(self) -> None:
        """Put the old folder back, from wherever an attempt stopped."""
        if not self.new.exists():
            self.place.rename(self.new)
        if self.old.exists():
            if self.place.exists():
                self.place.rename(_free(self.old))
            self.old.rename(self.place)


def publish(workspace: Path, swaps: Iterable[Swap]) -> None:
    """Put all new folders in their places, or leave everything as it was.

    Raises
    ------
    StorageError
        If the disk refuses.
    """
    swaps = tuple(swaps)
    try:
        _write_journal(workspace, swaps)
    except OSError as error:
        (workspace / JOURNAL).unlink(missing_ok=True)
        raise StorageError(_unchanged(swaps, error)) from error
    _finish(workspace, swaps)


def recover(runs: Path) -> bool:
    """Finish what a killed run left half done, and remove what killed runs left over.

    Must be called with the lock of the review.

    Returns
    -------
    bool
        Whether there was something to finish.

    Raises
    ------
    StorageError
        If the disk refuses.
    """
    finished = False
    for workspace in sorted(runs.glob(f"{PREFIX}*")):
        if (workspace / JOURNAL).exists():
            _finish(workspace, _read_journal(workspace))
            finished = True
        remove_unless_needed(workspace)
    return finished


def _finish(workspace: Path, swaps: tuple[Swap, ...]) -> None:
    try:
        for swap in swaps:
            swap.forward()
        (workspace / JOURNAL).unlink()
    except OSError as error:
        _undo(workspace, swaps, in_words(error))
        raise StorageError(_unchanged(swaps, error)) from error
    except KeyboardInterrupt:
        _undo(workspace, swaps, "stopped by Ctrl-C")
        raise


def _undo(workspace: Path, swaps: tuple[Swap, ...], cause: str) -> None:
    try:
        for swap in reversed(swaps):
            swap.back()
        (workspace / JOURNAL).unlink()
    except OSError as error:
        places = " and ".join(str(swap.place) for swap in swaps)
        raise StorageError(
            f"{places} could not be replaced ({cause}), nor put back "
            f"({in_words(error)}). The old and the new are whole, in part in {workspace}. Put the "
            "cause right: the next run or verify then finishes this."
        ) from error


def _unchanged(swaps: tuple[Swap, ...], error: OSError) -> str:
    places = " and ".join(str(swap.place) for swap in swaps)
    return f"{places} cannot be replaced: {in_words(error)}. Nothing was changed."


def _free(path: Path) -> Path:
    """The path, or the next one that is free: a person may have made a folder in between."""
    number, free = 1, path
    while free.exists():
        number, free = number + 1, path.with_name(f"{path.name}-{number}")
    return free


def _write_journal(workspace: Path, swaps: tuple[Swap, ...]) -> None:
    lines = [{"new": str(swap.new), "place": str(swap.place)} for swap in swaps]
    partial = workspace / f"{JOURNAL}.partial"
    with partial.open("w", encoding="utf-8", newline="\n") as file:
        json.dump(lines, file)
        file.flush()
        os.fsync(file.fileno())
    partial.replace(workspace / JOURNAL)


def _read_journal(workspace: Path) -> tuple[Swap, ...]:
    lines = json.loads((workspace / JOURNAL).read_text(encoding="utf-8"))
    return tuple(Swap(Path(line["new"]), Path(line["place"])) for line in lines)
