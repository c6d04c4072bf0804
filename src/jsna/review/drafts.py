"""A review as a draft of it is made: of what is there, and marked in all that comes out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from jsna.review.dates import NOT_PUBLISHED
from jsna.review.hashes import sha256_if_there
from jsna.review.project import Project
from jsna.review.settings import ChapterSettings, Review, Role, read_declared

# The checks that flag what is still missing, in the tables of a draft.
NOT_RATED, RATINGS_TO_COME, NOT_FILLED_IN = "not rated yet", "ratings to come", "not filled in yet"
# The inputs that hold what a stream says: without any there is nothing of it to show.
_SAID_IN: dict[str, tuple[Role, ...]] = {
    "survey": ("priorities", "survey_export"),
    "engagement": ("engagement_issues",),
}


def read_draft(project: Project, review_id: str) -> Review:
    """The settings of a review for a draft of it.

    Raises
    ------
    UsageError, InputError
        As for ``jsna.review.settings.read_declared``.
    """
    return as_draft(project, read_declared(project, review_id))


def as_draft(project: Project, review: Review) -> Review:
    """The review marked as a draft, without what is not there yet.

    A date that is not filled in is not published. Inputs stay declared; their hashes are those of
    the files as they are now, whether or not a person has accepted them, and empty where there is
    no file. A stream of which nothing is there is left out, as is a template that is not there.
    """
    files = {role: project.raw(review.id) / each.file for role, each in review.inputs.items()}
    there = {role: _hash(path) for role, path in files.items()}
    inputs = {
        role: each.model_copy(update={"sha256": there[role]})
        for role, each in review.inputs.items()
    }
    streams: dict[str, Any] = {
        name: stream.model_copy(update={"date": stream.date or NOT_PUBLISHED})
        for name, stream in review.streams
        if stream
    }
    for name, roles in _SAID_IN.items():
        if not any(there.get(role) for role in roles):
            streams[name] = None
    template = review.chapter.template
    has_template = template and (project.raw(review.id) / template).exists()
    return review.model_copy(
        update={
            "draft": True,
            "chapter": review.chapter if has_template else ChapterSettings(),
            "date": review.date or NOT_PUBLISHED,
            "streams": review.streams.model_copy(update=streams),
            "inputs": inputs,
        }
    )


def _hash(path: Path) -> str:
    try:
        return sha256_if_there(path) or ""
    except OSError:
        # The check of the inputs says in words what cannot be read.
        return ""
