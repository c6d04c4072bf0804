from __future__ import annotations

import io
import subprocess
import sys
import threading
from functools import partial

import pytest

from jsna.errors import (
    BusyError,
    InputError,
    RunError,
    StorageError,
    UsageError,
)
from jsna.review.project import Project
from jsna.run.execution.execute import Executor, Task, execute_notebook
from jsna.run.execution.session import Session
from jsna.run.progress import PlainProgress
from jsna.run.publication.manifest import check_manifest
from jsna.run.recipe import Recipe
from jsna.run.review_run import run_recipe, run_review
from tests.conftest import REPOSITORY
from tests.run.permissions import folder_of_a_person
from tests.run.tiny import (
    REVIEW,
    SECOND,
    STEPS,
    pretend,
    processed_number,
    published_number,
    put_notebook,
    quiet,
    snapshot,
    tiny_project,
    tiny_recipe,
)


def real(engine: str) -> Executor:
    """Executes notebooks for real, with this engine."""
    return partial(execute_notebook, engine=engine)


def publish(project: Project, number: int, **changes: object) -> None:
    run_recipe(tiny_recipe(project, parameters={"target": str(number)}, **changes), quiet())


def test_a_run_with_kernels_publishes_everything_as_one(tiny: Project, engine: str) -> None:
    recipe = tiny_recipe(tiny, parameters={"target": "3"}, execute=real(engine))

    report = run_recipe(recipe, quiet())

    assert published_number(tiny) == processed_number(tiny) == "3"
    assert check_manifest(report.outputs) == []
    assert "the number is 3" in (report.outputs / "notebooks" / "02_second.ipynb").read_text(
        "utf-8"
    )
    assert report.seconds > max(report.durations.values())
    assert "all of it took" in report.log.read_text("utf-8")


@pytest.mark.slow
def test_two_runs_give_the_same_bytes(tiny: Project, engine: str) -> None:
    publish(tiny, 3, execute=real(engine))
    first = snapshot(tiny.outputs(REVIEW))
    publish(tiny, 3, execute=real(engine))

    assert snapshot(tiny.outputs(REVIEW)) == first


def test_a_failed_run_changes_nothing_and_keeps_the_notebook_for_a_look(
    tiny: Project, engine: str
) -> None:
    publish(tiny, 3)
    before = [snapshot(folder) for folder in (tiny.outputs(REVIEW), tiny.processed(REVIEW))]
    put_notebook(tiny, SECOND.notebook, "raise ValueError('out of range')")

    with pytest.raises(RunError, match="02_second failed: code cell 3: ValueError: out of range"):
        publish(tiny, 4, execute=real(engine))

    after = [snapshot(folder) for folder in (tiny.outputs(REVIEW), tiny.processed(REVIEW))]
    assert after == before
    assert (tiny.root / "logs" / REVIEW / "failed" / "02_second.ipynb").is_file()
    assert not list((tiny.root / "data" / "processed" / ".runs" / REVIEW).glob("run-*"))
    publish(tiny, 5)
    assert not (tiny.root / "logs" / REVIEW / "failed").exists()


def test_of_two_runs_at_once_one_is_refused_and_nothing_is_mixed(tiny: Project) -> None:
    started, go_on = threading.Event(), threading.Event()

    def slow(task: Task, session: Session) -> None:
        started.set()
        assert go_on.wait(30)
        pretend(task, session)

    first = threading.Thread(target=publish, args=(tiny, 1), kwargs={"execute": slow})
    first.start()
    assert started.wait(30)
    with pytest.raises(BusyError):
        publish(tiny, 2)
    go_on.set()
    first.join()

    assert published_number(tiny) == processed_number(tiny) == "1"


def test_outputs_that_become_read_only_during_the_run_are_one_clear_line(
    tiny: Project,
) -> None:
    # What a run imports late can be closed to the person below.
    publish(tiny, 0)
    with folder_of_a_person() as root:
        project = tiny_project(root / "project")
        publish(project, 1)

        def execute(task: Task, session: Session) -> None:
            pretend(task, session)
            (project.root / "outputs").chmod(0o555)

        with pytest.raises(StorageError, match="it is read-only") as raised:
            publish(project, 2, execute=execute)

        assert len(str(raised.value).splitlines()) == 1
        assert published_number(project) == processed_number(project) == "1"
        assert check_manifest(project.outputs(REVIEW)) == []


def test_outputs_that_are_read_only_before_the_run_are_found_before_it(
    tiny: Project,
) -> None:
    # What a run imports late can be closed to the person below.
    publish(tiny, 0)
    with folder_of_a_person() as root:
        project = tiny_project(root / "project")
        publish(project, 1)
        (project.root / "outputs").chmod(0o555)
        begun: list[str] = []

        with pytest.raises(StorageError, match="it is read-only"):
            publish(project, 2, execute=lambda task, _: begun.append(task.name))

        assert begun == []
        assert published_number(project) == processed_number(project) == "1"


def test_a_full_disk_inside_a_notebook_is_a_failed_run(tiny: Project, engine: str) -> None:
    publish(tiny, 1)
    full = "raise OSError(28, 'No space left on device')"
    put_notebook(tiny, SECOND.notebook, full)

    with pytest.raises(RunError, match="No space left on device"):
        publish(tiny, 2, execute=real(engine))

    assert published_number(tiny) == "1"


