"""Fields, bookmarks and links of a Word document. A field carries its right value already."""

from __future__ import annotations

import re
from collections.abc import Iterable

from jsna.exhibits.base import Figure, Table
from jsna.publishing.word.elements import Element, element, run

_LONGEST = 40  # characters that Word allows in the name of a bookmark


def field(code: str, shown: Iterable[Element]) -> list[Element]:
    """A field: its code, and what it shows until a reader asks Word to work it out again."""
    told = element("w:instrText", {"xml:space": "preserve"})
    told.text = f" {code} "
    return [
        _mark("begin"),
        element("w:r", {}, told),
        _mark("separate"),
        *shown,
        _mark("end"),
    ]


def numbered(kind: str, number: int, *, first: bool) -> list[Element]:
    """The number of a caption: the next of its kind, or where the chapter's numbers begin."""
    start = rf" \r {number}" if first else ""
    return field(rf"SEQ {kind} \* ARABIC{start}", [run(str(number))])


def reference(exhibit: Figure | Table) -> list[Element]:
    """A mention of an exhibit that leads to it and follows its number."""
    return field(rf"REF {bookmark_name(exhibit)} \h", [run(exhibit.label)])


def bookmarked(name: str, number: int, *content: Element) -> list[Element]:
    """Content with a bookmark around it; no other bookmark has its number."""
    return [
        element("w:bookmarkStart", {"w:id": number, "w:name": name}),
        *content,
        element("w:bookmarkEnd", {"w:id": number}),
    ]


def bookmark_name(exhibit: Figure | Table) -> str:
    """The name of the bookmark around an exhibit's label."""
    kind = "Figure" if isinstance(exhibit, Figure) else "Table"
    return _name(f"{kind}_{exhibit.key}")


def heading_name(number: int, anchor: str) -> str:
    """The name of the bookmark around a heading, from its place among the headings."""
    return _name(f"_Toc{number:03}_{anchor}")


def _name(text: str) -> str:
    return re.sub("[^A-Za-z0-9_]", "_", text)[:_LONGEST]


def _mark(kind: str) -> Element:
    return element("w:r", {}, element("w:fldChar", {"w:fldCharType": kind}))
