"""All that a run calls of the package, in one plain process: the limit that a run is held against.

``python benchmarks/plain.py PROJECT REVIEW``, as ``benchmarks/run.py`` does. The cells of the
notebooks are executed one after another, and what they show is rendered, but there are no kernels,
no executed notebooks, no log and no publication as one.
"""

from __future__ import annotations

import ast
import json
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

from workspace import begin

from jsna.pipeline import STEPS
from jsna.review.project import Project
from jsna.review.settings import read_review
from jsna.run.check import check_review
from jsna.run.publication.manifest import write_manifest
from jsna.run.recipe import make_site

REPOSITORY = Path(__file__).parents[1]


def run_plain(root: Path, review: str) -> None:
    """Call it all."""
    project = Project(root)
    check_review(project, review)
    work = begin(root)
    for step in STEPS:
        notebook = json.loads((root / "notebooks" / f"{step.notebook}.ipynb").read_text("utf-8"))
        names: dict[str, object] = {"display": display}
        for cell in notebook["cells"]:
            if cell["cell_type"] == "code":
                execute("".join(cell["source"]), names)
            if "parameters" in cell["metadata"].get("tags", []):
                names["review"] = review
    # The site shows executed notebooks: those of a run, which are there from the first round on.
    made = Path("outputs") / review / "notebooks"
    there = root / made if (root / made).is_dir() else REPOSITORY / made
    shutil.copytree(there, work / "outputs" / "notebooks")
    settings = read_review(project, review)
    write_manifest(work / "outputs", project, settings, {})
    make_site(project, settings, work / "outputs")
    write_manifest(work / "outputs", project, settings, {})


def execute(source: str, names: dict[str, object]) -> None:
    """Execute a cell, and render the value of its last line as a notebook would."""
    tree = ast.parse(source)
    last = tree.body[-1] if tree.body else None
    if isinstance(last, ast.Expr):
        tree.body.pop()
        exec(compile(tree, "cell", "exec"), names)  # noqa: S102 - our own notebooks
        display(eval(compile(ast.Expression(last.value), "cell", "eval"), names))  # noqa: S307
    else:
        exec(compile(tree, "cell", "exec"), names)  # noqa: S102


def display(*values: object) -> None:
    """Render what a notebook would show."""
    for value in values:
        for name in ("_repr_mimebundle_", "_repr_html_", "_repr_svg_", "_repr_png_"):
            render: Callable[[], object] | None = getattr(value, name, None)
            if value is not None and render is not None:
                render()
        repr(value)


if __name__ == "__main__":
    run_plain(Path(sys.argv[1]), sys.argv[2])
