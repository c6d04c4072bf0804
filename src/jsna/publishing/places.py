"""Where the chapter shows each result."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from jsna.exhibits.base import Figure, Table
from jsna.exhibits.blocks import Block, Bullets, Heading, Number, Paragraph, Shown
from jsna.publishing.cited import cited, keys_of
from jsna.publishing.publication import Publication
from jsna.publishing.traced import Key


@dataclass(frozen=True, order=True)
class Place:
    """A part of the chapter: its anchor on the web page, and what it is called."""

    address: str
    label: str


def anchor(exhibit: Figure | Table) -> str:
    """The id of an exhibit on a page."""
    kind = "figure" if isinstance(exhibit, Figure) else "table"
    return f"{kind}-{exhibit.key.replace('_', '-')}"


def places(publication: Publication) -> dict[Key, tuple[Place, ...]]:
    """The parts of the chapter that show each result, in reading order, each once."""
    found: dict[Key, dict[Place, None]] = {}
    for key, place in _shown(publication):
        found.setdefault(key, {})[place] = None
    return {key: tuple(own) for key, own in found.items()}


def _shown(publication: Publication) -> Iterator[tuple[Key, Place]]:
    section = Place("main", "The title")
    for block in publication.chapter.blocks:
        if isinstance(block, Heading):
            section = Place(block.anchor, f"“{block.text}”")
        if isinstance(block, Shown):
            place = Place(anchor(block.exhibit), block.exhibit.label)
            cells = cited(block.exhibit, publication.lineage)
            yield from ((key, place) for key in keys_of(cells))
        yield from ((number.key, section) for number in _numbers(block))


def _numbers(block: Block) -> Iterator[Number]:
    """The numbers of a part of the prose."""
    lines = [block.spans] if isinstance(block, Paragraph) else []
    lines += block.items if isinstance(block, Bullets) else []
    yield from (span for line in lines for span in line if isinstance(span, Number))
