"""A project of two small notebooks, and a way to run it without kernels."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

from jsna.pipeline import Step
from jsna.review.project import Project
from jsna.review.settings import Review, read_review
from jsna.run.execution.execute import Task
from jsna.run.execution.session import Session
from jsna.run.progress import PlainProgress
from jsna.run.recipe import Recipe

REVIEW = "tiny"
FIRST = Step("01_first", writes=("numbers",))
SECOND = Step("02_second", reads=("numbers",))
STEPS = (FIRST, SECOND)
PARAMETERS = 'review: str = "tiny"\ntarget: int | None = None'
SETTINGS = """
id = "tiny"
title = "A tiny review"
area = "Nowhere"
date = "2001-02"
notice = "Made up."
tool = { id = "tool", version = "1" }
overall = {}
ranking = { target = 4 }
stream.ratings = { name = "Ratings", date = "2001" }
[input.assessment]
file = "ratings.csv"
sha256 = ""
origin = "Made up"
added = 2001-02-03
"""
WRITE = """
import os, pathlib
work = pathlib.Path(os.environ["JSNA_WORKSPACE"])
_ = (work / "processed" / "numbers.txt").write_text(f"{target}")
"""
SHOW = """
import os, pathlib
work = pathlib.Path(os.environ["JSNA_WORKSPACE"])
number = (work / "processed" / "numbers.txt").read_text()
(work / "outputs" / "tables").mkdir()
_ = (work / "outputs" / "tables" / "numbers.csv").write_text(f"number\\n{number}\\n")
print("the number is", number)
"""


def tiny_project(root: Path) -> Project:
    """The project, written into an empty folder."""
    for folder in ("config", f"data/raw/{REVIEW}", "notebooks"):
        (root / folder).mkdir(parents=True)
    services = "service_id,service,kind\na,Service A,service\n"
    (root / "config" / "services.csv").write_text(services, encoding="utf-8")
    (root / "data" / "raw" / REVIEW / "review.toml").write_text(SETTINGS, encoding="utf-8")
    project = Project(root)
    put_notebook(project, FIRST.notebook, WRITE)
    put_notebook(project, SECOND.notebook, SHOW)
    return project


def put_notebook(project: Project, name: str, *cells: str, parameters: str = PARAMETERS) -> Path:
    """Write the source of a notebook: a ``parameters`` cell and these."""
    content = {
        "cells": [
            _cell(number, source, ["parameters"] if number == 0 else [])
            for number, source in enumerate((parameters, *cells))
        ],
        "metadata": {},
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    path = project.notebooks / f"{name}.ipynb"
    path.write_text(json.dumps(content), encoding="utf-8")
    return path


def _cell(number: int, source: str, tags: list[str]) -> dict[str, Any]:
    return {
        "cell_type": "code",
        "execution_count": None,
        "id": f"cell-{number}",
        "metadata": {"tags": tags} if tags else {},
        "outputs": [],
        "source": source.strip("\n"),
    }


def tiny_recipe(project: Project, **changes: Any) -> Recipe:
    """The recipe of the project, executed without kernels unless the changes say otherwise."""
    settings = {
        "steps": STEPS,
        "timeout": 300.0,
        "execute": pretend,
        **changes,
    }
    return Recipe(project, read_review(project, REVIEW), **settings)


def pretend(task: Task, session: Session) -> None:
    """Leave what the two notebooks would leave, within a moment."""
    work = Path(session.environment["JSNA_WORKSPACE"])
    number = task.parameters.get("target")
    if task.name == FIRST.notebook:
        (work / "processed" / "numbers.txt").write_text(f"{number}", encoding="utf-8")
    else:
        (work / "outputs" / "tables").mkdir()
        table = work / "outputs" / "tables" / "numbers.csv"
        table.write_text(f"number\n{number}\n", encoding="utf-8")
    cell = {**_cell(1, f"{task.name} {number}", []), "execution_count": 1}
    content = {"cells": [cell], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    task.target.write_text(json.dumps(content), encoding="utf-8")


def one_page(_: Project, review: Review, outputs: Path) -> None:
    """A review site of one page, within a moment."""
    (outputs / "review").mkdir()
    (outputs / "review" / "index.html").write_text(review.title, encoding="utf-8")


def quiet() -> PlainProgress:
    """A progress that nobody reads."""
    return PlainProgress(io.StringIO())


def published_number(project: Project) -> str:
    """The number that stands in the published table."""
    table = project.outputs(REVIEW) / "tables" / "numbers.csv"
    return table.read_text(encoding="utf-8").split()[1]


def processed_number(project: Project) -> str:
    """The number that stands in the table between the steps."""
    return (project.processed(REVIEW) / "numbers.txt").read_text(encoding="utf-8")


def snapshot(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, with its bytes."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}
