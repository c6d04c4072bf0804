"""How each review of a project stands: declared, published, whole, released."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Literal

from jsna.errors import JsnaError, StorageError
from jsna.review.project import Project
from jsna.review.settings import Review, read_declared
from jsna.run.publication.manifest import FILE, check_manifest
from jsna.run.releases.frozen import releases_of

State = Literal[
    "published", "not run", "outputs changed by hand", "cannot be read", "no review.toml"
]


@dataclass(frozen=True)
class Standing:
    """How one review stands.

    Parameters
    ----------
    review
        Its id.
    title, date
        What it says of itself; empty where it cannot be read.
    state
        Whether its outputs are there and whole, or why not.
    kind
        "synthetic", "draft", or "" for a real review that is ready.
    releases
        The versions of its frozen releases, the oldest first.
    drafted
        Whether a draft of it was made.
    """

    review: str
    title: str
    date: str
    state: State
    kind: str
    releases: tuple[str, ...]
    drafted: bool = False

    def as_data(self) -> dict[str, object]:
        """The same, for programs."""
        return {**asdict(self), "releases": list(self.releases)}


def standings(project: Project) -> tuple[Standing, ...]:
    """How every review stands, in the order of their ids. Nothing is computed.

    Then the folders that would be reviews if they had a ``review.toml``.
    """
    reviews = [_standing(project, review_id) for review_id in project.review_ids()]
    others = project.without_settings()
    return (*reviews, *(Standing(name, "", "", "no review.toml", "", ()) for name in others))


def _standing(project: Project, review_id: str) -> Standing:
    try:
        review = read_declared(project, review_id)
    except JsnaError:
        return Standing(review_id, "", "", "cannot be read", "", ())
    releases = tuple(each.version for each in releases_of(project, review_id))
    return Standing(
        review_id,
        review.own_title,
        review.date,
        _state(project, review_id),
        _kind(review),
        releases,
        (project.drafts(review_id) / FILE).is_file(),
    )


def _kind(review: Review) -> str:
    return "synthetic" if review.synthetic else "draft" if review.draft else ""


def _state(project: Project, review_id: str) -> State:
    outputs = project.outputs(review_id)
    if not (outputs / FILE).is_file():
        return "not run"
    try:
        return "outputs changed by hand" if check_manifest(outputs) else "published"
    except StorageError:
        return "outputs changed by hand"
