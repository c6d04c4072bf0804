from __future__ import annotations

import ast
import csv
import json
from pathlib import Path
from typing import Any

import pytest

from jsna.measures.origin import Made
from jsna.measures.origins import ORIGINS, origin_of
from jsna.pipeline import step_of

ROOT = Path(__file__).parents[2]
PUBLISHED = sorted(ROOT.glob("outputs/*/tables/*_results.csv"))


def cells_of(path: Path) -> list[dict[str, Any]]:
    cells: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return [cell for cell in cells if cell["cell_type"] == "code"]


def called_in(notebook: str) -> dict[str, set[str]]:
    """The functions that each cell of a notebook calls, by the id of the cell."""
    return {
        cell["id"]: {
            node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            for node in ast.walk(ast.parse("".join(cell["source"])))
            if isinstance(node, ast.Call)
        }
        for cell in cells_of(ROOT / "notebooks" / f"{notebook}.ipynb")
    }


def test_every_published_result_has_its_origin_in_the_notebook_that_writes_its_table() -> None:
    assert len(PUBLISHED) >= 12
    for path in PUBLISHED:
        with path.open(encoding="utf-8", newline="") as file:
            measures = {row["measure"] for row in csv.DictReader(file)}
        for measure in measures:
            assert path.stem in step_of(ORIGINS[measure].made.notebook).writes, measure


@pytest.mark.parametrize("made", sorted({each.made for each in ORIGINS.values()}, key=str), ids=str)
def test_the_named_cell_and_no_other_calls_the_function(made: Made) -> None:
    calls = called_in(made.notebook)
    assert [cell for cell, functions in calls.items() if made.function in functions] == [made.cell]


def test_the_executed_cell_shows_the_measure() -> None:
    """What cells showed when they ran says which made a measure; the gaps' cell shows none."""
    shown: dict[tuple[str, str], str] = {}
    for path in sorted(ROOT.glob("outputs/*/notebooks/*.ipynb")):
        for cell in cells_of(path):
            key = (path.stem, cell["id"])
            shown[key] = shown.get(key, "") + json.dumps(cell["outputs"])
    looked = {name: each.made for name, each in ORIGINS.items() if each.made.cell != "gaps"}
    missing = {name for name, made in looked.items() if name not in shown[made.notebook, made.cell]}
    assert len(looked) > 50
    assert missing == set()


def test_with_streams_as_second_key_the_order_rests_on_the_links_too() -> None:
    ordered = [name for name in ORIGINS if origin_of(name, "streams") != ORIGINS[name]]
    assert {"rank", "rank_interval", "lowest_under_one_error"} <= set(ordered)
    assert "score" not in ordered
    assert {origin_of(name, "streams").links for name in ordered} == {"all"}
    assert all(origin_of(name, "reach") == ORIGINS[name] for name in ORIGINS)
