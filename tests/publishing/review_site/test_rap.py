"""Criteria of RAP: what only people can say is never claimed."""

from __future__ import annotations

import ast
import json
from pathlib import Path

import pytest

from jsna.publishing.review_site.rap import HELD, PEOPLE, criteria

ROOT = Path(__file__).parents[3]
# The number of criteria of each level, as the NHS RAP Community of Practice lists them (September
# 2024), https://nhsdigital.github.io/rap-community-of-practice/introduction_to_RAP/levels_of_RAP/
LEVELS = {"Baseline": 5, "Silver": 9, "Gold": 4}


@pytest.mark.parametrize(("level", "count"), LEVELS.items())
def test_each_level_has_as_many_criteria_as_its_source(level: str, count: int) -> None:
    assert sum(each.level == level for each in criteria(has_lock=True)) == count


@pytest.mark.parametrize("word", ["peer", "version control", "published", "manual steps"])
def test_what_people_do_is_left_open(word: str) -> None:
    found = [each for each in criteria(has_lock=True) if word in each.asks.casefold()]
    assert found
    assert {each.status for each in found} == {PEOPLE}


def test_the_lock_is_not_claimed_where_there_is_none() -> None:
    with_lock, without = (
        next(each for each in criteria(has_lock=has_lock) if each.asks.startswith("Dependencies"))
        for has_lock in (True, False)
    )
    assert (with_lock.status, without.status) == (HELD, PEOPLE)
    assert "no requirements.lock" in without.shown_by


def test_the_notebooks_define_no_functions_as_is_claimed() -> None:
    for path in sorted((ROOT / "notebooks").glob("*.ipynb")):
        for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
            if cell["cell_type"] == "code":
                tree = ast.parse("".join(cell["source"]))
                assert not any(isinstance(node, ast.FunctionDef) for node in ast.walk(tree))


@pytest.mark.parametrize("file", ["CHANGELOG.md", "docs/methods.md", "docs/data-dictionary.md"])
def test_the_documents_that_are_claimed_are_there(file: str) -> None:
    assert (ROOT / file).is_file()
