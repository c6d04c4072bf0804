"""The restricted folder of a review: exports, cleaning logs and lists of findings."""

from __future__ import annotations

from pathlib import Path

from jsna.errors import InputError
from jsna.review.missing import unreadable
from jsna.review.project import Project
from jsna.review.survey_file import RESTRICTED

CHECKS_WORKBOOK = "checks.xlsx"
LOG_CSV = "cleaning_log.csv"
LOG_WORKBOOK = "cleaning_log.xlsx"


def restricted_path(project: Project, review_id: str, name: str) -> Path:
    """Where a file of the restricted folder lies, whether it is there or not."""
    return project.raw(review_id) / RESTRICTED / name


def read_restricted(project: Project, review_id: str, name: str) -> bytes | None:
    """The bytes of a file of the restricted folder, or None if it is not there.

    Raises
    ------
    InputError
        If it is there and cannot be read.
    """
    path = restricted_path(project, review_id, name)
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise InputError([unreadable(project.relative(path), error)]) from None


def decision_files(project: Project, review_id: str) -> list[Path]:
    """The files that hold what people decided to change: the log, and the workbook of findings."""
    names = (LOG_CSV, LOG_WORKBOOK, CHECKS_WORKBOOK)
    paths = (restricted_path(project, review_id, name) for name in names)
    return [path for path in paths if path.is_file()]
