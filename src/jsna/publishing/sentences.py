"""The chapter's text as a table, one row a sentence, with the results whose numbers stand in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import astuple, dataclass, replace
from itertools import accumulate, count, pairwise

import pandas as pd

from jsna.exhibits.base import Figure, Table
from jsna.exhibits.blocks import (
    Block,
    Bullets,
    Heading,
    Note,
    Number,
    Paragraph,
    Reference,
    Shown,
    Spans,
)
from jsna.publishing.delimited import as_csv
from jsna.publishing.publication import TABLES, Files, Publication

FILE = f"{TABLES}/sentences.csv"
COLUMNS = {
    "sentence_id": "Anchor of the section on the page, and the place of the sentence in it",
    "section": "Heading of the section",
    "kind": "What it is: heading, paragraph, bullet, caption or note",
    "text": "The sentence",
    "results": "Keys of the results whose numbers stand in it, one on each line; the parts of a "
    "key are those of the results table that are not empty, from the measure on",
}
# A full stop, a space and a capital: "1.5 million" and "(Farmer et al. 2006)" stay whole. Where one
# sentence is joined to the next, a span that is one space stands between, whatever begins the next.
_BETWEEN = re.compile(r"(?<=[.!?]) (?=[A-Z“])")
_JOIN = " "
_KEYS = "\n"
_PARTS = "; "


@dataclass(frozen=True)
class Sentence:
    """One row; the fields are the columns."""

    sentence_id: str
    section: str
    kind: str
    text: str
    results: str = ""


def write_sentences(publication: Publication) -> Files:
    """``tables/sentences.csv``: the text of the chapter in reading order."""
    rows = map(astuple, sentences(publication.chapter.blocks))
    return {FILE: as_csv(pd.DataFrame(rows, columns=list(COLUMNS)))}


def sentences(blocks: tuple[Block, ...]) -> Iterator[Sentence]:
    """Every sentence of the text, from the title on.

    Headings, notes and captions are sentences too; a caption has its exhibit's label before it.
    """
    labels = {each.exhibit.key: each.exhibit.label for each in blocks if isinstance(each, Shown)}
    anchor, section, numbers = "", "", count(1)
    for block in blocks:
        if isinstance(block, Heading):
            anchor, section, numbers = block.anchor, block.text, count(1)
        for each in _of(block, labels):
            yield replace(each, sentence_id=f"{anchor}-{next(numbers)}", section=section)


def _of(block: Block, labels: dict[str, str]) -> Iterator[Sentence]:
    """The sentences of a block, not yet placed."""
    if isinstance(block, Heading):
        yield Sentence("", "", "heading", block.text)
    elif isinstance(block, Note):
        yield Sentence("", "", "note", block.text)
    elif isinstance(block, Paragraph):
        yield from _split("paragraph", block.spans, labels)
    elif isinstance(block, Bullets):
        for item in block.items:
            yield from _split("bullet", item, labels)
    else:
        yield Sentence("", "", "caption", _caption(block.exhibit))


def _caption(exhibit: Figure | Table) -> str:
    return f"{exhibit.label}. {exhibit.caption}"


def _split(kind: str, spans: Spans, labels: dict[str, str]) -> Iterator[Sentence]:
    """Spans as sentences, each with the keys of the numbers that stand in it."""
    texts = [_text(each, labels) for each in spans]
    starts = [*accumulate((len(each) for each in texts), initial=0)]
    keys = [
        (start, _PARTS.join(span.key))
        for start, span in zip(starts, spans, strict=False)
        if isinstance(span, Number)
    ]
    text = "".join(texts)
    joins = {start + 1 for start, each in zip(starts, texts, strict=False) if each == _JOIN}
    cuts = {0, *joins, *(found.end() for found in _BETWEEN.finditer(text)), len(text)}
    for start, end in pairwise(sorted(cuts)):
        own = dict.fromkeys(key for at, key in keys if start <= at < end)
        if text[start:end].strip():
            yield Sentence("", "", kind, text[start:end].strip(), _KEYS.join(own))


def _text(span: str | Number | Reference, labels: dict[str, str]) -> str:
    if isinstance(span, Reference):
        return labels[span.key]
    return span.text if isinstance(span, Number) else span
