"""The sources of the notebooks carry no outputs: those that readers see lie under outputs/."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest


def remains(notebook: dict[str, Any]) -> list[int]:
    """The cells that still hold something from when they were run."""
    return [
        number
        for number, cell in enumerate(notebook["cells"])
        if cell.get("outputs") or cell.get("execution_count") is not None
    ]


def test_no_source_carries_an_output(root: Path) -> None:
    paths = sorted((root / "notebooks").glob("*.ipynb"))

    assert paths
    for path in paths:
        assert remains(json.loads(path.read_text(encoding="utf-8"))) == [], path.name


@pytest.mark.parametrize(
    "cell", [{"outputs": [{}], "execution_count": None}, {"outputs": [], "execution_count": 1}]
)
def test_what_a_run_left_is_seen(cell: dict[str, Any]) -> None:
    assert remains({"cells": [{"cell_type": "markdown"}, cell]}) == [1]
