"""The data dictionary, written from the contracts: ``docs/data-dictionary.md`` is its output."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator

from jsna.pipeline import RESTRICTED, STEPS
from jsna.storage.contract import Contract
from jsna.storage.schemas import CONTRACTS

_OPENING = """\
# Data dictionary

Every table that is kept between the steps of a review: what one row is, its key and its columns.
This page is written from the contracts that the code holds each table to. Do not edit it; run
`python -m jsna.storage.dictionary > docs/data-dictionary.md`.

Between the steps a table is a Parquet file, `data/processed/<review>/<table>.parquet`. The public
ones are published with each review as `outputs/<review>/tables/<table>.csv`: UTF-8, commas, and a
`datapackage.json` that describes them to machines. A restricted table can hold what a respondent
gave; it never leaves `data/processed`.

Text is never missing: an empty text says that there is nothing to say. A number that is not known
or not shown is missing, never 0, and the column `status` says why. The words used here are
explained in the [glossary](glossary.md), the measures in the [methods](methods.md).
"""


def data_dictionary() -> str:
    """The data dictionary in Markdown. Tables that keep one contract stand under one heading."""
    return "\n".join([_OPENING, *map(_section, _by_contract())])


def _by_contract() -> list[list[str]]:
    groups: dict[int, list[str]] = {}
    for table, contract in CONTRACTS.items():
        groups.setdefault(id(contract), []).append(table)
    return list(groups.values())


def _section(tables: list[str]) -> str:
    contract = CONTRACTS[tables[0]]
    lines = [
        f"## {', '.join(tables)}",
        "",
        f"One row is {contract.row}.",
        f"Key: {', '.join(f'`{name}`' for name in contract.key) or 'none, rows can be equal'}.",
        *(f"Rule: {rule.name}." for rule in contract.rules),
        "",
        *_table(("Table", "Written by", "Read by", "Access"), map(_flow, tables)),
        "",
        *_table(("Column", "Type", "Meaning"), _columns(contract)),
        "",
    ]
    return "\n".join(lines)


def _flow(table: str) -> tuple[str, ...]:
    writers = [step.notebook for step in STEPS if table in step.writes]
    readers = [step.notebook for step in STEPS if table in step.reads]
    access = "restricted" if table in RESTRICTED else "public"
    return f"`{table}`", ", ".join(writers), ", ".join(readers) or "people", access


def _columns(contract: Contract) -> Iterator[tuple[str, ...]]:
    types = {"int64": "whole number", "float64": "number, can be missing"}
    for name, column in contract.columns.items():
        words = ", ".join(contract.allowed(name))
        meaning = f"{column.description}. One of: {words}." if words else f"{column.description}."
        yield f"`{name}`", types.get(str(column.dtype), "text"), meaning
    if contract.more:
        yield "further columns", "as answered", f"{contract.more}."


def _table(headings: tuple[str, ...], rows: Iterator[tuple[str, ...]]) -> Iterator[str]:
    for cells in (headings, ("---",) * len(headings), *rows):
        yield f"| {' | '.join(cells)} |"


def main() -> None:
    """Write the data dictionary to standard output, in the same bytes on every system."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    sys.stdout.write(data_dictionary())


if __name__ == "__main__":
    main()
