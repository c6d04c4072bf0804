"""Where the reviews of another folder lie, and where what is made of them goes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from jsna.errors import UsageError
from jsna.review.project import Project


def places_of(project: Project, reviews: str, results: str | None = None) -> Project:
    """The project with the reviews of another folder.

    Parameters
    ----------
    project
        Has the config and the notebooks.
    reviews
        The folder of the reviews' own folders.
    results
        The folder that gets ``outputs/`` and all else; the one that holds the folder of reviews, if
        not given.

    Raises
    ------
    UsageError
        If there is no such folder of reviews.
    """
    folder = Path(reviews).resolve()
    if not folder.is_dir():
        raise UsageError(f"--from {reviews}: there is no such folder.")
    if folder == (project.root / "data" / "raw").resolve():
        raise UsageError(f"--from {reviews}: these are the reviews of the project. Use --all.")
    return replace(
        project, reviews=folder, results=Path(results).resolve() if results else folder.parent
    )
