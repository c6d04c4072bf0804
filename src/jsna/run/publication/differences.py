"""What differs between two outputs folders, graded: a number is another matter than a pixel."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path
from typing import Any, Literal, TypeVar

from jsna.run.publication.manifest import files_of

VALUES = "application/vnd.jsna.values+json"
_PIXELS = (".png", ".svg", ".jpg", ".pdf")
Row = TypeVar("Row")
Grade = Literal["file", "value", "text", "figure value", "pixels"]


@dataclass(frozen=True)
class Difference:
    """One difference.

    Parameters
    ----------
    grade
        What kind of thing differs. ``pixels`` alone can come from another version of a library.
    file, where
        The file inside the outputs, and the place in it.
    published, recomputed
        What stands there, and what should.
    """

    grade: Grade
    file: str
    where: str = ""
    published: str = ""
    recomputed: str = ""

    def __str__(self) -> str:
        place = f"{self.file}, {self.where}" if self.where else self.file
        if not (self.published or self.recomputed):
            return f"{self.grade}: {place}"
        published, recomputed = _short(self.published), _short(self.recomputed)
        return f"{self.grade}: {place}: published {published}, computed now {recomputed}"


def compare_outputs(published: Path, recomputed: Path) -> list[Difference]:
    """Every difference between two folders, in the order of the files."""
    before, now = set(files_of(published)), set(files_of(recomputed))
    found = []
    for name in sorted(before | now):
        if name not in now:
            found.append(Difference("file", name, "published, but not made now"))
        elif name not in before:
            found.append(Difference("file", name, "made now, but not published"))
        else:
            old, new = (published / name).read_bytes(), (recomputed / name).read_bytes()
            found += _file(name, old, new) if old != new else []
    return found


def compare_keys(
    file: str, published: dict[str, Any], recomputed: dict[str, Any]
) -> list[Difference]:
    """The keys of two JSON objects that differ."""
    return [
        Difference(
            "text", file, f"key {key}", _json(published.get(key)), _json(recomputed.get(key))
        )
        for key in sorted(published.keys() | recomputed.keys())
        if published.get(key) != recomputed.get(key)
    ]


def _file(name: str, old: bytes, new: bytes) -> list[Difference]:
    if name.endswith(_PIXELS):
        return [Difference("pixels", name)]
    try:
        before, now = old.decode("utf-8"), new.decode("utf-8")
        compare = (
            _notebook if name.endswith(".ipynb") else _table if name.endswith(".csv") else _text
        )
        found = list(compare(name, before, now))
    except (UnicodeDecodeError, ValueError, KeyError):
        found = []
    return found or [Difference("file", name, "its bytes differ")]


def _table(name: str, old: str, new: str) -> Iterator[Difference]:
    before, now = (list(csv.reader(io.StringIO(text))) for text in (old, new))
    header = before[0] if before else []
    grade: Grade = "figure value" if name.startswith("figures/") else "value"
    for number, (was, becomes) in enumerate(_pairs(before, now, []), start=1):
        for column, (cell, other) in enumerate(_pairs(was, becomes, "")):
            if cell != other:
                heading = header[column] if column < len(header) else str(column + 1)
                yield Difference(grade, name, f"row {number}, column {heading}", cell, other)


def _text(name: str, old: str, new: str) -> Iterator[Difference]:
    lines = _pairs(old.splitlines(), new.splitlines(), "")
    for number, (was, becomes) in enumerate(lines, start=1):
        if was != becomes:
            yield Difference("text", name, f"line {number}", was, becomes)


def _notebook(name: str, old: str, new: str) -> Iterator[Difference]:
    before, now = (json.loads(text)["cells"] for text in (old, new))
    for number, (was, becomes) in enumerate(_pairs(before, now, {}), start=1):
        where = f"cell {number}"
        if was.get("source") != becomes.get("source"):
            yield Difference(
                "text", name, where, _json(was.get("source")), _json(becomes.get("source"))
            )
        elif was.get("outputs") != becomes.get("outputs"):
            yield from _shown(name, where, was.get("outputs", []), becomes.get("outputs", []))


def _shown(
    name: str, where: str, old: list[dict[str, Any]], new: list[dict[str, Any]]
) -> Iterator[Difference]:
    for was, becomes in _pairs(map(_by_kind, old), map(_by_kind, new), {}):
        for kind in sorted(was.keys() | becomes.keys()):
            before, now = was.get(kind), becomes.get(kind)
            if before == now:
                continue
            if kind.startswith("image/") and before and now:
                yield Difference("pixels", name, where)
            else:
                grade: Grade = "figure value" if kind == VALUES else "value"
                yield Difference(grade, name, f"{where}, {kind}", _json(before), _json(now))


def _by_kind(output: dict[str, Any]) -> dict[str, Any]:
    return {
        output["output_type"]: output.get("text", output.get("ename")),
        **output.get("data", {}),
    }


def _pairs(old: Iterable[Row], new: Iterable[Row], missing: Row) -> Iterator[tuple[Row, Row]]:
    yield from zip_longest(old, new, fillvalue=missing)


def _json(content: object) -> str:
    return json.dumps(content, ensure_ascii=False)


def _short(text: str, limit: int = 60) -> str:
    return repr(text if len(text) <= limit else f"{text[:limit]}...")
