"""The files of a comparison across areas, sealed by a manifest that names what they rest on."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from jsna import __version__
from jsna.exhibits.areas.content import Areas
from jsna.review.hashes import sha256_of
from jsna.run.areas.published import COMPARISON, AreaFacts
from jsna.run.publication.manifest import FILE


def write_sealed(
    folder: Path, files: Mapping[str, bytes], facts: Sequence[AreaFacts], content: Areas
) -> None:
    """Write the files and the manifest.

    Parameters
    ----------
    folder
        The folder, which this makes.
    files
        What each file holds, by its name.
    facts, content
        The reviews that were compared, and what was found.
    """
    folder.mkdir()
    for name, content_of in files.items():
        (folder / name).write_bytes(content_of)
    manifest = {
        COMPARISON: "areas",
        "synthetic": content.synthetic,
        "jsna": __version__,
        "tool": {"id": content.tool.id, "version": content.tool.version},
        "config": {path.name: digest for path, digest in facts[0].made_with},
        "area": content.chosen,
        "areas": [
            {"area": each.area, "outputs": each.name, "date": each.date, "manifest": each.digest}
            for each in facts
        ],
        "outputs": {name: sha256_of(folder / name) for name in sorted(files)},
    }
    text = json.dumps(manifest, indent=2, ensure_ascii=False)
    (folder / FILE).write_text(f"{text}\n", encoding="utf-8", newline="\n")
