"""What a notebook reaches, against a package made by hand, import-linter's graph and real runs."""

from __future__ import annotations

import ast
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import grimp
import pytest

import jsna
from jsna.pipeline import STEPS, Step
from jsna.review.project import Project
from jsna.run.fingerprints.code import Code, code, code_on_disk
from jsna.run.fingerprints.files import hashes_below
from tests.conftest import REPOSITORY

FILES = {
    "__init__.py": "",
    "errors.py": "",
    "rates/__init__.py": "",
    "rates/wilson.py": "from jsna.errors import UsageError",
    "rates/plain.py": "",
    "rates/table.csv": "",
    "rates/tables/deep.csv": "",
    "pages/__init__.py": "import jsna.rates.wilson as wilson",
    "pages/late.py": "def late():\n  from jsna.rates import (  # those (all)\n    plain,\n  )",
    "pages/templates/page.css": "",
    "run/__init__.py": "",
    "run/execution/__init__.py": "",
    "run/execution/engine.py": "",
    "run/execution_plan.py": "",
}
ALWAYS = {"jsna", "jsna.run", "jsna.run.execution", "jsna.run.execution.engine"}


def made() -> Code:
    """The package made by hand."""
    return Code({name: text.encode() for name, text in FILES.items()}, "around")


@pytest.mark.parametrize(
    ("source", "reached"),
    [
        ("1", set()),
        ("import jsna", set()),
        ("import jsnap.rates", set()),
        ("from jsna.errors import UsageError", {"errors"}),
        ("from jsna import errors", {"errors"}),
        ("from jsna.rates import plain", {"rates", "rates.plain"}),
        ("from jsna.rates.plain import rate", {"rates", "rates.plain"}),
        ("from jsna.rates import wilson", {"rates", "rates.wilson", "errors"}),
        ("import jsna.rates.plain, jsna.errors", {"rates", "rates.plain", "errors"}),
        ("import jsna.pages", {"pages", "rates", "rates.wilson", "errors"}),
        (
            "from jsna.pages.late import late",
            {"pages", "pages.late", "rates", "rates.plain", "rates.wilson", "errors"},
        ),
        ("from jsna.rates import one, \\\n  plain", {"rates", "rates.plain"}),
        ("from jsna.rates import (\n  one,  # (more)\n  plain,\n)", {"rates", "rates.plain"}),
        ('importlib.import_module("jsna.rates.plain")', {"rates", "rates.plain"}),
    ],
)
def test_what_a_source_reaches(source: str, reached: set[str]) -> None:
    assert made().reached([source]) == ALWAYS | {f"jsna.{name}" for name in reached}


def test_sources_reach_what_each_of_them_does() -> None:
    assert made().reached(["import jsna.errors", "import jsna.rates"]) == ALWAYS | {
        *("jsna.errors", "jsna.rates"),
    }


@pytest.mark.parametrize(
    ("changed", "counts"),
    [
        ("rates/plain.py", True),
        ("rates/__init__.py", True),
        ("rates/table.csv", True),
        ("rates/tables/deep.csv", True),
        ("__init__.py", True),
        ("run/execution/engine.py", True),
        ("rates/wilson.py", False),
        ("errors.py", False),
        ("pages/templates/page.css", False),
        ("run/execution_plan.py", False),
    ],
)
def test_a_notebook_s_code_changes_with_what_it_reaches_and_what_lies_beside_that(
    changed: str, counts: bool
) -> None:
    before = made()
    after = Code({**before.files, changed: b"# new"}, "around")
    source = ["import jsna.rates.plain"]

    assert (after.of(source) != before.of(source)) is counts
    assert after.whole != before.whole


def test_what_is_installed_counts_for_every_notebook() -> None:
    files = {name: text.encode() for name, text in FILES.items()}

    assert Code(files, "one").of(["1"]) != Code(files, "other").of(["1"])
    assert Code(files, "one").whole != Code(files, "other").whole


def test_the_code_is_the_package_and_what_is_installed_beside_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    seen = [code_on_disk().whole]
    (tmp_path / "other-1.0.dist-info").mkdir()
    monkeypatch.setattr(sys, "path", [*sys.path, str(tmp_path)])
    seen.append(code_on_disk().whole)
    (tmp_path / "jsna").mkdir()
    (tmp_path / "jsna" / "__init__.py").write_text("", encoding="utf-8")
    monkeypatch.setattr(jsna, "__file__", str(tmp_path / "jsna" / "__init__.py"))
    seen.append(code_on_disk().whole)
    monkeypatch.setattr(sys, "version", "another Python")
    seen.append(code_on_disk().whole)

    assert len(set(seen)) == len(seen)


def test_the_hashes_are_those_of_the_files() -> None:
    assert code_on_disk().hashes == hashes_below(REPOSITORY / "src" / "jsna")


def source_of(notebook: dict[str, Any]) -> str:
    """The code of a notebook."""
    cells = [each["source"] for each in notebook["cells"] if each["cell_type"] == "code"]
    return "\n".join("".join(each) for each in cells)


def imported(source: str, known: set[str]) -> set[str]:
    """The modules of the package that the source of a notebook imports, by Python's own parser."""
    found = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found |= {each.name for each in node.names}
        elif isinstance(node, ast.ImportFrom):
            found |= {node.module or "", *(f"{node.module}.{each.name}" for each in node.names)}
    return found & known


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.notebook)
def test_a_notebook_reaches_what_the_graph_of_imports_says(step: Step) -> None:
    graph = grimp.build_graph("jsna")
    path = REPOSITORY / "notebooks" / f"{step.notebook}.ipynb"
    text = source_of(json.loads(path.read_text(encoding="utf-8")))
    start = imported(text, graph.modules)
    assert start
    behind = start.union(*map(graph.find_upstream_modules, start))

    reached = code().reached([text])

    assert behind <= reached
    # What is spared: less than half of the package is reached.
    assert len(reached) < len(graph.modules) / 2


SHOW = """
import pathlib, sys
names = sorted(name for name in sys.modules if name.partition(".")[0] == "jsna")
_ = pathlib.Path({!r}).write_text("\\n".join(names), encoding="utf-8")
"""


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_a_real_kernel_imports_nothing_that_is_not_reached(
    project: Project, tmp_path: Path
) -> None:
    """Of the review that uses most of the package, with kernels that have nothing loaded before."""
    texts = {}
    # The earlier reviews that it is compared with.
    shutil.copytree(REPOSITORY / "outputs", project.root / "outputs")
    for step in STEPS:
        path = project.notebooks / f"{step.notebook}.ipynb"
        content = json.loads(path.read_text(encoding="utf-8"))
        texts[step.notebook] = source_of(content)
        source = SHOW.format(str(tmp_path / step.notebook)).strip()
        last: dict[str, Any] = {
            "cell_type": "code",
            "execution_count": None,
            "id": "modules",
            "metadata": {},
        }
        content["cells"].append({**last, "outputs": [], "source": source})
        path.write_text(json.dumps(content), encoding="utf-8")
    words = ["run", "example-2025", "--engine", "kernel", "--project", str(project.root)]
    environment = {**os.environ, "JSNA_PROJECT": str(project.root)}
    subprocess.run([sys.executable, "-m", "jsna", *words], env=environment, check=True)

    for name, text in texts.items():
        loaded = (tmp_path / name).read_text(encoding="utf-8").splitlines()
        assert len(loaded) > 10
        assert sorted(set(loaded) - code().reached([text])) == []
