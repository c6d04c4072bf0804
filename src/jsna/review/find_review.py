"""Finds the review that a person named, or says which name is near."""

from __future__ import annotations

from jsna.errors import UsageError, did_you_mean
from jsna.review.project import Project
from jsna.review.review_ids import checked_id


def find_review(project: Project, review_id: str) -> str:
    """The id, if the project has such a review.

    Raises
    ------
    UsageError
        If it has not, with the nearest name that it has.
    """
    known = project.review_ids()
    if review_id.casefold() in known and review_id not in known:
        # Refused rather than taken: outputs must have one name whatever the system's file names.
        raise UsageError(
            f'There is no review "{review_id}": did you mean "{review_id.casefold()}"?'
        )
    if checked_id(review_id) in known:
        return review_id
    hint = did_you_mean(review_id, known)
    folder = project.raw(review_id)
    if folder.is_dir():
        # Editors add an ending, which Windows does not show.
        like = next((each.name for each in sorted(folder.glob("*review.toml*"))), "")
        hint = f'it has "{like}": rename it' if like else "it has no such file"
        raise UsageError(f"{project.relative(folder)}/review.toml is not there ({hint}).")
    raise UsageError(
        f'There is no review "{review_id}" ({hint}). '
        f"A review is a folder data/raw/{review_id} with a review.toml."
    )
