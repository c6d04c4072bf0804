"""The log of a run: when, with which packages, how long each notebook took. Git-ignored.

Nothing that a notebook showed goes here, nor the words of its errors: they can hold what a
respondent gave.
"""

from __future__ import annotations

import datetime
import logging
import platform
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib.metadata import distributions
from pathlib import Path

from jsna import __version__
from jsna.review.project import Project
from jsna.review.review_ids import checked_id
from jsna.run.disk import storage_errors

_FORMAT = "%(asctime)s %(levelname)s %(message)s"


def logs_of(project: Project, review_id: str) -> Path:
    """The folder of the logs of a review, and of its failed notebooks."""
    return project.home / "logs" / checked_id(review_id)


@contextmanager
def run_log(project: Project, review_id: str) -> Iterator[tuple[logging.Logger, Path]]:
    """A log of its own for one run, which begins with the versions of all packages.

    Yields
    ------
    Logger, Path
        Where to log, and the file.
    """
    now = datetime.datetime.now(datetime.UTC)
    path = logs_of(project, review_id) / f"{now:%Y-%m-%dT%H%M%S.%f}Z.log"
    with storage_errors(path.parent):
        path.parent.mkdir(parents=True, exist_ok=True)
        handler = logging.FileHandler(path, encoding="utf-8")
    handler.setFormatter(logging.Formatter(_FORMAT))
    # papermill and nbclient would else write to the terminal, across the progress display.
    loggers = [
        logging.getLogger(name) for name in (f"jsna.run.{review_id}", "papermill", "traitlets")
    ]
    for logger in loggers:
        logger.addHandler(handler)
    loggers[0].setLevel(logging.INFO)
    try:
        _write_versions(loggers[0])
        yield loggers[0], path
    finally:
        for logger in loggers:
            logger.removeHandler(handler)
        handler.close()


def _write_versions(log: logging.Logger) -> None:
    log.info("jsna %s, Python %s, %s", __version__, platform.python_version(), platform.platform())
    for name, version in installed_packages():
        log.info("%s %s", name, version)


@cache
def installed_packages() -> tuple[tuple[str, str], ...]:
    """Name and version of every package of this interpreter, by name."""
    found = {each.metadata["Name"]: each.version for each in distributions()}
    return tuple(sorted(found.items(), key=lambda each: each[0].lower()))
