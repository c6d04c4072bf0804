from __future__ import annotations

from pathlib import Path

import pytest

from jsna.errors import UsageError
from jsna.review.project import Project
from jsna.run import recipe as recipes
from jsna.run.execution.session import Stop
from jsna.run.publication.workspace import Workspace
from tests.run.tiny import FIRST, SECOND, put_notebook, tiny_recipe


def test_each_notebook_gets_the_values_that_it_declares(tiny: Project) -> None:
    put_notebook(tiny, SECOND.notebook, "1", parameters="review: str = 'tiny'")

    recipe = tiny_recipe(tiny, parameters={"target": "3"})

    assert recipe.values == {
        "01_first": {"review": "tiny", "target": 3},
        "02_second": {"review": "tiny"},
    }


def test_wrong_words_are_refused_when_asked_for(tiny: Project) -> None:
    recipe = tiny_recipe(tiny, parameters={"traget": "3"})

    with pytest.raises(UsageError, match='did you mean "target"'):
        _ = recipe.values


def test_a_task_says_what_goes_where(tiny: Project) -> None:
    task = tiny_recipe(tiny).task(FIRST, Workspace(Path("work")))

    assert task.source == tiny.notebooks / "01_first.ipynb"
    assert task.target == Path("work/outputs/notebooks/01_first.ipynb")
    assert task.failed == tiny.root / "logs" / "tiny" / "failed" / "01_first.ipynb"
    assert task.parameters == {"review": "tiny"}


@pytest.mark.parametrize("table", ["numbers", "other"])
def test_a_step_that_touches_a_restricted_table_is_restricted(
    tiny: Project, monkeypatch: pytest.MonkeyPatch, table: str
) -> None:
    monkeypatch.setattr(recipes, "RESTRICTED", frozenset({table}))

    tasks = [tiny_recipe(tiny).task(step, Workspace(Path())) for step in (FIRST, SECOND)]

    assert [task.restricted for task in tasks] == [table == "numbers"] * 2


def test_a_session_says_how_it_runs(tiny: Project) -> None:
    stop = Stop()

    session = tiny_recipe(tiny, timeout=7.0).session(FIRST, Workspace(Path("work")), stop)

    assert (session.folder, session.timeout) == (tiny.notebooks, 7.0)
    assert session.stop is stop
    assert session.environment["JSNA_WORKSPACE"] == "work"
    assert session.scratch == Path("work/scratch/01_first")


def test_a_draft_goes_to_a_place_of_its_own(tiny: Project) -> None:
    assert tiny_recipe(tiny).outputs == tiny.root / "outputs" / "tiny"
    assert tiny_recipe(tiny, draft=True).outputs == tiny.root / "drafts" / "tiny"
