"""Where things lie: the project's folder and the folders of a review inside it."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path

from jsna.errors import UsageError, did_you_mean

PROJECT_VARIABLE = "JSNA_PROJECT"
WORKSPACE_VARIABLE = "JSNA_WORKSPACE"
_REVIEW_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")
# Windows keeps these names for devices, whatever the folder.
_DEVICE = re.compile(r"con|prn|aux|nul|(com|lpt)[0-9]")


@dataclass(frozen=True)
class Project:
    """A folder with ``config/``, ``data/raw/`` and ``notebooks/``."""

    root: Path

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

    def raw(self, review_id: str) -> Path:
        """The inputs of a review, read-only."""
        return self._folder("data", "raw", checked_id(review_id))

    def processed(self, review_id: str) -> Path:
        """Tables between the steps of a review; they can hold respondents."""
        return self._folder("data", "processed", checked_id(review_id))

    def outputs(self, review_id: str) -> Path:
        """What a review publishes."""
        return self._folder("outputs", checked_id(review_id))

    def drafts(self, review_id: str) -> Path:
        """The draft of a review: never committed, and never in the place of what is published."""
        return self._folder("drafts", checked_id(review_id))

    def releases(self, review_id: str) -> Path:
        """The frozen releases of a review, each in a folder named by its version."""
        return self._folder("releases", checked_id(review_id))

    def relative(self, path: Path) -> str:
        """The path as messages show it: from the project's folder, with forward slashes."""
        try:
            return path.relative_to(self.root).as_posix()
        except ValueError:
            return path.as_posix()

    def review_ids(self) -> list[str]:
        """The reviews that have a folder with a ``review.toml``, in order of name."""
        return sorted(path.parent.name for path in self.root.glob("data/raw/*/review.toml"))

    def _folder(self, *parts: str) -> Path:
        folder = self.root.joinpath(*parts)
        if not folder.resolve().is_relative_to(self.root.resolve()):
            raise UsageError(
                f"{self.relative(folder)} leads out of the project. "
                "Put a folder there in place of the link."
            )
        return folder


def is_review_id(text: str) -> bool:
    """Whether a text can be the id of a review."""
    return bool(_REVIEW_ID.fullmatch(text)) and not _DEVICE.fullmatch(text)


def checked_id(review_id: str) -> str:
    """The id of a review, if it is one: lower-case letters, digits and hyphens, at most 64.

    Raises
    ------
    UsageError
        If it is not, or is a name that Windows keeps for itself.
    """
    if is_review_id(review_id):
        return review_id
    raise UsageError(
        f"{review_id!r} is not the name of a review. A name has at most 64 lower-case letters, "
        "digits and hyphens, such as 2023 or example-2024."
    )


def find_project(start: Path | None = None) -> Project:
    """The project that holds a folder: the folder itself or the nearest one above it.

    Without a folder, the one that the environment variable JSNA_PROJECT names, else the current
    folder. A project is known by its ``config/services.csv`` and its ``data/raw``.

    Raises
    ------
    UsageError
        If there is no project there.
    """
    named = os.environ.get(PROJECT_VARIABLE)
    origin = (start or (Path(named) if named else Path.cwd())).resolve()
    for folder in (origin, *origin.parents):
        if (folder / "config" / "services.csv").is_file() and (folder / "data" / "raw").is_dir():
            return Project(folder)
    raise UsageError(
        f"{origin} is not inside a project (a folder with config/services.csv and data/raw). "
        "Go to the project's folder first, or name it with --project."
    )


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
    raise UsageError(
        f'There is no review "{review_id}" ({hint}). '
        f"A review is a folder data/raw/{review_id} with a review.toml."
    )
