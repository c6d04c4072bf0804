"""How long a run takes, against the same package calls in one plain process: a table of ratios.

``python benchmarks/run.py`` measures on a copy of this project. An absolute time says little on a
machine that others use too, so all variants take turns, and what is printed are medians and their
ratios within this one go.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

REPOSITORY = Path(__file__).parents[1]
PYTHON = sys.executable
# Seconds on the clock, and seconds of processors, children included.
Times = tuple[float, float]
JSNA = (PYTHON, "-m", "jsna")


def main() -> None:
    """Measure all variants in turns, and print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--review", default="2023")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "project"
        for name in ("config", "data/raw", "notebooks"):
            shutil.copytree(REPOSITORY / name, root / name)
        shutil.copy(REPOSITORY / "requirements.lock", root)
        commands = commands_for(root, options.review)
        times: dict[str, list[Times]] = {name: [] for name in commands}
        for number in range(1, options.rounds + 1):
            for name, command in commands.items():
                times[name].append(timed(command, root))
            print(f"round {number} of {options.rounds} is done", file=sys.stderr, flush=True)
    medians = {
        name: (
            statistics.median(wall for wall, _ in each),
            statistics.median(cpu for _, cpu in each),
        )
        for name, each in times.items()
    }
    print_table(medians, options.rounds)


def commands_for(root: Path, review: str) -> dict[str, list[str]]:
    """What is measured. The run without a change comes right after a full one."""
    here = Path(__file__).resolve().parent
    run = [*JSNA, "run", review, "--project", str(root)]
    return {
        "plain": [PYTHON, str(here / "plain.py"), str(root), review],
        "fork": [*run, "--force", "--engine", "fork"],
        "unchanged": run,
        "kernel": [*run, "--force", "--engine", "kernel"],
        "papermill": [PYTHON, str(here / "by_papermill.py"), str(root), review],
        "pass": [PYTHON, "-c", "pass"],
        "help": [*JSNA, "--help"],
        "check": [*JSNA, "check", review, "--project", str(root)],
    }


ROWS = (
    ("full run, forked children", "fork", "plain"),
    ("full run, kernels", "kernel", "plain"),
    ("papermill's API, the notebooks alone", "papermill", "plain"),
    ("run with nothing changed", "unchanged", "fork"),
    ("jsna --help", "help", "pass"),
    ("jsna check", "check", "pass"),
)
NAMES = {
    "plain": "the same calls in one plain process",
    "fork": "a full run, forked children",
    "pass": "python -c pass",
}


def print_table(medians: dict[str, Times], rounds: int) -> None:
    """Print the ratios as a table in Markdown."""
    print(f"Medians of {rounds} rounds, all variants in turns, {os.cpu_count()} processors.\n")
    print("| what | seconds | of processors | as a multiple of | ratio | of processors |")
    print("|---|---|---|---|---|---|")
    for what, name, base in ROWS:
        (wall, cpu), (wall_beside, cpu_beside) = medians[name], medians[base]
        beside = f"{NAMES[base]} ({wall_beside:.3g} s, {cpu_beside:.3g} s)"
        ratios = f"{wall / wall_beside:.3g} | {cpu / cpu_beside:.3g}"
        print(f"| {what} | {wall:.3g} | {cpu:.3g} | {beside} | {ratios} |")


def timed(command: list[str], root: Path) -> Times:
    """Seconds that a command takes, from its start to its end."""
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY / "src"), "JSNA_PROJECT": str(root)}
    before, start = os.times(), time.perf_counter()
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    seconds, after = time.perf_counter() - start, os.times()
    if done.returncode:
        raise SystemExit(f"{' '.join(command)} failed:\n{done.stderr}")
    user = after.children_user - before.children_user
    return seconds, user + after.children_system - before.children_system


if __name__ == "__main__":
    main()
