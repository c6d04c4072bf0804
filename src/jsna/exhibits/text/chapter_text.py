"""The sections of the chapter's text in reading order."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from jsna.exhibits.base import Content
from jsna.exhibits.blocks import Block
from jsna.exhibits.text.about import about_rated, about_tool
from jsna.exhibits.text.change import since_the_last
from jsna.exhibits.text.closing import caveats, how_made, sources
from jsna.exhibits.text.gaps import gaps_in_common
from jsna.exhibits.text.opening import in_brief, title_and_notices
from jsna.exhibits.text.order import greatest_gaps
from jsna.exhibits.text.own_prose import with_own_prose
from jsna.exhibits.text.parts import Exhibits
from jsna.exhibits.text.ratings import found
from jsna.exhibits.text.triangulation import where_they_agree
from jsna.exhibits.text.voice import local_people, parents
from jsna.review.prose import Prose

# The exhibits are numbered in this order too: see exhibits.chapter.
TEXT: tuple[Callable[[Content, Exhibits], Iterator[Block]], ...] = (
    title_and_notices,
    in_brief,
    about_tool,
    about_rated,
    found,
    since_the_last,
    greatest_gaps,
    gaps_in_common,
    parents,
    local_people,
    where_they_agree,
    caveats,
    sources,
    how_made,
)


def compose_text(
    content: Content, exhibits: Exhibits, prose: Sequence[Prose] = ()
) -> tuple[Block, ...]:
    """The whole text.

    Parameters
    ----------
    content
        What the text is written from.
    exhibits
        The chapter's exhibits by their keys, numbered.
    prose
        What an analyst adds to the sections, or puts in place of their words.
    """
    blocks = [block for section in TEXT for block in section(content, exhibits)]
    return with_own_prose(blocks, prose, content, exhibits)
