from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from jsna.exhibits.areas.content import Areas
from jsna.review.hashes import sha256_of
from jsna.review.project import Project
from jsna.run.areas.published import PublishedArea
from jsna.run.areas.sealed import write_sealed
from jsna.run.publication.manifest import FILE, check_manifest
from tests.run.areas.collected import exampleshires


@dataclass
class Tool:
    id: str = "example"
    version: str = "7"


@dataclass
class Found:
    """As much of what was found as the manifest names."""

    tool: Tool
    synthetic: bool = True
    chosen: str = "Exampleshire South"


def test_the_manifest_names_what_was_read_and_seals_what_was_made(
    project: Project, tmp_path: Path
) -> None:
    collected = tmp_path / "collected"
    names = exampleshires(collected)
    facts = [PublishedArea(collected / name, name).facts(project) for name in names]
    place = tmp_path / "areas"
    write_sealed(place, {"b.html": b"b", "a.csv": b"a"}, facts, cast("Areas", Found(Tool())))

    assert (place / "b.html").read_bytes() == b"b"
    assert check_manifest(place) == []
    manifest = json.loads((place / FILE).read_text(encoding="utf-8"))
    assert list(manifest["outputs"]) == ["a.csv", "b.html"]
    assert [(each["area"], each["outputs"]) for each in manifest["areas"]] == [
        (area, name) for name, area in names.items()
    ]
    assert {each["outputs"]: each["manifest"] for each in manifest["areas"]} == {
        name: sha256_of(collected / name / FILE) for name in names
    }
    assert (manifest["synthetic"], manifest["area"]) == (True, "Exampleshire South")
    assert manifest["tool"] == {"id": "example", "version": "7"}
    assert manifest["config"] == {
        name: sha256_of(project.config / name)
        for name in ("example_tool.toml", "example_services.csv")
    }
