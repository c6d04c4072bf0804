"""What the checks found and what cleaning changed, from the published tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from jsna.storage.files import read_published

_ISSUES = ("assessment_issues", "survey_issues")
_CHANGES = ("assessment_changes", "survey_changes")


@dataclass(frozen=True)
class Finding:
    """Something that a person should look at, with its place."""

    file: str
    place: str
    check: str
    finding: str


@dataclass(frozen=True)
class CleaningChange:
    """A change that cleaning made, with its place."""

    file: str
    place: str
    before: str
    after: str
    rule: str


def findings(outputs: Path) -> tuple[Finding, ...]:
    """What the checks found, in the order of the steps."""
    return tuple(
        Finding(row["file"], _place(row), row["check"], row["finding"])
        for row in _rows(outputs, _ISSUES)
    )


def cleaning_changes(outputs: Path) -> tuple[CleaningChange, ...]:
    """What cleaning changed, in the order of the steps."""
    return tuple(
        CleaningChange(row["file"], _place(row), row["before"], row["after"], row["rule"])
        for row in _rows(outputs, _CHANGES)
    )


def _rows(outputs: Path, tables: tuple[str, ...]) -> Iterator[dict[str, str]]:
    for table in tables:
        path = outputs / "tables" / f"{table}.csv"
        if path.is_file():
            for row in read_published(table, path).to_dict("records"):
                yield {str(name): str(cell) for name, cell in row.items()}


def _place(row: dict[str, str]) -> str:
    """The place as a spreadsheet has it: rows are counted from the header, which is row 1."""
    parts = (
        f"row {row['row']}" if row["row"] != "0" else "",
        f"column {row['column']}" if row["column"] else "",
    )
    return ", ".join(filter(None, parts)) or "the whole file"
