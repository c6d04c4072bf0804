"""A chapter's text as a reader has it, for the tests of its sections."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from jsna.exhibits.base import Content
from jsna.exhibits.blocks import (
    Block,
    Bullets,
    Heading,
    Note,
    Number,
    Paragraph,
    Reference,
    Shown,
    Span,
    Spans,
)
from jsna.exhibits.chapter import Chapter, compose_chapter
from jsna.review.settings import Stream

PARENTS = Stream(name="Parents' survey", date="2029")
TALKS = Stream(name="Engagement with local people", date="not published", note="Two evenings.")


def said(spans: Iterable[Span]) -> str:
    """A sentence; a mention of an exhibit is its key in square brackets."""
    return "".join(
        span
        if isinstance(span, str)
        else span.text
        if isinstance(span, Number)
        else f"[{span.key}]"
        for span in spans
    )


def lines(blocks: Iterable[Block]) -> list[str]:
    """Each heading, paragraph, bullet and note as a line; an exhibit is its key in braces."""
    return [text for block in blocks for text in _lines(block)]


def section(content: Content, anchor: str) -> list[str]:
    """The lines of the section of this anchor, its heading first."""
    blocks = compose_chapter(content).blocks
    starts = [at for at, each in enumerate(blocks) if isinstance(each, Heading) and each.level < 3]
    (start,) = [at for at in starts if getattr(blocks[at], "anchor", "") == anchor]
    end = min((at for at in starts if at > start), default=len(blocks))
    return lines(blocks[start:end])


def spans_of(chapter: Chapter) -> Iterator[Spans]:
    """All sentences of a chapter."""
    for block in chapter.blocks:
        if isinstance(block, Paragraph):
            yield block.spans
        elif isinstance(block, Bullets):
            yield from block.items


def numbers_of(chapter: Chapter) -> list[Number]:
    """All numbers in the prose of a chapter."""
    return [span for spans in spans_of(chapter) for span in spans if isinstance(span, Number)]


def references_of(chapter: Chapter) -> list[Reference]:
    """All mentions of exhibits in the prose of a chapter."""
    return [span for spans in spans_of(chapter) for span in spans if isinstance(span, Reference)]


def with_streams(content: Content, **streams: Stream) -> Content:
    """A content whose review has these streams too."""
    changed = content.review.streams.model_copy(update=streams)
    return replace(content, review=content.review.model_copy(update={"streams": changed}))


def _lines(block: Block) -> list[str]:
    if isinstance(block, Paragraph):
        return [said(block.spans)]
    if isinstance(block, Bullets):
        return [f"- {said(item)}" for item in block.items]
    if isinstance(block, Shown):
        return [f"{{{block.exhibit.key}}}"]
    if isinstance(block, Note):
        return [f"! {block.text}"]
    return [f"{'#' * block.level} {block.text}"]
