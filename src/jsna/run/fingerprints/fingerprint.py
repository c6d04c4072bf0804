"""Fingerprints of all that outputs are made from. Nothing heavy is imported: most runs end here."""

from __future__ import annotations

import hashlib
import json
import os
import platform
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import jsna
from jsna.review.hashes import sha256_if_there, sha256_of
from jsna.review.litter import FOLDERS, is_litter, is_marked_copy
from jsna.review.project import Project

Hashes = dict[str, str]
UNREADABLE = "cannot be read"
_SETTINGS = ("review.toml", "survey.toml")


def hashes_below(folder: Path) -> Hashes:
    """The hash of every file below a folder, linked folders included, by its path inside it.

    Litter is left out, and so is a link that leads nowhere. A file that cannot be read has a word
    in place of its hash, so that it counts as another one once it can be; that it cannot, is for
    the reader to say who needs it.
    """
    found: Hashes = {}
    for path in _files(folder):
        with suppress(FileNotFoundError):
            found[path.relative_to(folder).as_posix()] = _hash_or_word(path)
    return found


def _files(folder: Path) -> Iterator[Path]:
    for parent, folders, files in os.walk(folder, followlinks=True):
        folders[:] = sorted(set(folders).difference(FOLDERS))
        yield from (Path(parent, name) for name in sorted(files) if not is_litter(name))


def _hash_or_word(path: Path) -> str:
    try:
        return sha256_of(path)
    except FileNotFoundError:
        raise
    except OSError:
        return UNREADABLE


def digest(content: object) -> str:
    """One hash for what JSON can hold."""
    text = json.dumps(content, sort_keys=True, ensure_ascii=True)
    return hashlib.sha256(text.encode("ascii")).hexdigest()


@cache
def code() -> str:
    """The hash of this package, its data included, and of the Python and the packages it uses.

    It is that of the first call: what has changed since on the disk is not what this process runs.
    """
    return code_on_disk()


def code_on_disk() -> str:
    """The same, as it is now."""
    installed = sorted(
        name
        for place in map(Path, sys.path)
        if place.is_dir()
        for name in os.listdir(place)  # noqa: PTH208 - names alone, of thousands
        if name.endswith((".dist-info", ".egg-info"))
    )
    python = [sys.version, sys.platform, platform.machine()]
    return digest([hashes_below(Path(jsna.__file__).parent), python, installed])


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
            "code": [code(), sha256_if_there(project.lock)],
            "parameters": dict(words),
            "notebooks": hashes_below(project.notebooks),
            "config": hashes_below(project.config),
            "raw": _own_files(project, review_id),
            "earlier": {each: _published_of(project, each) for each in earlier},
            "releases": hashes_below(project.releases(review_id)),
        }
    )
