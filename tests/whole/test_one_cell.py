"""One cell of an input is changed: `jsna diff` names what depends on it, and all else is as it was.

One cell of each column of each input; set JSNA_ALL_CELLS to try more.
"""

from __future__ import annotations

import csv
import io
import json
import os
import random
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from jsna.cli import main
from jsna.measures.results import KEY
from jsna.review.codebook_file import read_codebook
from jsna.review.declared import Role
from jsna.review.project import Project
from jsna.review.settings import read_review
from jsna.run.release import freeze
from jsna.run.releases.signing import Signing
from tests.conftest import REPOSITORY
from tests.run.releasing import PEOPLE, found_identical
from tests.whole.one_cell.cells import COLUMNS, Cell, cells_of
from tests.whole.one_cell.dependents import KNOWN, SURVEY, can_change, must_change

SEED = 20230430
REAL: tuple[Role, ...] = (
    "assessment",
    "priorities",
    "engagement_issues",
    "engagement_sources",
    "evidence_links",
)
SYNTHETIC: tuple[Role, ...] = ("ratings", "gaps", "survey_export")
MANY = "JSNA_ALL_CELLS" in os.environ
CASES = [
    (review_id, role, number)
    for review_id, roles, many in (("2023", REAL, 8), ("example-2025", SYNTHETIC, 4))
    for role in roles
    for number in range(many if MANY else len(COLUMNS[role]))
]
RESULTS = ("score_results", "ranking_results", "voice_results")
# What the records of a row are, and nothing that is computed from them.
RECORDS = ("assessment", "ratings", "gap_statements", "gap_register", "voice_statements", "links")
Rows = list[dict[str, str]]


def chosen(project: Project, review_id: str, role: Role, number: int) -> tuple[Cell, str]:
    """A cell of an input that the seed chooses, and what is typed into it."""
    chance = random.Random(f"{SEED} {review_id} {role} {number}")
    column = COLUMNS[role][number % len(COLUMNS[role])]
    cells = [each for each in cells_of(project, review_id, role) if each.column == column]
    cell = chance.choice(cells)
    if column != "service_id":
        return cell, cell.typed(chance)
    linked = {each.value for each in cells if each.about == cell.about}
    services = read_codebook(project, read_review(project, review_id).services).ids
    return cell, chance.choice([each for each in services if each not in linked])


@pytest.fixture
def published(project: Project) -> Callable[[str], None]:
    """Publishes and freezes a review in the project, as it is published in this one."""

    def publish(review_id: str) -> None:
        for name in (review_id, *read_review(project, review_id).earlier):
            shutil.copytree(REPOSITORY / "outputs" / name, project.outputs(name))
        freeze(project, review_id, "1.0", Signing(PEOPLE, "2026-11-25"), found_identical)

    return publish


@pytest.mark.slow
@pytest.mark.parametrize(("review_id", "role", "number"), CASES)
def test_nothing_else_changes(
    project: Project,
    published: Callable[[str], None],
    capsys: pytest.CaptureFixture[str],
    review_id: str,
    role: Role,
    number: int,
) -> None:
    published(review_id)
    cell, typed = chosen(project, review_id, role, number)
    cell.write(typed)
    assert main(["check", review_id, "--accept-inputs"]) == 0, f"{cell}: {typed}"
    assert main(["run", review_id]) == 0
    capsys.readouterr()
    main(["diff", f"{review_id}@1.0", review_id, "--json"])
    told = json.loads(capsys.readouterr().out)
    before, after = REPOSITORY / "outputs" / review_id, project.outputs(review_id)
    tables = {name: (table(before, name), table(after, name)) for name in (*RESULTS, *RECORDS)}
    changed = [(name, row) for name in RESULTS for row in differing(*tables[name])]
    kinds = read_codebook(project, read_review(project, review_id).services).kinds

    assert [row for _, row in changed if not can_change(cell, typed, row, kinds)] == []
    assert must_change(cell) <= {row["measure"] for _, row in changed}
    assert named(told, tables) == {(name, *about(row)) for name, row in changed}
    records = [row for name in RECORDS for row in differing(*tables[name])]
    assert [row for row in records if not cell.about & set(row.values())] == []
    assert changed or records
    if not changed:
        assert told["scores"] == told["ranks"] == told["figures"] == []


def table(outputs: Path, name: str) -> Rows:
    text = (outputs / "tables" / f"{name}.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def differing(before: Rows, after: Rows) -> Rows:
    """The rows of either side that the other has not."""
    sides = [{tuple(sorted(row.items())) for row in side} for side in (before, after)]
    return [dict(each) for each in sides[0] ^ sides[1]]


def about(row: dict[str, str]) -> tuple[str, ...]:
    """The key of a result without what was found."""
    return tuple(row[column] for column in KEY if column != "answer" and row[column])


def named(told: dict[str, Any], tables: dict[str, tuple[Rows, Rows]]) -> set[tuple[str, ...]]:
    """What the comparison names, without what was found, as ``about`` has it."""
    known = {
        (name, *filter(None, (row[column] for column in KEY))): (name, *about(row))
        for name in RESULTS
        for side in tables[name]
        for row in side
    }
    return {known[tuple(change["key"])] for change in told["results"]}


@pytest.mark.parametrize(
    ("said", "can"),
    [
        ({"measure": "score", "service_id": "a"}, True),
        ({"measure": "score", "service_id": "b"}, False),
        ({"measure": "score_mean", "group": "kind", "group_value": "system"}, True),
        ({"measure": "score_mean", "group": "kind", "group_value": "service"}, False),
        ({"measure": "overall_without", "service_id": "a"}, False),
        ({"measure": "overall_without", "service_id": "b"}, True),
        ({"measure": "pair_under_one_error", "service_id": "b", "group_value": "c"}, False),
        ({"measure": "gap_count", "service_id": "a"}, False),
    ],
)
def test_a_result_that_does_not_depend_on_a_score_is_a_stray(
    said: dict[str, str], can: bool
) -> None:
    cell = Cell("assessment", Path("x.csv"), 2, "score", "Score", "3", frozenset({"a"}))
    result = {"service_id": "", "group": "", "group_value": "", "question_id": "", **said}
    assert can_change(cell, "4", result, {"a": "system", "b": "service"}) is can


def test_every_measure_has_its_place_among_the_dependents() -> None:
    measures = {
        row["measure"]
        for review_id in ("2023", "example-2025")
        for name in RESULTS
        for row in table(REPOSITORY / "outputs" / review_id, name)
    }
    assert {each for each in measures if not each.startswith(SURVEY)} <= KNOWN


@pytest.mark.parametrize(
    ("role", "column"),
    [
        ("assessment", "service"),
        ("evidence_links", "service_id"),
        ("evidence_links", "statement_id"),
    ],
)
def test_a_name_or_an_id_that_nothing_has_is_refused(
    project: Project, capsys: pytest.CaptureFixture[str], role: Role, column: str
) -> None:
    (cell, *_) = cells_of(project, "2023", role)
    heading = read_review(project, "2023").inputs[role].headings([column])[column]
    replace(cell, heading=heading).write("nobody")
    assert main(["check", "2023", "--accept-inputs"]) == 2
    place = f"{cell.path.name}, row {cell.row}, column {heading}"
    assert place in capsys.readouterr().err
