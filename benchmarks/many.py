"""How fast many reviews run, against papermill's own API on the same notebooks: a table.

``python benchmarks/many.py`` makes synthetic areas in a temporary folder and takes turns: papermill
executes the notebooks of one area after another in one process, ``jsna run --from`` does all that a
run does. ``--grow 152`` also runs so many areas once, and then once more with nothing changed.
"""

from __future__ import annotations

import argparse
import ctypes
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

from areas import write_areas

REPOSITORY = Path(__file__).parents[1]
_ADOPT_ORPHANS = 36  # PR_SET_CHILD_SUBREAPER of Linux


@dataclass(frozen=True)
class Taken:
    """What a command took for each area: seconds, and seconds of processors."""

    clock: float
    processors: float
    said: str = field(default="", repr=False)


def main() -> None:
    """Measure, and print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--areas", type=int, default=8)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--grow", type=int, metavar="AREAS", default=0)
    options = parser.parse_args()
    # Else nobody counts what the process that forks the workers took.
    ctypes.CDLL(None).prctl(_ADOPT_ORPHANS, 1, 0, 0, 0)
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        prepare(root / "project")
        names = write_areas(root / "areas", options.areas)
        rounds = []
        for number in range(1, options.rounds + 1):
            rounds.append((by_papermill(root, names), by_jsna(root, names, "--force")))
            print(f"round {number} of {options.rounds}: {rounds[-1]}", file=sys.stderr, flush=True)
        print_rounds(rounds, options.areas)
        if options.grow:
            grow(root, options.grow)


def prepare(project: Path) -> None:
    """A copy of this project without reviews."""
    (project / "data" / "raw").mkdir(parents=True)
    for name in ("config", "notebooks"):
        shutil.copytree(REPOSITORY / name, project / name)
    shutil.copy(REPOSITORY / "requirements.lock", project)


def by_papermill(root: Path, names: list[str]) -> Taken:
    """The notebooks of each area, by papermill's own API."""
    script = str(Path(__file__).with_name("by_papermill.py"))
    return timed([sys.executable, script, str(root / "project"), *names], root, len(names))


def by_jsna(root: Path, names: list[str], *more: str) -> Taken:
    """All areas in one run."""
    command = [sys.executable, "-m", "jsna", "run", "--project", str(root / "project")]
    places = ["--from", str(root / "areas"), "--to", str(root / "results")]
    return timed([*command, *places, "--json", *more], root, len(names))


def timed(command: list[str], root: Path, areas: int) -> Taken:
    """What a command and all that it started took, for each area."""
    environment = {
        **os.environ,
        "PYTHONPATH": str(REPOSITORY / "src"),
        "JSNA_PROJECT": str(root / "project"),
        "JSNA_REVIEWS": str(root / "areas"),
    }
    before, start = os.times(), time.perf_counter()
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    seconds = time.perf_counter() - start
    reap_orphans()
    after = os.times()
    if done.returncode:
        raise SystemExit(f"{' '.join(command)} failed:\n{done.stdout}{done.stderr}")
    user = after.children_user - before.children_user
    processors = user + after.children_system - before.children_system
    return Taken(seconds / areas, processors / areas, done.stdout)


def reap_orphans() -> None:
    """Wait for what a command left behind, so that its time is counted."""
    while True:
        try:
            os.waitpid(-1, 0)
        except ChildProcessError:
            return


def print_rounds(rounds: list[tuple[Taken, Taken]], areas: int) -> None:
    """Print medians and their ratios, as a table in Markdown."""
    print(f"{areas} areas, medians of {len(rounds)} rounds, {os.cpu_count()} processors.\n")
    print("| what | seconds an area | of processors |")
    print("|---|---|---|")
    found = []
    for place, what in enumerate(
        ("papermill's API, the notebooks alone, one area after another", "jsna run --from")
    ):
        clock = statistics.median(each[place].clock for each in rounds)
        processors = statistics.median(each[place].processors for each in rounds)
        found.append((clock, processors))
        print(f"| {what} | {clock:.1f} | {processors:.1f} |")
    clock, processors = (alone / many for alone, many in zip(*found, strict=True))
    print(f"| ratio | {clock:.2f} | {processors:.2f} |")
    print(f"\nMemory of a worker with its notebook: at most {memory(rounds[-1][1]):.0f} MB.")


def grow(root: Path, areas: int) -> None:
    """Print what many areas take, and what they take when nothing has changed."""
    shutil.rmtree(root / "areas")
    names = write_areas(root / "areas", areas)
    for what in ("all new or changed", "nothing changed"):
        taken = by_jsna(root, names, *(["--force"] if what.startswith("all") else []))
        print(f"{areas} areas, {what}: {taken.clock:.3g} s an area", flush=True)
        if what.startswith("all"):
            print(f"Memory of a worker with its notebook: at most {memory(taken):.0f} MB.")


def memory(taken: Taken) -> float:
    """Megabytes of the largest worker, from the summary."""
    return float(json.loads(taken.said)["memory"]) / 2**20


if __name__ == "__main__":
    main()
