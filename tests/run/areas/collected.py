"""Published outputs of made-up areas, in a folder: those of Exampleshire under other names.

Synthetic: no area, service or rating in them is real.
"""

from __future__ import annotations

import json
import random
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from jsna.measures.results import Result, results_table
from jsna.publishing.delimited import as_csv
from jsna.review.codebook_file import read_codebook
from jsna.review.hashes import sha256_of
from jsna.review.project import Project
from jsna.run.publication.manifest import FILE, files_of
from tests.conftest import REPOSITORY

NOTICE = "Synthetic: this area is not a real place, and nothing in this review is real."
THEMES = ("access", "workforce", "pathway", "leadership", "")
_GAP = ("gap_id", "service_id", "text", "status", "theme", "affects", "owner", "date", "evidence")


def exampleshires(folder: Path) -> dict[str, str]:
    """The three reviews of Exampleshire as three areas: the name of each folder with its area."""
    areas = {
        "example-2023": "Exampleshire North",
        "example-2024": "Exampleshire East",
        "example-2025": "Exampleshire South",
    }
    for name, area in areas.items():
        source = REPOSITORY / "outputs" / name
        for table in ("review", "score_results", "gap_statements"):
            target = folder / name / "tables" / f"{table}.csv"
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(source / "tables" / f"{table}.csv", target)
        manifest = json.loads((source / FILE).read_text(encoding="utf-8"))
        manifest["settings"]["area"] = area
        seal(folder / name, manifest)
    return areas


def seal(outputs: Path, manifest: Mapping[str, Any]) -> None:
    """Write the manifest of these outputs, with the hash of each file as it is."""
    sealed = {
        **manifest,
        "outputs": {name: sha256_of(outputs / name) for name in files_of(outputs)},
    }
    (outputs / FILE).write_text(json.dumps(sealed), encoding="utf-8")


def change(outputs: Path, **settings: Any) -> None:
    """Give the manifest of outputs other settings."""
    manifest = json.loads((outputs / FILE).read_text(encoding="utf-8"))
    manifest["settings"] |= settings
    seal(outputs, manifest)


def many(folder: Path, project: Project, count: int, seed: int = 1) -> list[str]:
    """So many made-up areas, rated by chance with the tool of Exampleshire."""
    chance = random.Random(seed)
    services = read_codebook(project, "example_services.csv").ids
    config = {
        name: sha256_of(project.config / name)
        for name in ("example_tool.toml", "example_services.csv")
    }
    for number in range(1, count + 1):
        name = f"synthetic-area-{number:03}"
        area = f"{chance.choice(['Upper', 'Lower', 'Great', 'Little', 'West'])} Madeup {number:03}"
        _write_area(folder / name, area, _scores(services, chance), _gaps(services, chance))
        settings = {
            "title": "Synthetic",
            "area": area,
            "synthetic": True,
            "draft": False,
            "services": "example_services.csv",
            "tool": {"id": "example-tool", "version": "1"},
        }
        manifest = {
            "review": name,
            "date": "2025-04",
            "notice": NOTICE,
            "settings": settings,
            "config": config,
            "inputs": [{"role": "ratings", "added": "2025-05-01"}],
        }
        seal(folder / name, manifest)
    return [f"synthetic-area-{number:03}" for number in range(1, count + 1)]


def _scores(services: list[str], chance: random.Random) -> list[Result]:
    found = []
    for service in services:
        if chance.random() < 0.05:
            continue
        if chance.random() < 0.03:
            found.append(Result("score", service_id=service, status="not estimable"))
            continue
        score = chance.choices(range(6), (1, 4, 8, 9, 5, 1))[0]
        found.append(Result("score", score, "score", service_id=service))
    return found


def _gaps(services: list[str], chance: random.Random) -> pd.DataFrame:
    rows = [
        (f"G{number}", service, "A made-up gap", chance.choice(["open", "planned", "closed"]),
         chance.choice(THEMES), "", "", "", "", number + 1)
        for number, service in enumerate(chance.sample(services, 5), start=1)
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=[*_GAP, "source_row"])


def _write_area(outputs: Path, area: str, scores: list[Result], gaps: pd.DataFrame) -> None:
    facts = pd.DataFrame(
        [(outputs.name, "Synthetic", area, "2025-04", "example-tool", "1", NOTICE)],
        columns=["review", "title", "area", "date", "tool_id", "tool_version", "notice"],
    )
    tables = {
        "review": facts,
        "score_results": results_table(outputs.name, scores),
        "gap_statements": gaps,
    }
    (outputs / "tables").mkdir(parents=True)
    for name, frame in tables.items():
        (outputs / "tables" / f"{name}.csv").write_bytes(as_csv(frame))
