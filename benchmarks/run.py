"""How long things take, as one table of ratios: runs, commands, a large survey, sure ranks.

``python benchmarks/run.py`` measures on a copy of this project. An absolute time says little on a
machine that others use too, so all variants take turns, and what is printed are medians and their
ratios within this one go. ``--rows`` gives the two sizes of the survey.
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
from collections.abc import Callable
from functools import partial
from pathlib import Path

import ranks
import survey
from answers import write_survey
from ratios import KINDS, Times, print_table
from workspace import fresh
from yardsticks import count_plainly

from jsna.pipeline import STEPS

REPOSITORY = Path(__file__).parents[1]
PYTHON = sys.executable
Variant = Callable[[], Times]
JSNA = (PYTHON, "-m", "jsna")


def main() -> None:
    """Measure all variants in turns, and print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--review", default="2023")
    parser.add_argument("--rows", type=int, nargs=2, default=[10_000, 1_000_000])
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "project"
        for name in ("config", "data/raw", "notebooks"):
            shutil.copytree(REPOSITORY / name, root / name)
        shutil.copy(REPOSITORY / "requirements.lock", root)
        variants = (
            runs_of(root, options.review) | surveys_of(Path(folder), options.rows) | ranks_of()
        )
        times: dict[str, list[Times]] = {name: [] for name in variants}
        for number in range(1, options.rounds + 1):
            for name, variant in variants.items():
                times[name].append(variant())
            print(f"round {number} of {options.rounds} is done", file=sys.stderr, flush=True)
    medians = {
        name: (
            statistics.median(wall for wall, _ in each),
            statistics.median(cpu for _, cpu in each),
        )
        for name, each in times.items()
    }
    print_table(medians, options.rounds, options.rows)


def runs_of(root: Path, review: str) -> dict[str, Variant]:
    """Whole commands. The run without a change comes right after a full one."""
    here = Path(__file__).resolve().parent
    run = [*JSNA, "run", review, "--project", str(root)]
    commands = {
        "plain": [PYTHON, str(here / "plain.py"), str(root), review],
        "fork": [*run, "--force", "--engine", "fork"],
        "unchanged": run,
        "kernel": [*run, "--force", "--engine", "kernel"],
        "papermill": [PYTHON, str(here / "by_papermill.py"), str(root), review],
        "pass": [PYTHON, "-c", "pass"],
        "help": [*JSNA, "--help"],
        "check": [*JSNA, "check", review, "--project", str(root)],
    }
    runs: dict[str, Variant] = {
        name: partial(timed, command, root) for name, command in commands.items()
    }
    return runs | {"papermill command": partial(by_command, root, review)}


def by_command(root: Path, review: str) -> Times:
    """The notebooks alone, each by papermill's own command, one after another."""
    work, notebooks = fresh(root), root / "notebooks"
    # A raw parameter: papermill takes 2023 for a number otherwise.
    how = ["-r", "review", review, "-k", "python3", "--cwd", str(notebooks), "--no-progress-bar"]
    times = []
    for name in (f"{step.notebook}.ipynb" for step in STEPS):
        places = [str(notebooks / name), str(work / "outputs" / name)]
        command = [PYTHON, "-m", "papermill", *places, *how]
        times.append(timed(command, root, JSNA_WORKSPACE=str(work)))
    return sum(wall for wall, _ in times), sum(cpu for _, cpu in times)


def surveys_of(folder: Path, sizes: list[int]) -> dict[str, Variant]:
    """A survey of two sizes: read, cleaned, tabulated by five breakdowns and made safe."""

    def variant(work: Callable[[Path], None], path: Path) -> Variant:
        return lambda: survey.measured(work, path)[:2]

    variants: dict[str, Variant] = {}
    for size, rows in zip(("small", "large"), sizes, strict=True):
        place = folder / size
        place.mkdir()
        write_survey(place, rows)
        for kind in KINDS:
            path = place / f"survey.{kind}"
            variants[f"{size} {kind}"] = variant(survey.estimate, path)
            variants[f"{size} {kind} counted"] = variant(count_plainly, path)
            variants[f"{size} {kind} checked"] = variant(survey.check, path)
    return variants


def ranks_of() -> dict[str, Variant]:
    """The ranks of services under simulated misrating, for one area and for many."""
    works = {"ranks": ranks.vectorised(1), "ranks of many": ranks.vectorised(ranks.AREAS[-1])}
    return {
        name: partial(_in_process, work)
        for name, work in {"loop": ranks.plain_loop, **works}.items()
    }


def _in_process(work: Callable[[], object]) -> Times:
    start = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - start[0], time.process_time() - start[1]


def timed(command: list[str], root: Path, **variables: str) -> Times:
    """Seconds that a command takes, from its start to its end."""
    own = {"PYTHONPATH": str(REPOSITORY / "src"), "JSNA_PROJECT": str(root)}
    environment = {**os.environ, **own, **variables}
    before, start = os.times(), time.perf_counter()
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    seconds, after = time.perf_counter() - start, os.times()
    if done.returncode:
        raise SystemExit(f"{' '.join(command)} failed:\n{done.stderr}")
    user = after.children_user - before.children_user
    return seconds, user + after.children_system - before.children_system


if __name__ == "__main__":
    main()
