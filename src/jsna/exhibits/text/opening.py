"""The chapter's title, what every reader must know first, and the findings in brief."""

from __future__ import annotations

from collections.abc import Iterator

from jsna.exhibits.base import Content
from jsna.exhibits.blocks import Block, Heading, Note, Spans
from jsna.exhibits.comparison import compared
from jsna.exhibits.text.change import in_short as change_in_short
from jsna.exhibits.text.gaps import recorded
from jsna.exhibits.text.parts import Exhibits, bullets, line, paragraph, see
from jsna.exhibits.text.ratings import bands, lowest_and_highest, overall
from jsna.exhibits.text.triangulation import in_short as agreement_in_short
from jsna.review.settings import NOT_PUBLISHED, in_words

_SYNTHETIC = "Synthetic: none of the places, services and ratings in this chapter is real."


def title_and_notices(content: Content, exhibits: Exhibits) -> Iterator[Block]:
    """The title, the place and the date, and whether this is a draft, or made up."""
    review = content.review
    yield Heading(1, review.title, "chapter")
    dated = review.date != NOT_PUBLISHED
    yield paragraph(f"{review.area}, {in_words(review.date)}" if dated else review.area)
    if content.notice:
        yield Note(" ".join(content.notice))
    elif review.synthetic:
        yield Note(_SYNTHETIC)
    if content.has_missing:
        yield paragraph(line("What is still to be filled in is listed", *see(exhibits, "caveats")))


def in_brief(content: Content, exhibits: Exhibits) -> Iterator[Block]:
    """The findings, a sentence each."""
    yield Heading(2, "In brief", "in-brief")
    low, *_ = lowest_and_highest(content, {})
    yield bullets(
        overall(content),
        bands(content),
        low,
        recorded(content),
        _voice(exhibits, content),
        _change(content),
    )


def _voice(exhibits: Exhibits, content: Content) -> Spans:
    return agreement_in_short(content) if "triangulation" in exhibits else ()


def _change(content: Content) -> Spans:
    comparison = compared(content)
    return change_in_short(content, comparison) if comparison else ()
