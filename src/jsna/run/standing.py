"""How each review of a project stands: declared, published, whole, released."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Literal

from jsna.errors import JsnaError, StorageError
from jsna.review.hashes import sha256_if_there
from jsna.review.project import Project
from jsna.review.settings import Review, read_declared
from jsna.run.publication.manifest import FILE, check_manifest, made_from, read_manifest
from jsna.run.releases.frozen import releases_of

State = Literal[
    "published",
    "published, inputs changed since",
    "not run",
    "outputs changed by hand",
    "cannot be read",
    "a release cannot be read",
    "no review.toml",
]
# Of what outputs are made from: what another release of this package changes, and no person.
_NOT_INPUTS = {"jsna", "requirements_lock"}


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
        Whether its outputs are there, whole and made from the inputs as they are, or why not.
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
    try:
        state = _state(project, review)
        releases = tuple(each.version for each in releases_of(project, review_id))
    except JsnaError:
        state, releases = "a release cannot be read", ()
    return Standing(
        review_id,
        review.own_title,
        review.date,
        state,
        _kind(review),
        releases,
        (project.drafts(review_id) / FILE).is_file(),
    )


def _kind(review: Review) -> str:
    return "synthetic" if review.synthetic else "draft" if review.draft else ""


def _state(project: Project, review: Review) -> State:
    outputs = project.outputs(review.id)
    if not (outputs / FILE).is_file():
        return "not run"
    try:
        if check_manifest(outputs):
            return "outputs changed by hand"
        sealed = read_manifest(outputs)
    except StorageError:
        return "outputs changed by hand"
    return (
        "published" if _is_made_from(sealed, project, review) else "published, inputs changed since"
    )


def _is_made_from(sealed: Mapping[str, Any], project: Project, review: Review) -> bool:
    """Whether the inputs and all that a person decided are as these outputs were made from them."""
    raw = project.raw(review.id)
    given = review.inputs.values()
    if any(sha256_if_there(raw / each.file) != each.sha256 for each in given):
        return False
    try:
        parameters, release = sealed.get("parameters", {}), sealed.get("last_release")
        now = made_from(project, review, parameters, release)
    except (JsnaError, OSError):
        return False
    as_sealed = json.loads(json.dumps(now))
    return all(sealed.get(key) == as_sealed[key] for key in as_sealed.keys() - _NOT_INPUTS)
