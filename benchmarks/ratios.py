"""The table of the benchmarks: how long each takes as a multiple of another."""

from __future__ import annotations

import os

import ranks

# Seconds on the clock, and seconds of processors, children included.
Times = tuple[float, float]
KINDS = ("csv", "parquet")


def rows_of(sizes: list[int]) -> list[tuple[str, str, str]]:
    """The rows of the table: what it is, and the names of what is compared."""
    large = f"{sizes[1]:,}"
    many = f"{ranks.AREAS[-1]} areas"
    rows = [
        ("full run, forked children", "fork", "plain"),
        ("full run, kernels", "kernel", "plain"),
        ("papermill's API, the notebooks alone", "papermill", "plain"),
        ("papermill's command, once for each notebook", "papermill command", "plain"),
        ("run with nothing changed", "unchanged", "fork"),
        ("jsna --help", "help", "pass"),
        ("jsna check", "check", "pass"),
    ]
    for kind, shown in (("csv", "CSV"), ("parquet", "Parquet")):
        rows += [
            (f"survey of {large} rows, {shown}", f"large {kind}", f"large {kind} counted"),
            (f"survey of {large} rows, {shown}", f"large {kind}", f"small {kind}"),
            (f"checks of {large} rows, {shown}", f"large {kind} checked", f"small {kind} checked"),
        ]
    draws = f"{ranks.DRAWS:,} draws"
    return [
        *rows,
        (f"ranks under misrating, {draws}", "ranks", "loop"),
        (f"ranks under misrating, {draws}, {many}", "ranks of many", "ranks"),
    ]


def names_of(sizes: list[int]) -> dict[str, str]:
    """What the others are compared with, in words."""
    return {
        "plain": "the same calls in one plain process",
        "fork": "a full run, forked children",
        "pass": "python -c pass",
        "loop": "a plain loop over draws and services",
        "ranks": "one area",
        **{f"large {kind} counted": "the counts alone, by pyarrow and NumPy" for kind in KINDS},
        **{f"small {kind}": f"the same of {sizes[0]:,} rows" for kind in KINDS},
        **{f"small {kind} checked": f"the same of {sizes[0]:,} rows" for kind in KINDS},
    }


def print_table(medians: dict[str, Times], rounds: int, sizes: list[int]) -> None:
    """Print the ratios as a table in Markdown."""
    print(f"Medians of {rounds} rounds, all variants in turns, {os.cpu_count()} processors.\n")
    print("| what | seconds | of processors | as a multiple of | ratio | of processors |")
    print("|---|---|---|---|---|---|")
    names = names_of(sizes)
    for what, name, base in rows_of(sizes):
        (wall, cpu), (wall_beside, cpu_beside) = medians[name], medians[base]
        beside = f"{names[base]} ({wall_beside:.3g} s, {cpu_beside:.3g} s)"
        ratios = f"{wall / wall_beside:.3g} | {cpu / cpu_beside:.3g}"
        print(f"| {what} | {wall:.3g} | {cpu:.3g} | {beside} | {ratios} |")
