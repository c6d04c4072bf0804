"""A result with where it comes from, in words and as an anchor of the trace's page."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from jsna.measures.origin import Made

Key = tuple[str, ...]


@dataclass(frozen=True)
class Source:
    """A file with the rows of it that a number rests on, the header being row 1.

    ``part`` is the part of a file that has no rows, such as a table of settings.
    """

    file: str
    rows: tuple[int, ...] = ()
    part: str = ""

    def __str__(self) -> str:
        return f"{self.file}, {self.part or rows_in_words(self.rows)}"


@dataclass(frozen=True)
class Traced:
    """A result, a gap or a statement, with where it comes from.

    Parameters
    ----------
    key
        What it is called: its measure, then what it is about.
    value
        What it says, as the stored tables have it.
    method
        How it was found.
    made
        The call that made it.
    sources
        The files behind it.
    about
        The parts of its key by the columns of the results table.
    """

    key: Key
    value: str
    method: str
    made: Made
    sources: tuple[Source, ...]
    about: tuple[tuple[str, str], ...] = ()

    @property
    def name(self) -> str:
        """The key in one line."""
        return ";".join(self.key)


def rows_in_words(rows: Iterable[int]) -> str:
    """Rows of a file, those that follow each other as a range: "rows 2 to 16 and 20"."""
    ordered = sorted(set(rows))
    if not ordered:
        return "no row"
    runs = groupby(enumerate(ordered), key=lambda each: each[1] - each[0])
    spans = [[row for _, row in run] for _, run in runs]
    said = [str(own[0]) if len(own) == 1 else f"{own[0]} to {own[-1]}" for own in spans]
    listed = said[0] if len(said) == 1 else f"{', '.join(said[:-1])} and {said[-1]}"
    return f"{'row' if len(ordered) == 1 else 'rows'} {listed}"


def anchor_of(key: Key) -> str:
    """The id of a result on the page of the trace; no two keys share one."""
    return ".".join(re.sub(r"[^A-Za-z0-9_-]", _escaped, part) for part in key)


def _escaped(found: re.Match[str]) -> str:
    return f"~{ord(found[0]):x}~"
