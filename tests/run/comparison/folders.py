"""Published outputs for tests: small ones by hand, and a review computed without kernels."""

from __future__ import annotations

import csv
import json
import random
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from jsna.exhibits.chapter import compose_chapter
from jsna.pipeline import STEPS
from jsna.publishing.delimited import write_stored_tables, write_tables, write_values
from jsna.publishing.publication import Publication
from jsna.publishing.sentences import write_sentences
from jsna.review.inputs import accept_inputs
from jsna.review.project import WORKSPACE_VARIABLE, Project
from jsna.review.settings import read_review
from jsna.run.comparison.published import Published, Row
from jsna.run.publication.manifest import FILE, write_manifest

INPUT = {"role": "assessment", "file": "ratings.csv", "sha256": "1", "read": {}}
MANIFEST: dict[str, Any] = {
    "review": "tiny",
    "date": "2001-02",
    "jsna": "1.0.0",
    "parameters": {},
    "settings": {},
    "requirements_lock": "1",
    "config": {},
    "earlier": {},
    "inputs": [INPUT],
}


def put(
    folder: Path,
    tables: Mapping[str, Sequence[Row]] | None = None,
    notebooks: Mapping[str, str] | None = None,
    **manifest: Any,
) -> Published:
    """An outputs folder with these tables, notebooks of one cell, and changes of the manifest."""
    for name, rows in (tables or {}).items():
        path = folder / (name if "/" in name else f"tables/{name}.csv")
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(rows[0]) if rows else ["nothing"])
            writer.writeheader()
            writer.writerows(rows)
    for name, source in (notebooks or {}).items():
        path = folder / "notebooks" / f"{name}.ipynb"
        path.parent.mkdir(parents=True, exist_ok=True)
        cell = {"cell_type": "code", "source": source, "metadata": {"tags": ["parameters"]}}
        path.write_text(json.dumps({"cells": [cell]}), encoding="utf-8")
    folder.mkdir(parents=True, exist_ok=True)
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    outputs = {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in files}
    content = {**MANIFEST, **manifest, "outputs": outputs}
    (folder / FILE).write_text(json.dumps(content), encoding="utf-8")
    return Published(folder, folder.name)


NOTEBOOKS = {step.notebook: "review = 'tiny'" for step in STEPS} | {
    "04_gap_rankings": "target = None",
    "05_residents_voice": "target = None",
}


def two_sides(
    folder: Path, before: dict[str, Any], after: dict[str, Any]
) -> tuple[Published, Published]:
    """Two outputs called "one" and "two", whose manifests or notebooks are changed like this."""
    one, two = (
        put(folder / name, notebooks={**NOTEBOOKS, **side.pop("notebooks", {})}, **side)
        for name, side in (("one", before), ("two", after))
    )
    return one, two


def computed(
    project: Project, review_id: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> Published:
    """A review as its notebooks compute it, in this process and without a picture."""
    monkeypatch.setenv(WORKSPACE_VARIABLE, str(folder / "work"))
    accept_inputs(project, read_review(project, review_id))
    names: dict[str, Any] = {}
    for step in STEPS:
        names = {"display": lambda *_: None}
        for source in _code(project.notebooks / f"{step.notebook}.ipynb"):
            # What is displayed is drawn when somebody looks at it, and here nobody does.
            if "publish_chapter(chapter" not in source:
                exec(source.replace('review: str = "2023"', f'review = "{review_id}"'), names)
    publication = Publication(compose_chapter(names["content"]), names["store"].public_tables())
    outputs = folder / "outputs"
    for write in (write_values, write_tables, write_stored_tables, write_sentences):
        for name, content in write(publication).items():
            path = outputs / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
    write_manifest(outputs, project, read_review(project, review_id), {})
    return Published(outputs, folder.name)


def _code(notebook: Path) -> list[str]:
    cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    return ["".join(each["source"]) for each in cells if each["cell_type"] == "code"]


def change_cell(path: Path, row: int, column: str, becomes: str) -> str:
    """Change one cell of an input, counted as a spreadsheet does; gives back what stood there."""
    rows = list(csv.reader(path.read_text(encoding="utf-8").splitlines(keepends=True)))
    at = rows[0].index(column)
    was, rows[row - 1][at] = rows[row - 1][at], becomes
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)
    return was


def any_cell(seed: int, folder: Path) -> tuple[Path, int, str]:
    """A cell of any input of the review of 2023 that can say something else by itself."""
    cells = [
        ("pathway_assessment.csv", 15, "Score (0 – 5)"),
        ("pathway_assessment.csv", 2, "Key gaps"),
        ("parent_survey_priorities.csv", 17, "Priority"),
        ("engagement_issues.csv", 5, "What was said"),
        ("engagement_sources.csv", 7, "Source"),
        ("evidence_links.csv", 48, "reason"),
    ]
    draw = random.Random(seed)
    file, rows, column = draw.choice(cells)
    return folder / file, draw.randint(2, rows + 1) if rows > 2 else 2, column
