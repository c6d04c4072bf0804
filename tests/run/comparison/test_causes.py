from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from jsna.pipeline import STEPS
from jsna.run.comparison.causes import REACHED_BY, REACHES, acting
from tests.conftest import REPOSITORY
from tests.run.comparison.folders import INPUT, two_sides


def found(tmp_path: Path, before: dict[str, Any], after: dict[str, Any]) -> list[str]:
    return [str(each.cause) for each in acting(*two_sides(tmp_path, before, after))]


@pytest.mark.parametrize(
    ("before", "after", "cause"),
    [
        (
            {},
            {"inputs": [{**INPUT, "sha256": "2"}]},
            "data: the input assessment (ratings.csv)",
        ),
        (
            {"inputs": []},
            {},
            "data: the input assessment (ratings.csv), which one has not",
        ),
        (
            {},
            {"inputs": [{**INPUT, "read": {"columns": {"score": "Score"}}}]},
            "data: the input assessment (ratings.csv)",
        ),
        (
            {"decisions": {"cleaning_log.csv": "1"}},
            {"decisions": {"cleaning_log.csv": "2"}},
            "data: what people decided to change (cleaning_log.csv)",
        ),
        ({}, {"prose": {"in-brief.add.md": "1"}}, "data: own words (in-brief.add.md)"),
        ({"template": {"sha256": "1"}}, {}, "data: the template for Word"),
        (
            {"earlier": {"2000": "1"}},
            {"earlier": {"2000": "2"}},
            "data: the outputs of the earlier review 2000",
        ),
        (
            {"settings": {"overall": {"rule": "mean", "trim": 1}}},
            {"settings": {"overall": {"rule": "median", "trim": 1}}},
            "method: review.toml, overall.rule (mean to median)",
        ),
        (
            {"settings": {"title": "Old"}},
            {"settings": {"title": "New"}},
            "data: review.toml, title (Old to New)",
        ),
        (
            {"config": {"services.csv": "1"}},
            {"config": {"services.csv": "2"}},
            "method: config/services.csv",
        ),
        ({}, {"parameters": {"target": "3"}}, "parameters: target (not set to 3)"),
        ({}, {"jsna": "1.1.0"}, "code: the package jsna (1.0.0 to 1.1.0)"),
        ({}, {"notebooks": {"03_scores": "x = 1"}}, "code: the notebook 03_scores"),
        ({}, {"requirements_lock": "2"}, "packages: requirements.lock"),
    ],
)
def test_everything_that_went_in_and_is_not_the_same_is_named(
    tmp_path: Path, before: dict[str, Any], after: dict[str, Any], cause: str
) -> None:
    assert found(tmp_path, before, after) == [cause]


def test_nothing_differs_beside_itself(tmp_path: Path) -> None:
    assert found(tmp_path, {}, {}) == []


def test_the_tables_of_ratings_and_gaps_are_all_that_their_notebook_writes() -> None:
    step = next(each for each in STEPS if "ratings" in each.inputs)
    reached = {table for role in ("ratings", "gaps") for table in REACHED_BY[role]}
    assert reached == set(step.writes) - {"review"}


def test_a_long_value_is_cut(tmp_path: Path) -> None:
    assert found(tmp_path, {}, {"parameters": {"target": "9" * 50}}) == [
        f"parameters: target (not set to {'9' * 37}...)"
    ]


def test_every_choice_reaches_each_notebook_that_names_it() -> None:
    """A notebook that takes to a key of review.toml must be added to the list, or it says less."""
    for key in ("overall", "ranking", "misrating"):
        for path in (REPOSITORY / "notebooks").glob("*.ipynb"):
            if re.search(rf"\.{key}\b", path.read_text(encoding="utf-8")):
                assert path.stem in REACHES[key], (key, path.stem)
