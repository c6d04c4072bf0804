"""The manifest of an outputs folder: what it was made from, and the hash of every file in it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from jsna import __version__
from jsna.errors import StorageError
from jsna.review.analysis_plan import PLAN_FILE
from jsna.review.hashes import sha256_if_there, sha256_of
from jsna.review.inputs import prose_files, read_template
from jsna.review.litter import is_litter
from jsna.review.project import Project
from jsna.review.restricted import decision_files
from jsna.review.settings import Review
from jsna.review.survey_file import SPEC_FILE
from jsna.review.tool import tool_file

FILE = "manifest.json"


def write_manifest(
    outputs: Path,
    project: Project,
    review: Review,
    parameters: Mapping[str, str],
    last_release: Mapping[str, str] | None = None,
) -> None:
    """Seal an outputs folder. There is no time of day in it: two runs give the same bytes.

    Package versions stand in the run's log; here the hash of the lock file stands for them. The
    code of a run stands in its executed notebooks and in the version of this package: a hash of
    the package's files would change every output at every commit.

    Parameters
    ----------
    outputs
        The folder, with all else that it is to hold.
    project, review, parameters
        What it was made from.
    last_release
        Version and hash of the release of the review that was frozen last, if there is one: the
        outputs are compared with it.
    """
    content = {
        **made_from(project, review, parameters, last_release),
        "outputs": _hashes(outputs),
    }
    text = json.dumps(content, indent=2, ensure_ascii=False)
    (outputs / FILE).write_text(f"{text}\n", encoding="utf-8", newline="\n")


def made_from(
    project: Project,
    review: Review,
    parameters: Mapping[str, str],
    last_release: Mapping[str, str] | None = None,
) -> dict[str, Any]:
    """What outputs are made from as things stand: all of a manifest but the files that it seals.

    The hash of an input is the one that a person accepted; a run refuses a file with another.
    """
    return {
        "review": review.id,
        "title": review.title,
        "date": review.date,
        "notice": review.notice,
        "jsna": __version__,
        "parameters": dict(sorted(parameters.items())),
        "settings": review.model_dump(mode="json", by_alias=True, exclude=_without(review)),
        "requirements_lock": sha256_if_there(project.lock),
        "config": {
            path.name: sha256_of(path)
            for path in (tool_file(project, review.tool.id), project.config / review.services)
            if path.is_file()
        },
        "decisions": {path.name: sha256_of(path) for path in decision_files(project, review.id)},
        "prose": {path.name: sha256_of(path) for path in prose_files(project, review.id)},
        "earlier": {
            earlier: sha256_if_there(project.outputs(earlier) / FILE) for earlier in review.earlier
        },
        "last_release": dict(last_release) if last_release else None,
        "inputs": [
            {
                "role": role,
                "file": given.file,
                "sha256": given.sha256,
                "origin": given.origin,
                "added": given.added.isoformat(),
                "read": {"columns": given.columns, "restricted": list(given.restricted)},
            }
            for role, given in sorted(review.inputs.items())
        ],
        **_survey(project, review),
        **_template(project, review),
    }


def read_manifest(outputs: Path) -> dict[str, Any]:
    """The manifest of an outputs folder.

    Raises
    ------
    StorageError
        If there is none, or it is damaged.
    """
    path, again = outputs / FILE, f"Run: jsna run {outputs.name}"
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise StorageError(
            f"There is no {path}: the outputs were never made, or not to the end. {again}"
        ) from None
    except (OSError, ValueError) as error:
        raise StorageError(f"{path} cannot be read ({error}). {again}") from None
    if not isinstance(content, dict) or not _is_text_map(content.get("outputs")):
        raise StorageError(f"{path} is not a manifest of this version of jsna. {again}")
    return content


def check_manifest(outputs: Path) -> list[str]:
    """What in an outputs folder is not as its manifest says: nothing, if it holds.

    Returns
    -------
    list of str
        A line for each file that is missing, changed or not listed.
    """
    listed: dict[str, str] = read_manifest(outputs)["outputs"]
    found = _hashes(outputs)
    return [
        *(f"{name} is missing" for name in sorted(listed.keys() - found.keys())),
        *(f"{name} is not listed" for name in sorted(found.keys() - listed.keys())),
        *(
            f"{name} was changed"
            for name in sorted(listed)
            if found.get(name, listed[name]) != listed[name]
        ),
    ]


def files_of(folder: Path) -> list[str]:
    """The files below a folder, by their path inside it, without the manifest and litter."""
    names = (
        path.relative_to(folder).as_posix() for path in sorted(folder.rglob("*")) if path.is_file()
    )
    return [name for name in names if name != FILE and not is_litter(name)]


def _hashes(folder: Path) -> dict[str, str]:
    return {name: sha256_of(folder / name) for name in files_of(folder)}


def _without(review: Review) -> set[str]:
    """Settings that are told elsewhere, or that say nothing of a review without answers."""
    told = {"id", "inputs"}
    return told if "survey_export" in review.inputs else {*told, "estimates", "disclosure"}


def _survey(project: Project, review: Review) -> dict[str, dict[str, str]]:
    """The questions of the survey and the plan of its analysis; nothing where it has no answers."""
    paths = [project.raw(review.id) / name for name in (SPEC_FILE, PLAN_FILE)]
    there = {path.name: sha256_of(path) for path in paths if path.is_file()}
    return {"survey": there} if "survey_export" in review.inputs else {}


def _template(project: Project, review: Review) -> dict[str, dict[str, str]]:
    """The review's own template for Word, an input like the others; nothing where it has none."""
    content = read_template(project, review)
    if review.chapter.template is None or content is None:
        return {}
    digest = hashlib.sha256(content).hexdigest()
    return {"template": {"file": review.chapter.template, "sha256": digest}}


def _is_text_map(content: object) -> bool:
    return isinstance(content, dict) and all(isinstance(each, str) for each in content.values())
