"""The published review comes out byte for byte: in other surroundings, and on other Pythons."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

REVIEW = "2023"
# What a run needs of a project; what it makes is left behind.
PARTS = ("config", "data/raw", "notebooks", "src", "pyproject.toml", "requirements.lock")
ALSO = ("README.md", "LICENSE")
HERE = sys.version_info[:2]

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="other systems may draw other pixels"),
]


@pytest.fixture
def copy(root: Path, tmp_path: Path) -> Path:
    """The project in another folder, with a space and an accent in its name, without outputs."""
    project = tmp_path / "a próject"
    for part in (*PARTS, *ALSO):
        source, target = root / part, project / part
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, target)
    return project


def render(python: Path, project: Path, **surroundings: str) -> None:
    """Run the review there, with a home and an environment of its own."""
    home = project.parent / "home"
    home.mkdir()
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "TEMP") if name in os.environ}
    here = {"HOME": str(home), "USERPROFILE": str(home), "PYTHONPATH": str(project / "src")}
    environment = kept | here | surroundings
    command = [str(python), "-m", "jsna", "run", REVIEW]
    done = subprocess.run(
        command, cwd=project, env=environment, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def assert_as_published(root: Path, project: Path) -> None:
    """The manifest, and with it the hash of every output, is the committed one."""
    made, published = (
        (folder / "outputs" / REVIEW / "manifest.json").read_bytes() for folder in (project, root)
    )
    hashes, expected = json.loads(made)["outputs"], json.loads(published)["outputs"]
    assert [name for name in expected if hashes.get(name) != expected[name]] == []
    assert made == published


@pytest.mark.parametrize(
    "surroundings",
    [
        {"PYTHONHASHSEED": "1", "LC_ALL": "C", "TZ": "Pacific/Kiritimati"},
        {"PYTHONHASHSEED": "4242", "LC_ALL": "tr_TR.UTF-8", "TZ": "America/St_Johns"},
    ],
    ids=["ascii, far east", "turkish, far west"],
)
def test_the_same_bytes_in_other_surroundings(
    root: Path, copy: Path, surroundings: dict[str, str]
) -> None:
    render(Path(sys.executable), copy, **surroundings)

    assert_as_published(root, copy)


def other_python(version: str) -> Path | None:
    """A Python of this version that really runs, on the path or among pyenv's."""
    pyenv = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv"))
    on_path = shutil.which(f"python{version}")
    found = [Path(on_path)] if on_path else []
    for python in (*found, *sorted(pyenv.glob(f"versions/{version}.*/bin/python"), reverse=True)):
        command = [str(python), "-c", "import sys; print('%d.%d' % sys.version_info[:2])"]
        answer = subprocess.run(command, capture_output=True, text=True, check=False)
        if answer.stdout.strip() == version:
            return python
    return None


@pytest.mark.parametrize("minor", [11, 12, 13])
def test_the_same_bytes_on_another_python(
    root: Path, copy: Path, tmp_path: Path, minor: int
) -> None:
    if (3, minor) == HERE:
        pytest.skip(f"Python 3.{minor} is the one that runs the tests")
    python = other_python(f"3.{minor}")
    if python is None:
        pytest.skip(f"there is no Python 3.{minor} on this machine")
    there = installed(python, tmp_path / "environment", copy)

    render(there, copy)

    assert_as_published(root, copy)


def installed(python: Path, environment: Path, project: Path) -> Path:
    """The Python of a new environment with the lock and the project in it."""
    there = environment / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    into = ["--python", str(there)]
    _uv("venv", "--python", str(python), str(environment))
    _uv("pip", "install", *into, "--require-hashes", "-r", str(project / "requirements.lock"))
    _uv("pip", "install", *into, "--no-deps", "--no-build-isolation", "-e", str(project))
    return there


def _uv(*words: str) -> None:
    command = [sys.executable, "-m", "uv", "--quiet", "--no-python-downloads", *words]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
