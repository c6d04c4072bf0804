"""The frozen releases of a review: which there are, and whether each is as it was frozen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from jsna.errors import InputError, Problem, StorageError, UsageError, did_you_mean
from jsna.review.hashes import sha256_of
from jsna.review.project import Project
from jsna.review.strict import read_toml
from jsna.run.publication.manifest import FILE, check_manifest
from jsna.run.releases.record import RECORD, Record, by_number, is_version

OUTPUTS = "outputs"


@dataclass(frozen=True)
class Release:
    """A frozen release.

    Parameters
    ----------
    folder
        ``releases/<review>/<version>``, which holds its record and its outputs.
    record
        What its record says.
    """

    folder: Path
    record: Record

    @property
    def version(self) -> str:
        """Its version."""
        return self.record.version

    @property
    def outputs(self) -> Path:
        """The outputs as they were frozen."""
        return self.folder / OUTPUTS

    @property
    def sha256(self) -> str:
        """The hash of its record, and by it of every file of the release."""
        return sha256_of(self.folder / RECORD)

    @property
    def title(self) -> str:
        """What it is called in a sentence."""
        return f"release {self.version} of {self.record.review}"

    @property
    def seal(self) -> dict[str, str]:
        """What others record of it, so that it cannot be rewritten."""
        return {"version": self.version, "sha256": self.sha256}

    def faults(self) -> list[str]:
        """A line for each file of it that is missing, changed or not listed."""
        if self.version != self.folder.name:
            return [f"its record is that of {self.version}"]
        try:
            faults = check_manifest(self.outputs)
            if sha256_of(self.outputs / FILE) != self.record.manifest:
                faults.insert(0, f"{FILE} was changed")
        except StorageError:
            # Its own words say to run the review: what was frozen is not made again by that.
            return [f"{FILE} is missing or damaged"]
        return faults


def releases_of(project: Project, review_id: str) -> list[Release]:
    """The frozen releases of a review, the first one first.

    Raises
    ------
    InputError
        With all that is wrong with the records.
    """
    problems: list[Problem] = []
    found: list[Release] = []
    for folder in project.releases(review_id).glob("*"):
        if not is_version(folder.name) or not folder.is_dir():
            continue
        path = folder / RECORD
        try:
            found.append(Release(folder, read_toml(path, Record, project.relative(path))))
        except InputError as error:
            problems += error.problems
    if problems:
        raise InputError(sorted(problems))
    return sorted(found, key=lambda each: by_number(each.folder.name))


def last_release(project: Project, review_id: str) -> Release | None:
    """The release of a review that was frozen last, if there is one."""
    found = releases_of(project, review_id)
    return found[-1] if found else None


def seal_of_last(project: Project, review_id: str) -> dict[str, str] | None:
    """What a run records of the release that was frozen last, if there is one."""
    release = last_release(project, review_id)
    return release.seal if release else None


def release_of(project: Project, review_id: str, version: str) -> Release:
    """The release of this version.

    Raises
    ------
    UsageError
        If there is none.
    """
    by_version = {each.version: each for each in releases_of(project, review_id)}
    if version not in by_version:
        hint = did_you_mean(version, by_version)
        raise UsageError(f'There is no release "{version}" of review {review_id} ({hint}).')
    return by_version[version]


def check_releases(
    project: Project, review_id: str, recorded: Mapping[str, str] | None = None
) -> list[str]:
    """What in the frozen releases of a review is not as it was frozen: nothing, if they hold.

    Parameters
    ----------
    project, review_id
        The review.
    recorded
        Version and hash of a release as the manifest of outputs has them, if it names one.

    Returns
    -------
    list of str
        A line for each file that is missing, changed or not listed.
    """
    faults: list[str] = []
    before: Release | None = None
    for release in releases_of(project, review_id):
        faults += (f"{project.relative(release.folder)}: {each}" for each in release.faults())
        named = release.record.follows
        if (named and named.version) != (before and before.version):
            record = project.relative(release.folder / RECORD)
            faults.append(f"{record}: the release that it follows is not the one before it")
        elif named and before and named.sha256 != before.sha256:
            record = project.relative(before.folder / RECORD)
            faults.append(f"{record} was changed since {release.version} followed it")
        before = release
    return [*faults, *_not_as_recorded(project, review_id, recorded or {})]


def _not_as_recorded(
    project: Project, review_id: str, recorded: Mapping[str, str]
) -> Iterator[str]:
    by_version = {each.version: each for each in releases_of(project, review_id)}
    version = recorded.get("version")
    if version and version not in by_version:
        yield f"release {version} is missing, and the outputs are compared with it"
    elif version and by_version[version].sha256 != recorded.get("sha256"):
        record = project.relative(by_version[version].folder / RECORD)
        yield f"{record} was changed since the outputs were compared with it"
