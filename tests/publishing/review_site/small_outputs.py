"""A folder of outputs with one notebook and one figure, and what it is compared with."""

from __future__ import annotations

import json
from base64 import b64encode
from pathlib import Path
from typing import Any

from jsna.publishing.changes import Cause, Change, ExhibitChange, Field, Piece, SentenceChange
from jsna.publishing.comparison import Comparison, Side
from jsna.publishing.review_site import Site
from jsna.publishing.review_site.changes import Since
from jsna.review.settings import Review
from tests.exhibits.content_of_reviews import content_of_2023

PNG = b"\x89PNG published"
OTHER_PNG = b"\x89PNG of a notebook alone"
SVG = b'<svg width="300pt" height="150pt" xmlns="http://www.w3.org/2000/svg"></svg>'
ALT = "Dot chart of 15 services. The numbers are in Table 18."
ISSUES = (
    "file,row,column,check,finding\n"
    'data/raw/2023/a.csv,12,Key gaps,"high rating, quality not known",It is <b>4</b>\n'
    "data/raw/2023/a.csv,0,,low rating without a gap,'=Nothing is listed\n"
)
CHANGES = "file,row,column,before,after,rule\ndata/raw/2023/a.csv,3,Score, 3 ,3,spaces go\n"


def code(source: str, *outputs: dict[str, Any], number: int = 1) -> dict[str, Any]:
    """A code cell that was executed."""
    return {
        "cell_type": "code",
        "id": f"code-{number}",
        "execution_count": number,
        "metadata": {},
        "source": source,
        "outputs": list(outputs),
    }


def prose(source: str) -> dict[str, Any]:
    """A Markdown cell without an id, as older notebooks have it."""
    return {"cell_type": "markdown", "metadata": {}, "source": source.splitlines(keepends=True)}


def shown(**data: str) -> dict[str, Any]:
    """An output; the double underline of a name stands for the slash of its type."""
    named = {kind.replace("__", "/"): content for kind, content in data.items()}
    return {"output_type": "display_data", "data": named, "metadata": {}}


def picture(content: bytes, alt: str) -> dict[str, Any]:
    """An output that is a picture."""
    return shown(image__png=b64encode(content).decode("ascii"), text__plain=alt)


def notebook(*cells: dict[str, Any]) -> bytes:
    """The bytes of an executed notebook."""
    return json.dumps({"cells": cells, "metadata": {}, "nbformat": 4}).encode()


def small_outputs(folder: Path) -> Path:
    """The outputs, written into a new folder."""
    for name in ("notebooks", "figures", "tables"):
        (folder / name).mkdir(parents=True)
    cells = (
        prose("# How are services rated?\n\nA paragraph."),
        code("show(scores)", picture(PNG, ALT), shown(text__html="<p>It ran.</p>")),
    )
    (folder / "notebooks" / "01_scores.ipynb").write_bytes(notebook(*cells))
    second = notebook(prose("# What comes then?"), code("1 + 1", shown(text__plain="2")))
    (folder / "notebooks" / "02_then.ipynb").write_bytes(second)
    for ending, content in ((".png", PNG), (".svg", SVG), ("_narrow.svg", SVG)):
        (folder / "figures" / f"figure_1_scores{ending}").write_bytes(content)
    alt = folder / "figures" / "figure_1_scores_alt.txt"
    alt.write_text(f"{ALT}\nA note.\n", encoding="utf-8")
    (folder / "tables" / "assessment_issues.csv").write_text(ISSUES, encoding="utf-8")
    (folder / "tables" / "assessment_changes.csv").write_text(CHANGES, encoding="utf-8")
    (folder / "chapter.html").write_text("<p>The chapter</p>", encoding="utf-8")
    return folder


def manifest(outputs: Path) -> dict[str, Any]:
    """What the outputs were made from."""
    files = (path for path in sorted(outputs.rglob("*")) if path.is_file())
    return {
        "jsna": "9.9.9",
        "parameters": {"target": "3"},
        "requirements_lock": "a" * 64,
        "config": {"services.csv": "b" * 64},
        "earlier": {"2019": "c" * 64},
        "inputs": [
            {
                "role": "assessment",
                "file": "a.csv",
                "sha256": "d" * 64,
                "origin": "https://example.org/a",
                "added": "2026-11-24",
            }
        ],
        "outputs": {path.relative_to(outputs).as_posix(): "" for path in files},
    }


def comparison(**changes: Any) -> Comparison:
    """One change of each kind, since release 1.0."""
    settings: dict[str, Any] = {
        "before": Side("release 1.0 of 2023", "2023", "1.0", "2023-04"),
        "after": Side("this run", "2023"),
        "causes": (Cause("data", "the input assessment (a.csv)"),),
        "scores": (Change("changed", "Care pathway", ("s",), (Field("value", "2", "3"),)),),
        "ranks": (Change("gone", "Night helpline", ("r",), (Field("value", "1=", ""),)),),
        "gaps": (Change("new", "Nobody <leads>", ("g",), (Field("status", "", "open"),)),),
        "sentences": (
            SentenceChange(
                "changed",
                "Overall",
                (Piece("The score is "), Piece("2", changed=True), Piece(".")),
                (Piece("The score is "), Piece("3", changed=True), Piece(".")),
            ),
        ),
        "figures": (
            ExhibitChange(
                "changed", "scores", "figures/figure_1_scores", "figures/figure_1_scores"
            ),
            ExhibitChange("new", "change", "", "figures/figure_1_scores"),
        ),
    }
    return Comparison(**{**settings, **changes})


def since_release(outputs: Path | None, found: Comparison | None) -> Since:
    """The comparison with the last frozen release."""
    none = "No release has been frozen yet."
    return Since("Since the last frozen release", "release", none, found, outputs)


def small_site(outputs: Path, *since: Since, review: Review | None = None) -> Site:
    """The site of the small outputs."""
    settings = review or content_of_2023().review
    return Site(outputs, settings, manifest(outputs), since)
