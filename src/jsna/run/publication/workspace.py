"""The folder that a run works in, and the lock that keeps a second run of the review out."""

from __future__ import annotations

import errno
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from jsna.errors import BusyError, StorageError
from jsna.review.project import Project
from jsna.run.disk import in_words, storage_errors

PREFIX = "run-"
_PATIENCE = 1.0
_EFFECTIVE = os.access in os.supports_effective_ids


@dataclass(frozen=True)
class Workspace:
    """A fresh folder: what a run publishes, its tables between steps, and the engine's scratch."""

    root: Path

    @property
    def outputs(self) -> Path:
        """Becomes ``outputs/<review>``, or ``drafts/<review>``."""
        return self.root / "outputs"

    @property
    def processed(self) -> Path:
        """Becomes ``data/processed/<review>``."""
        return self.root / "processed"

    @property
    def scratch(self) -> Path:
        """What kernels need for themselves."""
        return self.root / "scratch"


def runs_of(project: Project, review_id: str) -> Path:
    """Where the runs of a review work: git-ignored, and on the disk of ``data/processed``."""
    return project.processed(review_id).parent / ".runs" / review_id


@contextmanager
def fresh_workspace(parent: Path) -> Iterator[Workspace]:
    """A new folder for one run. It goes with the block, also when that fails."""
    with storage_errors(parent):
        parent.mkdir(parents=True, exist_ok=True)
        root = Path(tempfile.mkdtemp(prefix=PREFIX, dir=parent))
        workspace = Workspace(root)
        for folder in (workspace.outputs / "notebooks", workspace.processed, workspace.scratch):
            folder.mkdir(parents=True)
    try:
        yield workspace
    finally:
        remove_unless_needed(root)


def remove_unless_needed(root: Path) -> None:
    """Remove a run's folder, except one whose journal says that it still holds whole outputs."""
    if not (root / "journal.json").exists():
        # A kernel of a killed run can live a moment longer; the next run removes what is left.
        shutil.rmtree(root, ignore_errors=True)


@contextmanager
def only_run(project: Project, review_id: str) -> Iterator[Path]:
    """Inside, no other run of the review can start. A kill frees the lock.

    Yields
    ------
    Path
        Where the runs of the review work.

    Raises
    ------
    BusyError
        If another run is under way.
    StorageError
        If the folder cannot be written.
    """
    runs = runs_of(project, review_id)
    lock = FileLock(runs / "lock", timeout=_PATIENCE)
    try:
        runs.mkdir(parents=True, exist_ok=True)
        lock.acquire()
    except Timeout:
        raise BusyError(
            f"Another run of review {review_id} is under way. Wait until it is done, or stop it."
        ) from None
    except OSError as error:
        raise StorageError(f"{runs} cannot be written: {in_words(error)}.") from error
    try:
        yield runs
    finally:
        lock.release()


def check_places(places: Iterable[Path]) -> None:
    """See before a long run, not after it, that its results can be put in their places.

    Raises
    ------
    StorageError
        If a place cannot be written.
    """
    for place in places:
        with storage_errors(place):
            place.parent.mkdir(parents=True, exist_ok=True)
            Path(tempfile.mkdtemp(prefix=".writable-", dir=place.parent)).rmdir()
            if place.exists() and not os.access(place, os.W_OK, effective_ids=_EFFECTIVE):
                raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
