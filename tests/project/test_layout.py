"""Where files lie: tests mirror the source, no file is long, and no file or folder has a year."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable
from pathlib import Path

import pytest

YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
LONGEST = 200
# Folders of tests that belong to no room: they look at the project, or at all rooms together.
ACROSS = {"project", "notebooks", "whole"}


def has_work(path: Path) -> bool:
    """Whether a module has a function or class of its own; a package's ends are mere doors."""
    if path.name in ("__init__.py", "__main__.py"):
        return False
    tree = ast.parse(path.read_text(encoding="utf-8"))
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    return any(isinstance(node, kinds) for node in tree.body)


def mirrored(modules: Iterable[Path]) -> set[Path]:
    """The test file of each module, from the folder of tests."""
    return {module.with_name(f"test_{module.stem}.py") for module in modules}


def test_each_module_with_work_in_it_has_its_test_file(root: Path) -> None:
    package = root / "src" / "jsna"
    modules = [path.relative_to(package) for path in package.rglob("*.py") if has_work(path)]

    missing = [path for path in mirrored(modules) if not (root / "tests" / path).is_file()]

    assert sorted(map(str, missing)) == []


def test_each_test_file_has_its_module(root: Path) -> None:
    tests, package = root / "tests", root / "src" / "jsna"
    found = {path.relative_to(tests) for path in tests.rglob("test_*.py")}
    known = mirrored(path.relative_to(package) for path in package.rglob("*.py"))

    strays = [path for path in found - known if path.parts[0] not in ACROSS]

    assert sorted(map(str, strays)) == []


def code(root: Path) -> list[Path]:
    """Every file and folder of code, from the project's folder."""
    rooms = [root / name for name in ("src", "tests", "notebooks", "benchmarks", ".github")]
    paths = [path for room in rooms for path in room.rglob("*") if "__pycache__" not in path.parts]
    return [path.relative_to(root) for path in paths]


def test_no_file_or_folder_of_code_carries_a_year(root: Path) -> None:
    assert [str(path) for path in code(root) if YEAR.search(path.name)] == []


def test_no_value_in_the_source_is_a_review_year(root: Path) -> None:
    named = [
        f"{path.relative_to(root)}:{constant.lineno}"
        for path in (root / "src").rglob("*.py")
        for constant in values_of(path.read_text(encoding="utf-8"))
        if YEAR.fullmatch(str(constant.value))
    ]

    assert named == []


def test_no_file_of_code_is_too_long_to_be_read_at_once(root: Path) -> None:
    paths = [path for room in ("src/jsna", "benchmarks") for path in (root / room).rglob("*.py")]
    lines = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in paths}

    assert len(lines) > 400
    assert [f"{path.relative_to(root)}: {n}" for path, n in lines.items() if n > LONGEST] == []


def values_of(source: str) -> list[ast.Constant]:
    """Every value that is written out in a source."""
    return [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Constant)]


@pytest.mark.parametrize(
    ("name", "carries"),
    [("scores_2023.py", True), ("2024", True), ("scores.py", False), ("open_sans_12023.py", False)],
)
def test_a_year_is_seen_in_a_name(name: str, carries: bool) -> None:
    assert bool(YEAR.search(name)) is carries


def test_a_year_is_seen_in_a_source() -> None:
    values = [str(each.value) for each in values_of('latest = 2023\nreview = "2023"\nbase = 23')]

    assert [bool(YEAR.fullmatch(value)) for value in values] == [True, True, False]
