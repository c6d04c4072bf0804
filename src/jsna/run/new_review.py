"""Makes the folder of a new review: its settings and the workbook for its rating meeting.

What is carried forward is taken as the review before published it, and the new folder appears whole
or not at all.
"""

from __future__ import annotations

import datetime as dt
import re
import shutil
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from jsna.errors import UsageError
from jsna.publishing.meeting_workbook import meeting as names
from jsna.publishing.meeting_workbook.meeting import Meeting
from jsna.review.codebook import Codebook
from jsna.review.codebook_file import read_codebook
from jsna.review.dates import NOT_PUBLISHED, is_before, is_date
from jsna.review.project import Project
from jsna.review.review_ids import checked_id
from jsna.review.settings import Review, read_review
from jsna.review.strict import read_toml
from jsna.review.tool import Tool, tool_file
from jsna.run.carried import carried_gaps, carried_scores, carried_settings, changed_services
from jsna.run.disk import storage_errors
from jsna.run.last_review import read_last_review

SETTINGS = "review.toml"


def new_review(
    project: Project,
    review_id: str,
    after: str,
    *,
    day: dt.date,
    date: str = "",
    raters: Sequence[str] = (),
) -> Path:
    """Make ``data/raw/<review>`` from the review before.

    Parameters
    ----------
    project, review_id
        The new review.
    after
        Id of the review before, which must be published.
    day
        Today: the day that the workbook was added.
    date
        The date of the review, as far as it is known.
    raters
        Who rates, where that is known: each gets rows of its own.

    Returns
    -------
    Path
        The new folder.

    Raises
    ------
    UsageError
        If the folder is there already, or a word of the command makes no sense.
    InputError, StorageError
        If the review before, its tool or its outputs cannot be read, or the disk refuses.
    """
    folder = project.raw(checked_id(review_id))
    _refuse_taken(project, review_id)
    if date and not is_date(date):
        raise UsageError(f"--date {date}: write it as 2025-04-30, 2025-04 or 2025.")
    _refuse_repeated(raters)
    last = read_review(project, after)
    when = date or _year_of(review_id)
    _refuse_backwards(when, last)
    codebook = read_codebook(project, last.services).at(when or day.isoformat())
    meeting = replace(_meeting(project, review_id, last, codebook, day), raters=tuple(raters))
    # Loaded here: the command line reads this module and stays light.
    from jsna.publishing.meeting_workbook import write_meeting_workbook
    from jsna.run.new_settings import settings_text

    text = settings_text(carried_settings(last, codebook), meeting, when)
    files = {SETTINGS: text.encode("utf-8"), names.FILE: write_meeting_workbook(meeting)}
    _write_whole(folder, files)
    return folder


def _refuse_taken(project: Project, review_id: str) -> None:
    folder = project.raw(review_id)
    # A name in other letters is the same folder on some systems.
    there = {path.name.casefold() for path in folder.parent.iterdir()}
    if review_id.casefold() in there:
        raise UsageError(
            f"{project.relative(folder)} is there already, and nothing in it is overwritten. "
            "Take another name, or move the folder away."
        )


def _refuse_repeated(raters: Sequence[str]) -> None:
    plain = [" ".join(rater.split()).casefold() for rater in raters]
    if "" in plain or len(set(plain)) < len(plain):
        raise UsageError("--rater: each rater has a name, and each a different one.")


def _refuse_backwards(when: str, last: Review) -> None:
    if last.date != NOT_PUBLISHED and is_before(when, last.date):
        raise UsageError(
            f"Review {last.id} is of {last.date}, and cannot come before one of {when}. Name an "
            "earlier review with --after, or another date with --date."
        )


def _year_of(review_id: str) -> str:
    """The year that the name of a review ends with, if it does."""
    found = re.search(r"(?:^|-)((?:19|20)\d\d)$", review_id)
    return found[1] if found else ""


def _tool_as_it_is(project: Project, last: Review) -> Tool:
    """The tool in its present version, which need not be the one of the review before."""
    path = tool_file(project, last.tool.id)
    return read_toml(path, Tool, project.relative(path))


def _meeting(
    project: Project, review_id: str, last: Review, codebook: Codebook, day: dt.date
) -> Meeting:
    tool = _tool_as_it_is(project, last)
    published = read_last_review(project, last.id)
    same = last.tool.version == tool.version
    return Meeting(
        review_id,
        last.own_title,
        last.area,
        tool,
        Codebook(codebook.valid),
        last.id,
        # Scores of another version of the tool say something else, and would only mislead.
        carried_scores(published.scores(tool), codebook) if same else {},
        tuple(carried_gaps(published.open_gaps, codebook)),
        (),
        day,
        changed_services(published.services, codebook),
    )


def _write_whole(folder: Path, files: dict[str, bytes]) -> None:
    """Write the files into a folder beside, which takes its name when all are there."""
    partial = folder.with_name(f".{folder.name}.partial")
    with storage_errors(folder):
        try:
            shutil.rmtree(partial, ignore_errors=True)
            partial.mkdir()
            for name, content in files.items():
                (partial / name).write_bytes(content)
            # Refused by the system if somebody has made the folder meanwhile and put a file there.
            partial.rename(folder)
        finally:
            shutil.rmtree(partial, ignore_errors=True)
