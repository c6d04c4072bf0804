"""What the tests about the project itself look at."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's folder."""
    return Path(__file__).parents[2]


@pytest.fixture(scope="session")
def pyproject(root: Path) -> dict[str, Any]:
    """What ``pyproject.toml`` declares."""
    return tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
