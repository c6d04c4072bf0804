"""A published outputs folder, read back as text: of whatever version, and without any notebook."""

from __future__ import annotations

import ast
import csv
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from jsna.errors import StorageError
from jsna.publishing.comparison import Side
from jsna.run.publication.manifest import read_manifest
from jsna.storage.files import unguarded

Row = dict[str, str]
# The columns of results that name a question and one of its options.
ANSWERS = (("question_id", "answer"), ("group", "group_value"))
_DECLARED, _INJECTED = "parameters", "injected-parameters"
_EXHIBIT = re.compile(r"(figures/figure|tables/table)_\d+_(.+)\.csv")


@dataclass(frozen=True)
class Published:
    """One of two outputs that are compared.

    Cells stay text, as they were written: a release can be of an older version, with other columns.

    Parameters
    ----------
    folder, title, version
        Where it lies, what it is called, and its version where it is a release.
    services, questions
        The ids under which services and questions that were renamed are read, by their own.
    called
        Likewise the names of these services, where they begin a row of an exhibit.
    options
        The ids under which options that were renamed are read, by those of their question and
        their own.
    """

    folder: Path
    title: str
    version: str = ""
    services: Mapping[str, str] = field(default_factory=dict)
    questions: Mapping[str, str] = field(default_factory=dict)
    called: Mapping[str, str] = field(default_factory=dict)
    options: Mapping[tuple[str, str], str] = field(default_factory=dict)

    @property
    def side(self) -> Side:
        """What it is called."""
        review_id, date = self.manifest.get("review", ""), self.manifest.get("date", "")
        return Side(self.title, str(review_id), self.version, str(date))

    @cached_property
    def manifest(self) -> dict[str, Any]:
        """Its manifest. Raises StorageError where there is none."""
        return read_manifest(self.folder)

    def table(self, name: str) -> list[Row]:
        """The rows of a stored table; none where it was not published."""
        return [self._renamed(row) for row in self.rows(f"tables/{name}.csv")]

    def values(self, exhibit: str) -> list[Row]:
        """The rows of a figure or a table of the chapter, by its file without its ending."""
        rows = self.rows(f"{exhibit}.csv")
        first = next((name for row in rows for name in row), "")
        return [{**row, first: self.called.get(row[first], row[first])} for row in rows]

    def _renamed(self, row: Row) -> Row:
        ids = {
            "service_id": self.services,
            **dict.fromkeys(("question_id", "group"), self.questions),
        }
        now = {name: ids[name].get(row[name], row[name]) for name in ids if name in row}
        for of, answer in ANSWERS:
            pair = row.get(of, ""), row.get(answer, "")
            if pair in self.options:
                now[answer] = self.options[pair]
        # An answer that statements are linked by: question and option.
        question, dot, option = row.get("statement_id", "").partition(".")
        if dot:
            last = self.options.get((question, option), option)
            now["statement_id"] = f"{self.questions.get(question, question)}.{last}"
        return {**row, **now}

    def rows(self, file: str) -> list[Row]:
        """The rows of a CSV file, their guards against spreadsheets taken off.

        Raises
        ------
        StorageError
            If the file cannot be read.
        """
        path = self.folder / file
        if not path.is_file():
            return []
        try:
            with path.open(encoding="utf-8", newline="") as lines:
                return [
                    {name: unguarded(cell or "") for name, cell in row.items() if name}
                    for row in csv.DictReader(lines)
                ]
        except (OSError, UnicodeDecodeError, csv.Error) as error:
            raise StorageError(f"{path} cannot be read ({error}).") from None

    def exhibits(self, kind: str) -> dict[str, str]:
        """The files of the figures or the tables of the chapter, without ending, by their key."""
        found = (_EXHIBIT.fullmatch(name) for name in sorted(self.manifest["outputs"]))
        return {
            match[2]: match[0].removesuffix(".csv")
            for match in found
            if match and match[1].startswith(kind)
        }

    @cached_property
    def names(self) -> dict[str, str]:
        """The name of each service that was rated, by its id."""
        return {row["service_id"]: row.get("service", "") for row in self.table("assessment")}

    def declares(self, notebook: str, parameter: str) -> bool:
        """Whether a notebook takes a parameter; a notebook that cannot be read may."""
        cells = self._cells(notebook)
        if cells is None:
            return True
        return parameter in {
            name for each in cells if _is(each, _DECLARED) for name in _names(each)
        }

    def sources(self, notebook: str) -> list[tuple[str, str]] | None:
        """The kind and the source of each cell of a notebook, without those that a run adds.

        Nothing where the notebook is not there or cannot be read.
        """
        cells = self._cells(notebook)
        if cells is None:
            return None
        return [(each["cell_type"], _source(each)) for each in cells if not _is(each, _INJECTED)]

    def _cells(self, notebook: str) -> list[dict[str, Any]] | None:
        path = self.folder / "notebooks" / f"{notebook}.ipynb"
        try:
            cells: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))["cells"]
        except (OSError, ValueError, KeyError, TypeError):
            return None
        return cells


def _is(cell: dict[str, Any], tag: str) -> bool:
    return tag in cell.get("metadata", {}).get("tags", [])


def _source(cell: dict[str, Any]) -> str:
    source = cell["source"]
    return source if isinstance(source, str) else "".join(source)


def _names(cell: dict[str, Any]) -> Iterator[str]:
    """The names that a cell assigns."""
    for node in ast.parse(_source(cell)).body:
        targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
        yield from (target.id for target in targets if isinstance(target, ast.Name))
