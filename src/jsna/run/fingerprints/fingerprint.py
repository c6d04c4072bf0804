"""Fingerprints of all that outputs are made from. Nothing heavy is imported: most runs end here."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from jsna.review.hashes import sha256_if_there
from jsna.review.litter import is_marked_copy
from jsna.review.project import Project
from jsna.run.fingerprints.code import code
from jsna.run.fingerprints.files import UNREADABLE, Hashes, digest, hashes_below

_SETTINGS = ("review.toml", "survey.toml")


def code_of(project: Project, notebook: str) -> str:
    """The hash of the code that can run when a notebook is executed, packages included."""
    return code().of(_code_in(project.notebooks / name) for name in notebook_of(project, notebook))


def _code_in(path: Path) -> str:
    text = path.read_text(encoding="utf-8", errors="replace")
    try:
        sources = [cell["source"] for cell in json.loads(text)["cells"]]
    except (ValueError, LookupError, TypeError):
        return text  # A module; what is no notebook is refused before it is executed.
    return "\n".join("".join(each) for each in sources)


def notebook_of(project: Project, notebook: str) -> Hashes:
    """The hashes of a notebook's source and of what lies beside it and is no notebook."""
    found = hashes_below(project.notebooks)
    own = f"{notebook}.ipynb"
    return {name: each for name, each in found.items() if name == own or _is_module(name)}


def _is_module(name: str) -> bool:
    return not name.endswith(".ipynb")


@dataclass(frozen=True)
class Raw:
    """The hashes of the files of a review's own folder, by the steps that can read them.

    Parameters
    ----------
    received
        The inputs and all that is restricted, what people decided to change included: read by the
        steps that have inputs.
    words
        The analyst's own words and the template for Word: read by the step that publishes.
    settings
        All else: read by every step.
    """

    received: Hashes
    words: Hashes
    settings: Hashes


def raw_of(project: Project, review_id: str, inputs: Iterable[str], template: str | None) -> Raw:
    """The files of a review's own folder.

    Parameters
    ----------
    project, review_id
        The review.
    inputs, template
        The files that its settings name as inputs, and as the template for Word if they do.
    """
    named = set(inputs)
    raw = Raw({}, {}, {})
    for name, each in _own_files(project, review_id).items():
        if name in named or name.startswith("restricted/"):
            raw.received[name] = each
        elif name == template or name.startswith("prose/"):
            raw.words[name] = each
        else:
            raw.settings[name] = each
    return raw


def _own_files(project: Project, review_id: str) -> Hashes:
    """The files of a review's own folder, but for marked copies that its settings do not name."""
    raw = project.raw(review_id)
    found = hashes_below(raw)
    copies = [name for name in found if is_marked_copy(name)]
    if copies:
        # Looked for in the text: what understands settings takes longer than all of this.
        texts = [raw / name for name in _SETTINGS if found.get(name, UNREADABLE) != UNREADABLE]
        said = "".join(path.read_text(encoding="utf-8", errors="replace") for path in texts)
        for name in copies:
            if name.rpartition("/")[2] not in said:
                del found[name]
    return found


def tables_of(project: Project, review_ids: Iterable[str]) -> dict[str, Hashes]:
    """The hashes of the tables that other reviews have published."""
    return {each: hashes_below(project.outputs(each) / "tables") for each in review_ids}


def _published_of(project: Project, review_id: str) -> list[object]:
    """An earlier review: its outputs, and the settings that say what has replaced what since."""
    raw = project.raw(review_id)
    settings = [sha256_if_there(raw / name) for name in _SETTINGS]
    return [hashes_below(project.outputs(review_id)), settings]


def whole(
    project: Project, review_id: str, earlier: Iterable[str], words: Mapping[str, str]
) -> str:
    """The fingerprint of all that the outputs of a review are made from.

    Parameters
    ----------
    project, review_id
        The review.
    earlier
        The reviews that its settings name as earlier ones.
    words
        Text for each parameter that is set, as typed.
    """
    return digest(
        {
            "code": [code().whole, sha256_if_there(project.lock)],
            "parameters": dict(words),
            "notebooks": hashes_below(project.notebooks),
            "config": hashes_below(project.config),
            "raw": _own_files(project, review_id),
            "earlier": {each: _published_of(project, each) for each in earlier},
            "releases": hashes_below(project.releases(review_id)),
        }
    )
