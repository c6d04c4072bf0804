"""Is a review as its last run left it, and all that it was made from too? Then nothing runs."""

from __future__ import annotations

from collections.abc import Mapping

from jsna.review.project import Project
from jsna.run.fingerprints.files import hashes_below
from jsna.run.fingerprints.fingerprint import whole
from jsna.run.fingerprints.record import FILE, Record, read_record
from jsna.run.publication.transaction import recover
from jsna.run.publication.workspace import only_run


def is_unchanged(project: Project, review_id: str, words: Mapping[str, str]) -> bool:
    """Whether a run would make the very files that are there, and only those.

    The inputs were found good by the run that left them, so they are good still.

    Parameters
    ----------
    project, review_id
        The review.
    words
        Text for each parameter that is set, as typed.

    Raises
    ------
    UsageError
        If the review's name cannot be one.
    BusyError
        If a run of the review is under way.
    StorageError
        If an interrupted run cannot be put right.
    """
    folder = project.processed(review_id)
    if read_record(folder) is None:
        return False
    with only_run(project, review_id) as runs:
        recover(runs)
        return is_as_left(project, review_id, words)


def is_as_left(project: Project, review_id: str, words: Mapping[str, str]) -> bool:
    """The same, for who only looks: it keeps no run out and puts nothing right."""
    record = read_record(project.processed(review_id))
    try:
        return record is not None and _holds(record, project, review_id, words)
    except OSError:
        # A run says in words what cannot be read.
        return False


def _holds(record: Record, project: Project, review_id: str, words: Mapping[str, str]) -> bool:
    if hashes_below(project.outputs(review_id)) != record.outputs:
        return False
    processed = hashes_below(project.processed(review_id))
    del processed[FILE]
    if processed != record.processed:
        return False
    return whole(project, review_id, record.earlier, words) == record.key
