"""The chapter as it is meant, in the parts that every reader of a format gives.

A part is its kind and its words: ``heading`` with its level, ``text``, ``bullet``, ``caption``,
``row`` with its cells, and ``below`` with the notes of an exhibit.
"""

from __future__ import annotations

from collections.abc import Iterator

from jsna.exhibits.base import Figure, Table
from jsna.exhibits.blocks import Block, Bullets, Heading, Note, Paragraph, Reference, Shown, Spans
from jsna.exhibits.chapter import Chapter

Part = tuple[str, ...]


def plain(text: object) -> str:
    """Words with single spaces: lines and cells break where a format breaks them."""
    return " ".join(str(text).split())


def parts_of(chapter: Chapter) -> list[Part]:
    """The whole chapter in reading order."""
    labels = {each.key: each.label for each in chapter.exhibits}
    return [part for block in chapter.blocks for part in _block(block, labels)]


def exhibits_of(chapter: Chapter) -> list[Part]:
    """The exhibits alone, in their order."""
    return [part for each in chapter.exhibits for part in exhibit(each, described=False)]


def exhibit(shown: Figure | Table, *, described: bool = True) -> Iterator[Part]:
    """An exhibit: its caption, the rows of a table or the words in place of a picture, its notes.

    Data are not ``described``: they need no words in place of a picture.
    """
    yield "caption", plain(f"{shown.label}. {shown.caption}")
    if isinstance(shown, Table):
        yield "row", *(plain(column.heading) for column in shown.columns)
        for row in shown.frame().itertuples(index=False, name=None):
            yield "row", *map(plain, row)
        if not shown.body:
            yield "row", plain(shown.if_no_rows)
    said = (shown.alt,) if isinstance(shown, Figure) and described else ()
    yield "below", plain(" ".join((*said, *shown.notes)))


def _block(block: Block, labels: dict[str, str]) -> Iterator[Part]:
    match block:
        case Heading():
            yield f"heading {block.level}", plain(block.text)
        case Paragraph():
            yield "text", _said(block.spans, labels)
        case Bullets():
            yield from (("bullet", _said(item, labels)) for item in block.items)
        case Note():
            yield "text", plain(block.text)
        case Shown():
            yield from exhibit(block.exhibit)


def _said(spans: Spans, labels: dict[str, str]) -> str:
    words = (
        span
        if isinstance(span, str)
        else labels[span.key]
        if isinstance(span, Reference)
        else span.text
        for span in spans
    )
    return plain("".join(words))
