"""The parts of the chapter's prose, typed: each output format is one thin writer over them."""

from __future__ import annotations

from dataclasses import dataclass

from jsna.exhibits.base import Figure, Table


@dataclass(frozen=True)
class Number:
    """A number in a sentence, as it is written, and the result that it comes from.

    ``key`` names the result: its measure, and what it is about, in the order of the results table's
    key columns that are not empty.
    """

    text: str
    key: tuple[str, ...]


@dataclass(frozen=True)
class Reference:
    """A mention of an exhibit, by its key; a writer puts its label there, such as Table 18."""

    key: str


Span = str | Number | Reference
Spans = tuple[Span, ...]


@dataclass(frozen=True)
class Heading:
    """A heading. Level 1 is the chapter's title; levels never jump. The anchor names its place."""

    level: int
    text: str
    anchor: str


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of words, numbers and references."""

    spans: Spans


@dataclass(frozen=True)
class Bullets:
    """A list without an order."""

    items: tuple[Spans, ...]


@dataclass(frozen=True, eq=False)
class Shown:
    """An exhibit in its place."""

    exhibit: Figure | Table


@dataclass(frozen=True)
class Note:
    """What every output must say, set apart from the text."""

    text: str


Block = Heading | Paragraph | Bullets | Shown | Note
