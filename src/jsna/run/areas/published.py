"""The published outputs of a review, which are all that a comparison across areas reads of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from jsna.errors import StorageError
from jsna.measures.published import RatedReview, rated_review
from jsna.publishing.publication import TABLES
from jsna.review.hashes import sha256_of
from jsna.review.project import Project
from jsna.review.tool import tool_file
from jsna.run.publication.manifest import FILE, check_manifest, read_manifest
from jsna.storage.files import read_stored

FOLDER = "areas-"  # what the name of a comparison's own folder begins with
COMPARISON = "comparison"  # the key that only the manifest of a comparison has


@dataclass(frozen=True)
class PublishedArea:
    """The outputs of one review.

    Parameters
    ----------
    folder
        Where they are; its name is what the comparison calls them.
    shown_as
        The folder as messages show it.
    """

    folder: Path
    shown_as: str

    def facts(self, project: Project) -> AreaFacts:
        """What the outputs say of their review.

        Parameters
        ----------
        project
            The project that has the tool and the codebook.

        Raises
        ------
        StorageError
            If there are none, they do not match their manifest, or it is not of this version.
        """
        if not (self.folder / FILE).is_file():
            raise StorageError(f"there are no outputs (no {FILE})")
        faults = check_manifest(self.folder)
        if faults:
            raise StorageError(f"the outputs do not match their manifest: {'; '.join(faults)}")
        manifest = read_manifest(self.folder)
        try:
            return _facts(self, manifest, project)
        except (KeyError, TypeError, AttributeError, ValueError):
            raise StorageError("the manifest does not say what this version needs") from None

    def rated(self, area: str) -> RatedReview:
        """The scores, under the name of their area.

        Raises
        ------
        StorageError
            If they are not there, or are not as this version writes them.
        """
        facts = self.table("review").assign(review=area)
        try:
            return rated_review(facts, self.table("score_results"))
        except ValueError as error:
            raise StorageError(str(error)) from None

    def table(self, name: str) -> pd.DataFrame:
        """A published table.

        Raises
        ------
        StorageError
            If it is not there, or is not as this version writes it.
        """
        path = self.folder / TABLES / f"{name}.csv"
        return read_stored(name, path, f"{TABLES}/{name}.csv")


@dataclass(frozen=True)
class AreaFacts:
    """What a manifest says of a review.

    Parameters
    ----------
    outputs
        The outputs whose manifest it is.
    area, date, notice
        The place, the review's own date, and what every output of it must say.
    synthetic, draft
        Whether it is made up, or not finished.
    tool, version
        The tool that it rated with.
    services
        The file of the codebook.
    made_with
        The files of both in ``config/``, with the hash that each had.
    added
        The day on which its last input came.
    digest
        The hash of the manifest.
    """

    outputs: PublishedArea
    area: str
    date: str
    notice: str
    synthetic: bool
    draft: bool
    tool: str
    version: str
    services: str
    made_with: tuple[tuple[Path, str], ...]
    added: dt.date
    digest: str

    @property
    def name(self) -> str:
        """What its outputs are called."""
        return self.outputs.folder.name


def area_in(manifest: Mapping[str, Any]) -> str:
    """The place that a manifest names, with one space between its words."""
    return " ".join(str(manifest["settings"]["area"]).split())


def _facts(outputs: PublishedArea, manifest: Mapping[str, Any], project: Project) -> AreaFacts:
    settings, config = manifest["settings"], manifest["config"]
    tool, services = str(settings["tool"]["id"]), str(settings["services"])
    files = (tool_file(project, tool), project.config / services)
    if any(each.parent != project.config for each in files):
        raise ValueError("the manifest names a file outside config/")
    return AreaFacts(
        outputs,
        area=area_in(manifest),
        date=str(manifest["date"]),
        notice=str(manifest["notice"]),
        synthetic=bool(settings["synthetic"]),
        draft=bool(settings["draft"]),
        tool=tool,
        version=str(settings["tool"]["version"]),
        services=services,
        made_with=tuple((each, str(config[each.name])) for each in files),
        added=max(dt.date.fromisoformat(each["added"]) for each in manifest["inputs"]),
        digest=sha256_of(outputs.folder / FILE),
    )
