from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from jsna.errors import RunError, StorageError
from jsna.review.project import Project
from jsna.run.execution.execute import Task, execute_notebook
from jsna.run.execution.session import Session
from jsna.run.progress import Progress
from jsna.run.publication.differences import Difference
from jsna.run.recipe import Recipe
from jsna.run.releases.frozen import seal_of_last
from jsna.run.review_run import run_recipe
from jsna.run.verify import Verdict, compare_with, sealed_manifest, verify_review
from tests.run.releasing import frozen
from tests.run.releasing import run as run_tiny
from tests.run.tiny import REVIEW, STEPS, pretend, put_notebook, quiet, snapshot, tiny_recipe


def verify(project: Project) -> Verdict:
    return verify_review(project, REVIEW, steps=STEPS, progress=quiet())


def test_outputs_that_come_out_again_are_identical(tiny: Project) -> None:
    recipe = tiny_recipe(tiny, parameters={"target": "3"})
    run_recipe(recipe, quiet())
    before = snapshot(tiny.outputs(REVIEW))

    verdict = compare_with(recipe, quiet())

    assert verdict.identical
    assert str(verdict) == "The outputs of review tiny are identical."
    assert snapshot(tiny.outputs(REVIEW)) == before


def test_a_value_that_comes_out_otherwise_is_named(tiny: Project) -> None:
    run_recipe(tiny_recipe(tiny, parameters={"target": "3"}), quiet())

    def differently(task: Task, session: Session) -> None:
        pretend(task, session)
        for table in Path(session.environment["JSNA_WORKSPACE"]).glob("outputs/tables/*.csv"):
            table.write_text("number\n4\n", encoding="utf-8")

    recipe = tiny_recipe(tiny, parameters={"target": "3"}, execute=differently)
    verdict = compare_with(recipe, quiet())

    assert not verdict.identical
    assert not verdict.only_pixels
    assert str(verdict).splitlines() == [
        "The outputs of review tiny differ in 1 place.",
        "  value: tables/numbers.csv, row 2, column number: published '3', computed now '4'",
    ]


def test_another_lock_file_is_named(tiny: Project) -> None:
    recipe = tiny_recipe(tiny)
    run_recipe(recipe, quiet())
    (tiny.root / "requirements.lock").write_text("new", encoding="utf-8")

    # The review site shows what the manifest says.
    found = compare_with(recipe, quiet()).differences
    (only,) = [each for each in found if not each.file.startswith("review/")]
    assert {each.file for each in found} == {only.file, "review/index.html"}

    # What went in is named before what came of it.
    assert found[0] == only
    assert (only.file, only.where, only.published) == (
        "manifest.json",
        "key requirements_lock",
        "null",
    )


def test_outputs_that_are_not_what_their_manifest_says_are_refused(tiny: Project) -> None:
    run_recipe(tiny_recipe(tiny), quiet())
    (tiny.outputs(REVIEW) / "tables" / "numbers.csv").write_text("number\n9\n", encoding="utf-8")

    with pytest.raises(StorageError) as raised:
        sealed_manifest(tiny, REVIEW)

    assert str(raised.value) == (
        "outputs/tiny is not what its manifest says: tables/numbers.csv was changed. "
        "Take it from version control, or run: jsna run tiny"
    )


@pytest.mark.slow
def test_the_real_thing_uses_the_parameters_of_the_manifest(
    tiny: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("jsna.run.check.check_review", lambda *_: None)
    recipe = tiny_recipe(tiny, parameters={"target": "3"}, execute=execute_notebook)
    run_recipe(recipe, quiet())

    assert verify(tiny).identical

    put_notebook(tiny, "01_first", "import os, pathlib", "assert target == 3")
    with pytest.raises(RunError, match="it did not write numbers"):
        verify(tiny)


def test_what_an_interrupted_run_left_is_finished_first(
    tiny: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("jsna.run.check.check_review", lambda *_: None)
    finished: list[Path] = []
    monkeypatch.setattr("jsna.run.verify.recover", finished.append)

    with pytest.raises(StorageError, match="never made"):
        verify(tiny)

    assert [path.name for path in finished] == [REVIEW]


def test_many_differences_are_counted_and_pixels_alone_are_said_to_be() -> None:
    pixels = tuple(Difference("pixels", f"{number}.png") for number in range(25))

    verdict = Verdict("tiny", pixels)

    lines = str(verdict).splitlines()
    assert verdict.only_pixels
    assert lines[0] == "The outputs of review tiny differ in 25 places."
    assert lines[-2:] == [
        "  and 5 more",
        "All values and words agree: another version of a library drew them.",
    ]


def test_a_changed_frozen_release_is_noticed(
    tiny: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("jsna.run.check.check_review", lambda *_: None)
    same = Verdict(REVIEW, ())
    monkeypatch.setattr("jsna.run.verify.compare_with", lambda *_: same)
    run_tiny(tiny)
    path = frozen(tiny).outputs / "tables" / "numbers.csv"

    assert verify(tiny).identical

    path.chmod(0o644)
    path.write_text("number\n9\n", encoding="utf-8")
    verdict = verify(tiny)
    assert not verdict.identical
    assert not verdict.only_pixels
    assert str(verdict).splitlines() == [
        "The outputs of review tiny are identical.",
        "A frozen release is not as it was frozen. Take it from version control:",
        "  releases/tiny/1.0: tables/numbers.csv was changed",
    ]


def test_a_release_that_was_frozen_since_makes_no_difference(
    tiny: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("jsna.run.check.check_review", lambda *_: None)
    recipe = tiny_recipe(tiny, parameters={"target": "3"})
    run_recipe(recipe, quiet())
    frozen(tiny)
    asked: list[object] = []

    def fast(given: Recipe, progress: Progress) -> Verdict:
        asked.append(given.last_release)
        return compare_with(replace(given, execute=pretend), progress)

    monkeypatch.setattr("jsna.run.verify.compare_with", fast)
    assert verify(tiny).identical

    seal = seal_of_last(tiny, REVIEW)
    run_recipe(replace(recipe, last_release=seal), quiet())
    assert verify(tiny).identical
    assert asked == [None, seal]


def test_a_draft_alone_is_nothing_to_verify_compare_or_release(tiny: Project) -> None:
    run_recipe(tiny_recipe(tiny, draft=True), quiet())

    with pytest.raises(StorageError, match="Of review tiny there is only a draft, in drafts/tiny"):
        sealed_manifest(tiny, REVIEW)


def test_a_verdict_as_data_has_every_difference() -> None:
    difference = Difference("pixels", "figures/a.png")
    verdict = Verdict(REVIEW, (difference,), ("1.0: a.csv was changed",))
    assert verdict.as_data() == {
        "review": REVIEW,
        "identical": False,
        "only_pixels": False,
        "differences": [
            {
                "grade": "pixels",
                "file": "figures/a.png",
                "where": "",
                "published": "",
                "recomputed": "",
            }
        ],
        "frozen": ["1.0: a.csv was changed"],
    }
