from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from jsna.errors import BusyError, UsageError
from jsna.review.project import Project
from jsna.run.fingerprints.code import Code
from jsna.run.fingerprints.record import FILE
from jsna.run.fingerprints.unchanged import is_as_left, is_unchanged
from jsna.run.publication.workspace import only_run
from jsna.run.review_run import run_recipe
from tests.run.tiny import FIRST, REVIEW, put_notebook, quiet, snapshot, tiny_recipe

WORDS = {"target": "3"}


@pytest.fixture
def ran(tiny: Project) -> Project:
    """The project after a run."""
    run_recipe(tiny_recipe(tiny, parameters=WORDS), quiet())
    return tiny


def write(path: Path, content: str = "new") -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")


def test_right_after_a_run_nothing_has_changed_and_nothing_is_touched(ran: Project) -> None:
    before = snapshot(ran.root)

    assert is_unchanged(ran, REVIEW, WORDS)
    assert snapshot(ran.root) == before


@pytest.mark.parametrize("words", [{}, {"target": "4"}, {"target": "3", "other": "1"}])
def test_other_words_are_a_change(ran: Project, words: dict[str, str]) -> None:
    assert not is_unchanged(ran, REVIEW, words)


CHANGES: dict[str, Callable[[Project], object]] = {
    "settings": lambda p: write(p.raw(REVIEW) / "review.toml", "id = 'other'"),
    "an input": lambda p: write(p.raw(REVIEW) / "ratings.csv"),
    "a word of the analyst": lambda p: write(p.raw(REVIEW) / "prose" / "scores.md"),
    "the services": lambda p: write(p.config / "services.csv"),
    "the lock": lambda p: write(p.root / "requirements.lock"),
    "a notebook": lambda p: put_notebook(p, FIRST.notebook, "1"),
    "a release": lambda p: write(p.releases(REVIEW) / "1.0" / "release.json"),
    "an output edited": lambda p: write(p.outputs(REVIEW) / "tables" / "numbers.csv"),
    "an output added": lambda p: write(p.outputs(REVIEW) / "mine.txt"),
    "an output deleted": lambda p: (p.outputs(REVIEW) / "tables" / "numbers.csv").unlink(),
    "a manifest deleted": lambda p: (p.outputs(REVIEW) / "manifest.json").unlink(),
    "a table edited": lambda p: write(p.processed(REVIEW) / "numbers.txt"),
    "a table added": lambda p: write(p.processed(REVIEW) / "mine.txt"),
    "a table deleted": lambda p: (p.processed(REVIEW) / "numbers.txt").unlink(),
    "no record": lambda p: (p.processed(REVIEW) / FILE).unlink(),
    "a damaged record": lambda p: write(p.processed(REVIEW) / FILE),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_every_change_is_seen(ran: Project, change: Callable[[Project], object]) -> None:
    change(ran)

    assert not is_unchanged(ran, REVIEW, WORDS)


LITTER: dict[str, Callable[[Project], object]] = {
    "a workbook open in Excel": lambda p: write(p.raw(REVIEW) / "~$ratings.xlsx"),
    "a folder looked at": lambda p: write(p.raw(REVIEW) / "prose" / ".DS_Store"),
    "a marked copy": lambda p: write(p.raw(REVIEW) / "ratings-marked-2.xlsx"),
    "a chapter open in Word": lambda p: write(p.outputs(REVIEW) / "~$chapter.docx"),
    "settings open in an editor": lambda p: write(p.config / ".services.csv.swp"),
}


@pytest.mark.parametrize("leave", LITTER.values(), ids=LITTER)
def test_what_programs_leave_is_no_change(ran: Project, leave: Callable[[Project], object]) -> None:
    leave(ran)

    assert is_unchanged(ran, REVIEW, WORDS)


def test_who_only_looks_waits_for_nobody(ran: Project) -> None:
    with only_run(ran, REVIEW):
        assert is_as_left(ran, REVIEW, WORDS)
        assert not is_as_left(ran, REVIEW, {})
    assert not is_as_left(ran, "never-run", {})


def test_other_code_is_a_change(ran: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jsna.run.fingerprints.fingerprint.code", lambda: Code({}, "other"))

    assert not is_unchanged(ran, REVIEW, WORDS)


def test_an_interrupted_publication_is_finished_first(ran: Project) -> None:
    left = ran.processed(REVIEW).parent / ".runs" / REVIEW / "run-left"
    left.mkdir()
    ran.outputs(REVIEW).rename(left / "outputs")
    place = str(ran.outputs(REVIEW)).replace("\\", "\\\\")
    new = str(left / "outputs").replace("\\", "\\\\")
    write(left / "journal.json", f'[{{"new": "{new}", "place": "{place}"}}]')

    assert is_unchanged(ran, REVIEW, WORDS)
    assert ran.outputs(REVIEW).is_dir()


def test_a_run_under_way_is_not_disturbed(ran: Project) -> None:
    with only_run(ran, REVIEW), pytest.raises(BusyError):
        is_unchanged(ran, REVIEW, WORDS)


def test_a_review_that_was_never_run_is_changed_and_a_hostile_name_refused(tiny: Project) -> None:
    before = snapshot(tiny.root)

    assert not is_unchanged(tiny, REVIEW, {})
    with pytest.raises(UsageError):
        is_unchanged(tiny, "../x", {})
    assert snapshot(tiny.root) == before


def test_a_file_that_is_changed_during_the_run_is_a_change_after_it(tiny: Project) -> None:
    recipe = tiny_recipe(tiny)
    execute = recipe.execute

    def edited_meanwhile(*task: object) -> None:
        write(tiny.config / "services.csv", "edited")
        execute(*task)  # type: ignore[arg-type]

    run_recipe(tiny_recipe(tiny, execute=edited_meanwhile), quiet())

    assert not is_unchanged(tiny, REVIEW, {})


def test_the_command_says_so_and_runs_nothing(ran: Project) -> None:
    before = snapshot(ran.root)
    command = [sys.executable, "-m", "jsna", "run", REVIEW, "--project", str(ran.root)]

    done = subprocess.run(
        [*command, "--set", "target=3"], capture_output=True, text=True, check=True
    )

    assert "is up to date" in done.stdout
    assert snapshot(ran.root) == before
