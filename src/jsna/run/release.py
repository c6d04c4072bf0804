"""Freezes the outputs of a review as a release: signed off, numbered, and never rewritten."""

from __future__ import annotations

import shutil
import stat
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from jsna.errors import RunError, UsageError
from jsna.review.hashes import sha256_of
from jsna.review.project import Project
from jsna.review.settings import Review, read_review
from jsna.run.disk import storage_errors
from jsna.run.publication.manifest import FILE, files_of
from jsna.run.publication.workspace import only_run
from jsna.run.releases.frozen import OUTPUTS, Release, check_releases, releases_of
from jsna.run.releases.record import (
    RECORD,
    Correction,
    Followed,
    Record,
    as_toml,
    by_number,
    is_version,
)
from jsna.run.releases.signing import Signing, faults_of, signatures
from jsna.run.verify import Verdict, sealed_manifest, verify_review

_PARTIAL = ".partial-"
_READ_ONLY = stat.S_IREAD | stat.S_IRGRP | stat.S_IROTH
_OPEN = 0o755  # a temporary folder is its owner's alone
Verify = Callable[[Project, str], Verdict]


@dataclass(frozen=True)
class _Order:
    """A release that is to be made, with nothing against it."""

    project: Project
    review: Review
    version: str
    signing: Signing
    last: Release | None

    @property
    def parent(self) -> Path:
        """The folder of the review's releases."""
        return self.project.releases(self.review.id)

    def record(self, manifest: str) -> Record:
        """Its record, beside outputs whose manifest has this hash."""
        last, version = self.last, self.version
        made = (Correction(version=version, text=each.strip()) for each in self.signing.corrections)
        return Record(
            review=self.review.id,
            version=version,
            title=self.review.title,
            manifest=manifest,
            follows=Followed(**last.seal) if last else None,
            sign_off=tuple(each.signed for each in signatures(self.signing, self.review)),
            corrections=(*(last.record.corrections if last else ()), *made),
        )


def freeze(
    project: Project,
    review_id: str,
    version: str,
    signing: Signing,
    verify: Verify = verify_review,
) -> Release:
    """Freeze the outputs of a review under ``releases/<review>/<version>``.

    The outputs are computed again first: what is released can be made again by anyone.

    Parameters
    ----------
    project, review_id
        The review.
    version
        The version of the release, above that of the last one.
    signing
        Who signed it off, and what it corrects.
    verify
        Computes the outputs again and compares.

    Raises
    ------
    UsageError
        With all that stands against the release: in the words of the command, or a draft.
    StorageError
        If the outputs or an earlier release are not what they were, or the disk refuses.
    RunError
        If the outputs do not come out again.
    """
    review = read_review(project, review_id)
    releases = releases_of(project, review_id)
    faults = [
        *_faults_of_version(version, releases),
        *_faults_of_review(review),
        *faults_of(signing, review, first=not releases),
    ]
    if faults:
        listed = "\n".join(f"  {number}. {each}" for number, each in enumerate(faults, start=1))
        said = f"Nothing was frozen as {version} of review {review_id}.\n{listed}"
        raise UsageError(said, faults)
    sealed_manifest(project, review_id)
    manifest = sha256_of(project.outputs(review_id) / FILE)
    _refuse_changed(project, review_id)
    verdict = verify(project, review_id)
    if not (verdict.identical or verdict.only_pixels):
        raise RunError(f"{verdict}\nNothing was frozen. Look at it, then run: jsna run {review_id}")
    last = releases[-1] if releases else None
    return _put(_Order(project, review, version, signing, last), manifest)


def _faults_of_version(version: str, releases: list[Release]) -> Iterator[str]:
    if not is_version(version):
        yield f'"{version}" is not a version. A version is two or three numbers, such as 1.0.'
        return
    last = releases[-1].version if releases else ""
    if any(by_number(each.version) == by_number(version) for each in releases):
        yield f"Release {version} exists, and is never rewritten. The next is above {last}."
    elif releases and by_number(version) < by_number(last):
        yield f"Release {last} exists: the next one has a version above it."


def _faults_of_review(review: Review) -> Iterator[str]:
    if review.draft:
        yield "The review is a draft. Take draft = true out of review.toml, and run it."


def _refuse_changed(project: Project, review_id: str) -> None:
    faults = check_releases(project, review_id)
    if faults:
        raise RunError(
            f"A frozen release is not as it was frozen: {'; '.join(faults)}. "
            "Take it from version control first. Nothing was frozen."
        )


def _put(order: _Order, manifest: str) -> Release:
    """Copy the outputs beside their place, seal them, and move them there as one."""
    parent, place = order.parent, order.parent / order.version
    record = order.record(manifest)
    with only_run(order.project, order.review.id), storage_errors(place):
        parent.mkdir(parents=True, exist_ok=True)
        for left in parent.glob(f"{_PARTIAL}*"):
            _remove(left)
        partial = Path(tempfile.mkdtemp(prefix=_PARTIAL, dir=parent))
        try:
            _copy(order.project.outputs(order.review.id), partial / OUTPUTS)
            if sha256_of(partial / OUTPUTS / FILE) != manifest:
                raise RunError("The outputs were changed meanwhile. Nothing was frozen. Try again.")
            (partial / RECORD).write_text(as_toml(record), encoding="utf-8", newline="\n")
            for path in filter(Path.is_file, partial.rglob("*")):
                path.chmod(_READ_ONLY)
            partial.chmod(_OPEN)
            partial.rename(place)
        finally:
            if partial.exists():
                _remove(partial)
    return Release(place, record)


def _copy(outputs: Path, target: Path) -> None:
    """Copy what the manifest lists, and the manifest; not what a file manager left."""
    for name in (*files_of(outputs), FILE):
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(outputs / name, target / name)


def _remove(folder: Path) -> None:
    """Remove a folder that was not finished; some systems refuse while a file is read-only."""
    for path in filter(Path.is_file, folder.rglob("*")):
        path.chmod(stat.S_IWRITE | stat.S_IREAD)
    shutil.rmtree(folder)
