"""The workflow, the hooks and the line endings do what the documents say."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml


@pytest.fixture
def workflow(root: Path) -> str:
    return (root / ".github" / "workflows" / "ci.yml").read_text(encoding="utf-8")


def _actionlint() -> str | None:
    return shutil.which("actionlint", path=str(Path(sys.executable).parent))


@pytest.mark.skipif(_actionlint() is None, reason="actionlint is installed on Linux only")
def test_the_workflow_passes_actionlint(workflow: str) -> None:
    assert _linted(workflow).stdout == ""
    assert "runner-label" in _linted(workflow.replace("ubuntu-latest", "ubuntu-tomorrow")).stdout


def _linted(workflow: str) -> subprocess.CompletedProcess[str]:
    command = [str(_actionlint()), "-no-color", "-shellcheck=", "-pyflakes=", "-"]
    return subprocess.run(command, input=workflow, capture_output=True, text=True, check=False)


def test_the_workflow_tries_the_commands_of_the_readme(root: Path, workflow: str) -> None:
    readme = (root / "README.md").read_text(encoding="utf-8")
    blocks = re.findall(r"^```.*?\n(.*?)^```$", readme, re.MULTILINE | re.DOTALL)
    lines = [line.partition("#")[0].strip() for block in blocks for line in block.splitlines()]
    promised = {line for line in lines if re.match(r"(uv|make (run|test)\b)", line)}

    assert {"make run", "make test"} < promised
    assert {command for command in promised if command not in workflow} == set()


def test_the_workflow_covers_every_python_and_may_only_read(
    workflow: str, pyproject: dict[str, Any]
) -> None:
    content = yaml.safe_load(workflow)
    matrix = content["jobs"]["test"]["strategy"]["matrix"]

    assert matrix["python"] == ["3.11", "3.12", "3.13"]
    assert pyproject["project"]["requires-python"] == ">=3.11,<3.14"
    assert content["permissions"] == {"contents": "read"}


def test_the_hooks_use_the_ruff_of_the_lock(root: Path) -> None:
    hooks = (root / ".pre-commit-config.yaml").read_text(encoding="utf-8")
    lock = (root / "requirements.lock").read_text(encoding="utf-8")
    (locked,) = re.findall(r"^ruff==(\S+)", lock, re.MULTILINE)

    assert set(re.findall(r"ruff==([\d.]+)", hooks)) == {locked}


def test_only_the_sources_of_notebooks_are_stripped(root: Path) -> None:
    content = yaml.safe_load((root / ".pre-commit-config.yaml").read_text(encoding="utf-8"))
    hooks = [hook for repo in content["repos"] for hook in repo["hooks"]]
    (stripping,) = [hook for hook in hooks if hook["id"] == "nbstripout"]

    assert re.search(stripping["files"], "notebooks/03_scores.ipynb")
    assert not re.search(stripping["files"], "outputs/any/notebooks/03_scores.ipynb")


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("src/jsna/cli.py", {"text": "auto", "eol": "lf"}),
        ("requirements.lock", {"text": "auto", "eol": "lf"}),
        ("data/raw/any/review.toml", {"text": "unset"}),
        ("outputs/any/tables/links.csv", {"text": "unset"}),
        ("docs/picture.png", {"text": "unset", "diff": "unset"}),
    ],
)
def test_line_endings(root: Path, tmp_path: Path, path: str, expected: dict[str, str]) -> None:
    subprocess.run(["git", "init", "--quiet", tmp_path], check=True)
    shutil.copy(root / ".gitattributes", tmp_path)
    command = ["git", "-C", str(tmp_path), "check-attr", *expected, "--", path]
    answer = subprocess.run(command, capture_output=True, text=True, check=True).stdout

    assert answer.splitlines() == [f"{path}: {name}: {value}" for name, value in expected.items()]
