"""The flow of the data: each table is written once, before it is read, and has a contract."""

from __future__ import annotations

import re
from graphlib import TopologicalSorter
from pathlib import Path
from typing import get_args

import pytest

from jsna.errors import UsageError
from jsna.pipeline import RESTRICTED, STEPS, Step, needs, step_of
from jsna.review.settings import Role
from jsna.storage.schemas import CONTRACTS

WRITTEN = [table for step in STEPS for table in step.writes]


def test_the_inputs_of_the_steps_are_those_that_a_review_can_declare() -> None:
    assert sorted(role for step in STEPS for role in step.inputs) == sorted(get_args(Role))


def test_every_table_has_a_contract_and_every_contract_its_table() -> None:
    assert set(WRITTEN) == set(CONTRACTS)


def test_every_table_is_written_by_one_step() -> None:
    assert len(WRITTEN) == len(set(WRITTEN))


def test_every_read_is_written_by_an_earlier_step() -> None:
    earlier: set[str] = set()
    for step in STEPS:
        assert set(step.reads) <= earlier, step.notebook
        earlier |= set(step.writes)


def test_the_steps_go_round_in_no_circle() -> None:
    order = list(TopologicalSorter({step.notebook: needs(step) for step in STEPS}).static_order())
    assert sorted(order) == sorted(step.notebook for step in STEPS)


def test_the_cleaning_steps_stand_apart_and_the_chapter_waits_for_all() -> None:
    # By hand from the table of notebooks in the design: raw -> 01, 02; then 03, 04, 05; then 06.
    waits = {step.notebook[:2]: {each[:2] for each in needs(step)} for step in STEPS}
    assert waits["01"] == waits["02"] == set()
    assert waits["03"] == {"01"}
    assert waits["04"] == {"01", "02"}
    assert waits["05"] == {"01", "02"}
    assert waits["06"] == {"01", "02", "03", "04", "05"}


def test_only_tables_that_are_written_are_called_restricted() -> None:
    assert set(WRITTEN) >= RESTRICTED


def test_the_chapter_reads_no_restricted_table() -> None:
    assert not RESTRICTED & set(STEPS[-1].reads)


def test_the_steps_are_the_notebooks_in_order(request: pytest.FixtureRequest) -> None:
    folder = Path(request.config.rootpath) / "notebooks"
    assert [step.notebook for step in STEPS] == sorted(path.stem for path in folder.glob("*.ipynb"))


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.notebook)
def test_a_notebook_opens_its_own_step(step: Step, request: pytest.FixtureRequest) -> None:
    source = (request.config.rootpath / "notebooks" / f"{step.notebook}.ipynb").read_text("utf-8")
    assert re.findall(r'open_store\(review, \\"(\w+)\\", draft=draft\)', source) == [step.notebook]


def test_needs_follow_the_tables_and_nothing_else() -> None:
    first, second = Step("a", writes=("x",)), Step("b", writes=("y",))
    last = Step("c", reads=("x",))
    assert needs(last, (first, second, last)) == {"a"}


def test_a_step_is_found_by_its_notebook() -> None:
    assert step_of("03_scores") is STEPS[2]


def test_an_unknown_step_gets_the_nearest_name() -> None:
    with pytest.raises(UsageError, match='no step "03_scors": did you mean "03_scores"'):
        step_of("03_scors")
