"""Ranks under simulated misrating: the vectorised simulation against a plain loop over draws.

Run it with ``python benchmarks/ranks.py``. An absolute time is not stable on a shared machine, so
both are timed in turn within one run, and what counts is the ratio of the medians.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from statistics import median
from time import perf_counter

import numpy as np

from jsna.measures.misrating import Misrating, simulate_areas

SERVICES = 15
DRAWS = 10_000
AREAS = (1, 19, 152)
ROUNDS = 7
ROUNDS_OF_THE_LOOP = 5
ASSUMED = Misrating(probability=0.2, level=0.9, lowest=(3,), draws=DRAWS, seed=1)
PLACES = np.arange(6)
LEVELS = np.random.default_rng(1).integers(0, 6, (AREAS[-1], SERVICES))


def plain_loop() -> list[list[int]]:
    """The same for one area as one would write it first: a loop over draws and services."""
    uniform = np.random.default_rng(1).random((DRAWS, SERVICES)).tolist()
    half = ASSUMED.probability / 2
    rated = LEVELS[0].tolist()
    counts = [[0] * SERVICES for _ in rated]
    for row in uniform:
        drawn = []
        for level, each in zip(rated, row, strict=True):
            step = 1 if each >= 1 - half else -1 if each < half else 0
            drawn.append(min(max(level + step, 0), len(PLACES) - 1))
        for service, own in enumerate(drawn):
            counts[service][sum(other < own for other in drawn)] += 1
    return counts


def vectorised(areas: int) -> Callable[[], object]:
    """The simulation of the package, for so many areas."""
    return lambda: simulate_areas(LEVELS[:areas], PLACES, ASSUMED)


def seconds(work: Callable[[], object]) -> float:
    """How long one call takes."""
    start = perf_counter()
    work()
    return perf_counter() - start


def main() -> None:
    """Time both in turn, and print the medians and their ratios."""
    runs: dict[str, list[float]] = {}
    works = {f"{areas} x {SERVICES}": vectorised(areas) for areas in AREAS}
    for number in range(ROUNDS):
        if number < ROUNDS_OF_THE_LOOP:
            runs.setdefault("plain loop, 1 x 15", []).append(seconds(plain_loop))
        for name, work in works.items():
            runs.setdefault(f"vectorised, {name}", []).append(seconds(work))
    medians = {name: median(times) for name, times in runs.items()}
    one = medians[f"vectorised, 1 x {SERVICES}"]
    lines = [f"{DRAWS:,} draws; areas x services; medians of at least {ROUNDS_OF_THE_LOOP} in turn"]
    lines += [
        f"{name:24} {time * 1000:10.1f} ms {time / one:8.1f} times one area, vectorised"
        for name, time in medians.items()
    ]
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
