"""Runs one of many reviews, and says what came of it whatever that is."""

from __future__ import annotations

import io
import time
import traceback
from contextlib import suppress

from jsna.errors import InputError, JsnaError, RunError, UsageError, refused_file
from jsna.review.project import Project
from jsna.run.fingerprints.unchanged import is_unchanged
from jsna.run.log import logs_of
from jsna.run.many.outcome import Outcome, Way
from jsna.run.progress import PlainProgress


def run_one(project: Project, review_id: str, way: Way) -> Outcome:
    """Run a review unless it is unchanged. No error of it leaves this function."""
    return unchanged(project, review_id, way) or run_changed(project, review_id, way)


def unchanged(project: Project, review_id: str, way: Way) -> Outcome | None:
    """The outcome of a review that is as its last run left it; None if it is to be run."""
    if way.everything:
        return None
    try:
        same = is_unchanged(project, review_id, way.parameters)
    except JsnaError as error:
        return failed(project, review_id, error)
    return Outcome(review_id, "unchanged") if same else None


def run_changed(project: Project, review_id: str, way: Way) -> Outcome:
    """Run a review."""
    start = time.perf_counter()
    try:
        way.run(
            project,
            review_id,
            parameters=way.parameters,
            steps=way.steps,
            timeout=way.timeout,
            engine=way.engine,
            everything=way.everything,
            at_a_time=way.at_a_time,
            progress=PlainProgress(io.StringIO()),
        )
    except JsnaError as error:
        return failed(project, review_id, error, time.perf_counter() - start)
    except Exception as error:  # noqa: BLE001 - a defect met in one review must not stop the others
        seconds = time.perf_counter() - start
        refusal = refused_file(error) if isinstance(error, OSError) else None
        if refusal:
            return failed(project, review_id, refusal, seconds)
        return _defect(project, review_id, error, seconds)
    return Outcome(review_id, "done", time.perf_counter() - start)


def failed(project: Project, review_id: str, error: JsnaError, seconds: float = 0) -> Outcome:
    """The outcome of a review that was refused or failed with this error."""
    if isinstance(error, (InputError, UsageError)):
        return Outcome(review_id, "refused", seconds, error.problems)
    look = project.relative(logs_of(project, review_id))
    return Outcome(review_id, "failed", seconds, error.problems, look)


def _defect(project: Project, review_id: str, error: Exception, seconds: float) -> Outcome:
    """Keep where a defect showed; not its words, which can hold what a respondent gave."""
    path = logs_of(project, review_id) / "failed" / "defect.txt"
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        lines = traceback.format_tb(error.__traceback__)
        path.write_text("".join([*lines, type(error).__name__, "\n"]), encoding="utf-8")
    said = f"A defect of this package: {type(error).__name__}. See {project.relative(path)}"
    return failed(project, review_id, RunError(said), seconds)
