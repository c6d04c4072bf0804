"""Where the reviews of another folder lie, and whose reviews the results in a folder are of."""

from __future__ import annotations

import os
from pathlib import Path

from jsna.errors import UsageError

REVIEWS_VARIABLE = "JSNA_REVIEWS"
RESULTS_VARIABLE = "JSNA_RESULTS"


def places_of(
    root: Path, reviews: str | None = None, results: str | None = None
) -> tuple[Path | None, Path | None]:
    """The folder of reviews and the folder of results, where these are not the project's own.

    Parameters
    ----------
    root
        The project's folder.
    reviews, results
        What ``--from`` and ``--to`` name; JSNA_REVIEWS and JSNA_RESULTS do, where these do not.
        Without a folder of results, it is the one that holds the folder of reviews.

    Raises
    ------
    UsageError
        If there is no such folder of reviews, it is the project's own, or the results are those of
        other reviews.
    """
    word = "--from" if reviews else REVIEWS_VARIABLE
    reviews = reviews or os.environ.get(REVIEWS_VARIABLE)
    results = results or os.environ.get(RESULTS_VARIABLE)
    folder = _folder_of_reviews(root, word, reviews) if reviews else None
    home = Path(results).resolve() if results else folder.parent if folder else None
    if home:
        refuse_results_of_others(folder or root / "data" / "raw", home)
    return folder, home


def is_project(folder: Path) -> bool:
    """Whether a folder has the services and the reviews by which a project is known."""
    return (folder / "config" / "services.csv").is_file() and (folder / "data" / "raw").is_dir()


def record_of(home: Path) -> Path:
    """The file beside results that says whose they are: the way from there to the reviews."""
    return home / "outputs" / "reviews-folder.txt"


def refuse_results_of_others(reviews: Path, home: Path) -> None:
    """See that the results in a folder are not those of other reviews, which may have equal names.

    Raises
    ------
    UsageError
        If they are, with what to do.
    """
    owner, renamed = _owner(home), ""
    if owner is None or owner == reviews.resolve():
        return
    if not owner.exists():
        renamed = f" If it is the same folder under another name, delete {record_of(home)}."
    raise UsageError(
        f"The results in {home} are those of the reviews in {owner}, and would be replaced by "
        f"those of the reviews in {reviews}. Name another folder for these: --to FOLDER, or the "
        f"variable {RESULTS_VARIABLE}.{renamed}"
    )


def _folder_of_reviews(root: Path, word: str, named: str) -> Path:
    folder = Path(named).resolve()
    if not folder.is_dir():
        raise UsageError(f"{word} {named}: there is no such folder.")
    if folder == (root / "data" / "raw").resolve():
        instead = "Use --all" if word == "--from" else "Unset the variable"
        raise UsageError(f"{word} {named}: these are the reviews of the project. {instead}.")
    return folder


def _owner(home: Path) -> Path | None:
    """The folder of the reviews whose results are in a folder, if it says so or is a project."""
    if is_project(home):
        return (home / "data" / "raw").resolve()
    try:
        way = record_of(home).read_text(encoding="utf-8").strip()
    except (OSError, ValueError):
        return None
    return (home / way).resolve() if way else None
