"""What can be downloaded, in groups, with the size of each file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from pathlib import PurePosixPath

_GROUPS = {
    "": "The chapter",
    "figures": "Figures",
    "tables/table": "Tables of the chapter",
    "tables": "Data behind the chapter",
    "notebooks": "Notebooks",
}
_EXHIBIT = re.compile(r"(figure|table)_(\d+)_(.+)")
_NAMES = {".html": "page", ".docx": "Word", ".xlsx": "workbook", ".ipynb": "notebook"}
_THOUSAND = 1000


@dataclass(frozen=True)
class File:
    """A file: its path from the folder of the outputs, its format and its size in words."""

    path: str
    format: str
    size: str


@dataclass(frozen=True)
class Item:
    """One thing in its formats."""

    name: str
    files: tuple[File, ...]


@dataclass(frozen=True)
class Group:
    """Items under one heading."""

    title: str
    contents: tuple[Item, ...]


def downloads(sizes: Mapping[str, int]) -> tuple[Group, ...]:
    """The files in groups, the chapter first.

    Parameters
    ----------
    sizes
        The size of each file in bytes, by its path from the folder of the outputs.
    """
    groups = dict.fromkeys((*_GROUPS, *sorted(map(_folder, sizes))))
    found = (
        Group(_GROUPS.get(each, each), tuple(_items(each, sizes)))
        for each in groups
        if any(_folder(name) == each for name in sizes)
    )
    return tuple(found)


def in_words(size: int) -> str:
    """A size as a reader has it, to two figures, so that a few bytes do not change a page."""
    kilo = size / _THOUSAND
    if kilo < 1:
        return "under 1 kB"
    unit, number = ("kB", kilo) if kilo < _THOUSAND else ("MB", kilo / _THOUSAND)
    two = float(f"{number:.2g}")
    if unit == "kB" and two >= _THOUSAND:
        return "1 MB"
    return f"{two:.0f} {unit}" if two >= 10 or two == int(two) else f"{two:.1f} {unit}"


def _folder(name: str) -> str:
    path = PurePosixPath(name)
    parent = "" if path.parent == PurePosixPath() else path.parent.as_posix()
    return "tables/table" if parent == "tables" and _EXHIBIT.fullmatch(path.stem) else parent


def _items(folder: str, sizes: Mapping[str, int]) -> Iterable[Item]:
    names = sorted((name for name in sizes if _folder(name) == folder), key=_by_number)
    for thing, files in groupby(names, _thing):
        yield Item(thing, tuple(File(each, _format(each), in_words(sizes[each])) for each in files))


def _thing(name: str) -> str:
    """What a file is one format of: "Figure 1: scores"."""
    stem = PurePosixPath(name).stem.removesuffix("_narrow").removesuffix("_alt")
    exhibit = _EXHIBIT.fullmatch(stem)
    words = f"{exhibit[1]} {exhibit[2]}: {exhibit[3]}" if exhibit else stem
    return words[:1].upper() + words[1:].replace("_", " ")


def _by_number(name: str) -> tuple[int, str]:
    """Figure 10 after Figure 9."""
    exhibit = _EXHIBIT.fullmatch(PurePosixPath(name).stem)
    return (int(exhibit[2]) if exhibit else 0, name)


def _format(name: str) -> str:
    path = PurePosixPath(name)
    if path.stem.endswith("_narrow"):
        return "SVG for narrow screens"
    if path.stem.endswith("_alt"):
        return "description"
    return _NAMES.get(path.suffix, path.suffix.removeprefix(".").upper())
