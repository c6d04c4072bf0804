"""A project of several tiny reviews, and ways to run them that end in every way there is."""

from __future__ import annotations

import os
import signal
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from jsna.errors import InputError, Problem, RunError
from jsna.review.project import Project
from jsna.review.settings import read_review
from jsna.run.execution.engines import engine_named
from jsna.run.execution.execute import Executor, execute_notebook
from jsna.run.many.outcome import Outcome, Way
from jsna.run.recipe import Recipe
from jsna.run.review_run import RunReport, run_recipe
from tests.run import tiny

PROBLEMS = (Problem("a.csv", "row 2", "no number", "Correct it"), Problem("b.csv", "", "x", "y"))


def tinies(root: Path, earlier: Mapping[str, Sequence[str]]) -> Project:
    """A project with these reviews and no other, each with its earlier ones."""
    project = tiny.tiny_project(root)
    (project.raw(tiny.REVIEW) / "review.toml").unlink()
    project.raw(tiny.REVIEW).rmdir()
    for review_id, before in earlier.items():
        put_review(project.root / "data" / "raw", review_id, before)
    return project


def put_review(folder: Path, review_id: str, earlier: Sequence[str] = (), more: str = "") -> None:
    """Write the folder of a tiny review."""
    (folder / review_id).mkdir(parents=True)
    settings = tiny.SETTINGS.replace('id = "tiny"', f'id = "{review_id}"\n{more}')
    listed = ", ".join(f'"{each}"' for each in earlier)
    text = settings.replace("overall = {}", f"overall = {{}}\nearlier = [{listed}]")
    (folder / review_id / "review.toml").write_text(text, encoding="utf-8")


def run_tiny(project: Project, review_id: str, **how: Any) -> RunReport:
    """Run a tiny review without kernels; its name says how it ends."""
    if review_id.startswith("fails"):
        raise RunError("02_second failed: code cell 3.")
    if review_id.startswith("refused-at-length"):
        rows = (f"row {number}" for number in range(2000))
        raise InputError(Problem("a.csv", row, "no number", "Correct it" * 9) for row in rows)
    if review_id.startswith("refused"):
        raise InputError(PROBLEMS)
    if review_id.startswith("defect"):
        raise ZeroDivisionError(review_id)
    if review_id.startswith("dies"):
        os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))
    return _run(project, review_id, tiny.pretend, how)


def run_tiny_for_real(project: Project, review_id: str, **how: Any) -> RunReport:
    """Run a tiny review with its notebooks."""
    return _run(
        project, review_id, partial(execute_notebook, engine=engine_named(how["engine"])), how
    )


def _run(project: Project, review_id: str, execute: Executor, how: dict[str, Any]) -> RunReport:
    recipe = Recipe(
        project,
        read_review(project, review_id),
        how["parameters"],
        how["steps"],
        how["timeout"],
        execute,
        make_site=tiny.one_page,
        at_a_time=how["at_a_time"],
    )
    return run_recipe(recipe, how["progress"], everything=how["everything"])


def way(**changes: Any) -> Way:
    """How the tests run tiny reviews."""
    return Way(**{"steps": tiny.STEPS, "run": run_tiny, "timeout": 300, **changes})


class Told:
    """Keeps what a watch is told."""

    def __init__(self) -> None:
        self.said: list[str] = []

    def start(self, review_id: str) -> None:
        """Keep that it has begun."""
        self.said.append(f"start {review_id}")

    def end(self, outcome: Outcome) -> None:
        """Keep what came of it."""
        self.said.append(f"{outcome.state} {outcome.review}")

    def say(self, text: str) -> None:
        """Keep what was said besides."""
        self.said.append(text)
