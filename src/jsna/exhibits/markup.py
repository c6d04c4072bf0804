"""A cell of a table as HTML, with everything in it escaped."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape


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
