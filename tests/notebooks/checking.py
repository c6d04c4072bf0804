"""Runs nbval over executed notebooks in a copy of the project."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

REPOSITORY = Path(__file__).parents[2]
PARTS = ("config", "data/raw", "notebooks", "outputs")


def copy_project(target: Path) -> Path:
    """All that the notebooks need of this project, and what was published, in another folder."""
    for part in PARTS:
        shutil.copytree(REPOSITORY / part, target / part)
    return target


def check(
    project: Path, *notebooks: Path, pictures: str = "under-lock", timeout: int = 300
) -> tuple[bool, str]:
    """Execute the notebooks again, in this order, and compare every output.

    Returns
    -------
    bool, str
        Whether all agree, and what nbval says.
    """
    settings = project / "nbval.ini"
    settings.write_text("[pytest]\n", encoding="utf-8")
    done = subprocess.run(
        [
            *(
                sys.executable,
                "-m",
                "pytest",
                "-p",
                "no:cacheprovider",
                "-c",
                str(settings),
                "--color=no",
            ),
            *("-p", "nbval.plugin", "-p", "tests.notebooks.strict_nbval"),
            *("--nbval", "--nbval-current-env", f"--nbval-cell-timeout={timeout}"),
            *("--pictures", pictures),
            *map(str, notebooks),
        ],
        cwd=REPOSITORY,
        env=_environment(project),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode not in (0, 1):
        raise AssertionError(f"nbval did not check anything:\n{done.stdout}{done.stderr}")
    return done.returncode == 0, done.stdout


def _environment(project: Path) -> dict[str, str]:
    dropped = ("JSNA_WORKSPACE", "MPLBACKEND", "PYTEST_ADDOPTS")
    kept = {name: value for name, value in os.environ.items() if name not in dropped}
    return kept | {
        "JSNA_PROJECT": str(project),
        "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1",
        "PYTHONUTF8": "1",
        "IPYTHONDIR": str(project / ".ipython"),
    }
