"""Where things lie: the project's folder and the folders of a review inside it."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from jsna.errors import UsageError
from jsna.review.places import RESULTS_VARIABLE, REVIEWS_VARIABLE, is_project, places_of
from jsna.review.review_ids import checked_id

PROJECT_VARIABLE = "JSNA_PROJECT"
WORKSPACE_VARIABLE = "JSNA_WORKSPACE"
# How the names of folders begin that are no reviews.
_ASIDE = (".", "_")


@dataclass(frozen=True)
class Project:
    """A folder with ``config/``, ``data/raw/`` and ``notebooks/``.

    Parameters
    ----------
    root
        The folder.
    reviews
        The folder of the reviews' own folders, where that is not ``data/raw``.
    results
        The folder that gets ``outputs/``, ``drafts/``, ``data/processed/``, ``releases/`` and
        ``logs/``, where that is not the root.
    """

    root: Path
    reviews: Path | None = None
    results: Path | None = None

    @property
    def config(self) -> Path:
        """The scale of each tool and the codebook of services."""
        return self.root / "config"

    @property
    def notebooks(self) -> Path:
        """The sources of the notebooks, without outputs."""
        return self.root / "notebooks"

    @property
    def lock(self) -> Path:
        """The versions of all packages, each with its hash."""
        return self.root / "requirements.lock"

    @property
    def all_raw(self) -> Path:
        """The folder of the reviews' own folders."""
        return self.reviews or self.root / "data" / "raw"

    def raw(self, review_id: str) -> Path:
        """The inputs of a review, read-only."""
        if self.reviews:
            return self._inside(self.reviews, checked_id(review_id))
        return self._inside(self.root, "data", "raw", checked_id(review_id))

    def processed(self, review_id: str) -> Path:
        """Tables between the steps of a review; they can hold respondents."""
        return self._inside(self.home, "data", "processed", checked_id(review_id))

    def outputs(self, review_id: str) -> Path:
        """What a review publishes."""
        return self._inside(self.home, "outputs", checked_id(review_id))

    def drafts(self, review_id: str) -> Path:
        """The draft of a review: never committed, and never in the place of what is published."""
        return self._inside(self.home, "drafts", checked_id(review_id))

    def releases(self, review_id: str) -> Path:
        """The frozen releases of a review, each in a folder named by its version."""
        return self._inside(self.home, "releases", checked_id(review_id))

    @property
    def variables(self) -> dict[str, str]:
        """The environment variables by which a notebook finds it."""
        return {
            PROJECT_VARIABLE: str(self.root),
            REVIEWS_VARIABLE: str(self.reviews or ""),
            RESULTS_VARIABLE: str(self.results or ""),
        }

    @property
    def home(self) -> Path:
        """The folder that gets all that runs make."""
        return self.results or self.root

    def relative(self, path: Path) -> str:
        """The path as messages show it, with forward slashes.

        It begins at the project's folder, at the folder of results, or with the name of the folder
        of reviews, whichever holds it.
        """
        if self.reviews and path.is_relative_to(self.reviews):
            return path.relative_to(self.reviews.parent).as_posix()
        for start in (self.home, self.root):
            if path.is_relative_to(start):
                return path.relative_to(start).as_posix()
        return path.as_posix()

    def review_ids(self) -> list[str]:
        """The reviews that have a folder with a ``review.toml``, in order of name.

        A folder whose name begins with "." or "_" is none, whatever it holds.
        """
        found = (path.parent.name for path in self.all_raw.glob("*/review.toml"))
        return sorted(name for name in found if not name.startswith(_ASIDE))

    def without_settings(self) -> list[str]:
        """The folders beside those of the reviews that have no ``review.toml``, in order of name.

        So are links that lead nowhere: a review that is not there should be missed.
        """
        reviews = set(self.review_ids())
        return sorted(
            path.name
            for path in self.all_raw.glob("*")
            if not path.name.startswith(_ASIDE) and path.name not in reviews
            if path.is_dir() or (path.is_symlink() and not path.exists())
        )

    def _inside(self, place: Path, *parts: str) -> Path:
        folder = place.joinpath(*parts)
        if not folder.resolve().is_relative_to(place.resolve()):
            raise UsageError(
                f"{self.relative(folder)} leads out of the project. "
                "Put a folder there in place of the link."
            )
        return folder


def find_project(
    start: Path | None = None, reviews: str | None = None, results: str | None = None
) -> Project:
    """The project that holds a folder: the folder itself or the nearest one above it.

    Parameters
    ----------
    start
        The folder; without it, the one that the environment variable JSNA_PROJECT names, else the
        current folder. A project is known by its ``config/services.csv`` and its ``data/raw``.
    reviews, results
        Other folders of reviews and of results, as ``places_of`` finds them.

    Raises
    ------
    UsageError
        If there is no project there, or the other folders cannot be used.
    """
    named = os.environ.get(PROJECT_VARIABLE)
    origin = (start or (Path(named) if named else Path.cwd())).resolve()
    for folder in (origin, *origin.parents):
        if is_project(folder):
            return Project(folder, *places_of(folder, reviews, results))
    raise UsageError(
        f"{origin} is not inside a project (a folder with config/services.csv and data/raw). "
        "Go to the project's folder first, or name it with --project."
    )


def shown_path(path: str, start: Path | None = None) -> str:
    """A path as messages show it, from the folder of the project that holds ``start``.

    As it is, where there is no such project or no path.
    """
    try:
        return find_project(start).relative(Path(path)) if path else ""
    except UsageError:
        return path
