"""Writes beside results whose they are, so that they are never replaced by those of others."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from jsna.review.places import record_of, refuse_results_of_others
from jsna.review.project import Project
from jsna.run.disk import storage_errors


def claim_results(project: Project) -> None:
    """Write down whose results a folder of its own has, unless it says so already.

    Raises
    ------
    UsageError
        If they are those of other reviews.
    StorageError
        If the folder cannot be written.
    """
    if project.results is None:
        return
    record = record_of(project.results)
    with storage_errors(record), suppress(FileExistsError):
        record.parent.mkdir(parents=True, exist_ok=True)
        with record.open("x", encoding="utf-8", newline="\n") as file:
            file.write(f"{_way(project.results.resolve(), project.all_raw.resolve())}\n")
    # After it: of two runs that begin at once, one finds what the other has written.
    refuse_results_of_others(project.all_raw, project.results)


def _way(home: Path, reviews: Path) -> str:
    """Relative, so that it still holds when both are moved or seen under another name."""
    try:
        return Path(os.path.relpath(reviews, home)).as_posix()
    except ValueError:  # on another drive of Windows
        return reviews.as_posix()