@pytest.mark.parametrize(
    "name",
    ["../x", "..", "2023; rm -rf .", "", "٢٠٢٣", "a" * 65, "A", "a/b", "a\\b", "a\n", "-a", "x\0"],
)
def test_a_hostile_review_name_is_refused(tiny: Project, name: str) -> None:
    before = snapshot(tiny.root)

    with pytest.raises(UsageError, match="is not the name of a review"):
        run_review(tiny, name, steps=STEPS, progress=quiet())

    assert snapshot(tiny.root) == before


@pytest.mark.parametrize(
    ("parameters", "said"),
    [
        ({"targt": "3"}, 'did you mean "target"'),
        ({"target": "three"}, "'three' is not None or a whole number"),
        ({"import os": "3"}, "no notebook has it"),
        ({"review": "2"}, "name the review itself"),
    ],
)
def test_wrong_parameters_are_refused_before_anything_runs(
    tiny: Project, parameters: dict[str, str], said: str
) -> None:
    before = snapshot(tiny.root)

    with pytest.raises(UsageError, match=said):
        run_review(tiny, REVIEW, parameters=parameters, steps=STEPS, progress=quiet())

    assert snapshot(tiny.root) == before


def test_bad_inputs_are_refused_before_anything_runs(tiny: Project) -> None:
    before = snapshot(tiny.root)

    # The tiny project has no ratings at all.
    with pytest.raises(InputError):
        run_review(tiny, REVIEW, steps=STEPS, progress=quiet())

    assert snapshot(tiny.root) == before


def test_good_inputs_are_run(
    tiny: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    checked: list[str] = []
    monkeypatch.setattr("jsna.run.check.check_review", lambda _, name, **__: checked.append(name))
    put_notebook(tiny, "only", "1")

    report = run_review(tiny, REVIEW, steps=(STEPS[0],), timeout=300)

    assert checked == [REVIEW]
    assert list(report.durations) == ["01_first"]
    assert "01_first: done" in capsys.readouterr().err


@pytest.mark.slow
def test_ctrl_c_ends_the_kernels_and_leaves_the_outputs_whole(tiny: Project, engine: str) -> None:
    publish(tiny, 1)
    put_notebook(tiny, SECOND.notebook, "import time\ntime.sleep(600)")

    done = subprocess.run(
        [sys.executable, "-m", "tests.run.press_ctrl_c", str(tiny.root), engine],
        cwd=REPOSITORY,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )

    # Long before the notebook would have come to its end.
    assert float(done.stdout) < 100
    assert done.stderr == ""
    assert published_number(tiny) == processed_number(tiny) == "1"
    assert check_manifest(tiny.outputs(REVIEW)) == []
    assert not list((tiny.root / "data" / "processed" / ".runs" / REVIEW).glob("run-*"))


def test_an_interrupted_publication_is_finished_and_logged(tiny: Project) -> None:
    publish(tiny, 1)
    publish(tiny, 2)
    runs = tiny.root / "data" / "processed" / ".runs" / REVIEW
    left = runs / "run-left"
    left.mkdir()
    tiny.outputs(REVIEW).rename(left / "outputs")
    lines = f'[{{"new": "{left / "outputs"}", "place": "{tiny.outputs(REVIEW)}"}}]'
    (left / "journal.json").write_text(lines.replace("\\", "\\\\"), encoding="utf-8")
    stream = io.StringIO()

    report = run_recipe(tiny_recipe(tiny, parameters={"target": "3"}), PlainProgress(stream))

    assert "had left half published" in report.log.read_text(encoding="utf-8")
    assert not left.exists()
    assert published_number(tiny) == "3"


def test_a_run_records_the_release_that_was_frozen_last(
    tiny: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    seal = {"version": "1.0", "sha256": "abc"}
    recipes: list[Recipe] = []
    monkeypatch.setattr("jsna.run.check.check_review", lambda *_, **__: None)
    monkeypatch.setattr("jsna.run.review_run.seal_of_last", lambda *_: seal)
    monkeypatch.setattr(
        "jsna.run.review_run.run_recipe", lambda recipe, *_, **__: recipes.append(recipe)
    )

    run_review(tiny, REVIEW, steps=STEPS, progress=quiet())

    assert [each.last_release for each in recipes] == [seal]


def test_a_draft_and_a_full_run_take_nothing_from_each_other(tiny: Project) -> None:
    publish(tiny, 3)
    published, between = snapshot(tiny.outputs(REVIEW)), snapshot(tiny.processed(REVIEW))
    report = run_recipe(tiny_recipe(tiny, draft=True), quiet(), everything=False)
    assert report.outputs == tiny.drafts(REVIEW)
    assert report.reused == ()
    assert (tiny.drafts(REVIEW) / "tables" / "numbers.csv").read_text("utf-8").split()[1] == "None"
    assert (snapshot(tiny.outputs(REVIEW)), snapshot(tiny.processed(REVIEW))) == (
        published,
        between,
    )
    # And the next full run finds its last one unchanged.
    again = tiny_recipe(tiny, parameters={"target": "3"})
    assert run_recipe(again, quiet(), everything=False).reused == ("01_first", "02_second")
