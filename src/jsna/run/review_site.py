"""Makes the review site of a run: what it is compared with, and its pages in the outputs."""

from __future__ import annotations

from pathlib import Path

from jsna.publishing.review_site import Site, write_review_site
from jsna.publishing.review_site.changes import Since
from jsna.review.project import Project
from jsna.review.settings import Review
from jsna.run.comparison import compare_published, known_successions
from jsna.run.comparison.published import Published
from jsna.run.publication.manifest import FILE, read_manifest
from jsna.run.releases.frozen import release_of


def make_review_site(project: Project, review: Review, outputs: Path) -> None:
    """Write the review site into the outputs of a run, whose manifest lists all else.

    Raises
    ------
    RunError
        If a notebook cannot be shown, or shows a picture without a description.
    StorageError
        If what the outputs are compared with cannot be read.
    """
    manifest = read_manifest(outputs)
    # By the manifest, not by what lies in releases/ today: outputs that are computed again after
    # their release was frozen come out as they were.
    release = manifest.get("last_release") or {}
    since = (
        _since_release(project, review.id, outputs, release.get("version", "")),
        _since_review(project, review, outputs),
    )
    site = Site(outputs, review, manifest, since)
    for name, content in write_review_site(site).items():
        path = outputs / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def _since_release(project: Project, review_id: str, outputs: Path, version: str) -> Since:
    none = Since(
        "Since the last frozen release",
        "release",
        "No release of this review has been frozen yet, so there is nothing to compare with.",
    )
    if not version:
        return none
    release = release_of(project, review_id, version)
    return _compared(
        project, none, Published(release.outputs, release.title, release.version), outputs
    )


def _since_review(project: Project, review: Review, outputs: Path) -> Since:
    none = Since(
        "Since the last review",
        "last-review",
        "This review names no earlier one, so there is nothing to compare with.",
    )
    if not review.earlier:
        return none
    last = review.earlier[-1]
    folder = project.outputs(last)
    if not (folder / FILE).is_file():
        return Since(none.title, none.folder, f"The last review, {last}, has not been run here.")
    return _compared(project, none, Published(folder, f"review {last}"), outputs)


def _compared(project: Project, since: Since, before: Published, outputs: Path) -> Since:
    after = Published(outputs, "this run")
    known = known_successions(project, before, after)
    comparison = compare_published(before, after, known)
    return Since(since.title, since.folder, since.if_none, comparison, before.folder)
