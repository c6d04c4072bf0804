"""Cells and rows of a table as HTML, with everything in them escaped."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

NUMBER = "number"  # the class of a column of numbers


@dataclass(frozen=True)
class Marked:
    """Words with a mark before them for the eye; the words alone say it all."""

    mark: str
    words: str


def marked_up(cell: str | int | tuple[str, ...] | Marked, if_empty: str = "") -> str:
    """A cell as HTML: bullets for a list, a mark that is not read out before its words."""
    if isinstance(cell, Marked):
        return f'<span aria-hidden="true">{escape(cell.mark)}\xa0</span>{escape(cell.words)}'
    if isinstance(cell, tuple):
        bullets = "".join(f"<li>{escape(text)}</li>" for text in cell)
        return f"<ul>{bullets}</ul>" if bullets else escape(if_empty)
    return escape(str(cell))


def head_row(headings: Sequence[str], classes: Sequence[str]) -> str:
    """The row of column headers: text, and the class of each column of numbers."""
    return _row(
        "".join(
            f'<th scope="col"{_class(name if name == NUMBER else "")}>{escape(heading)}</th>'
            for heading, name in zip(headings, classes, strict=True)
        )
    )


def body_row(cells: Sequence[str], classes: Sequence[str], kind: str = "") -> str:
    """A row of cells that are HTML already, with their classes; the first is its header."""
    header, *others = zip(cells, classes, strict=True)
    row = "".join(f"<td{_class(name)}>{cell}</td>" for cell, name in others)
    return _row(f'<th scope="row"{_class(header[1])}>{header[0]}</th>{row}', kind)


def _row(cells: str, kind: str = "") -> str:
    return f"<tr{_class(kind)}>{cells}</tr>"


def _class(name: str) -> str:
    return f' class="{name}"' if name else ""
