"""What the gaps have in common: their status, their themes, and what became of them."""

from __future__ import annotations

from collections.abc import Iterator

from jsna.exhibits.base import Content
from jsna.exhibits.blocks import Block, Heading, Spans
from jsna.exhibits.text.parts import (
    FEW,
    Exhibits,
    count,
    has,
    in_prose,
    joined,
    line,
    number,
    paragraph,
    see,
    shown,
)
from jsna.exhibits.wording import listed, lowered
from jsna.review.codebook import GAP_STATUSES

_AS_SAID = {"further work needed": "marked as needing further work"}
# As measures.gap_history has them, in the order in which a sentence has them.
_HISTORIES = ("new", "carried on", "reopened", "closed")


def gaps_in_common(content: Content, exhibits: Exhibits) -> Iterator[Block]:
    """How many gaps there are, with which status and of which themes."""
    yield Heading(2, "What the gaps have in common", "gaps")
    yield paragraph(recorded(content), *_without_a_gap(content, exhibits))
    common = [*_themes(content), *_history(content)]
    if common:
        yield paragraph(*common)
    yield from shown(exhibits, "gap_register")


def recorded(content: Content) -> Spans:
    """How many gaps are recorded, by status."""
    gaps = count(content, "gap", "gaps")
    verb = "is" if content.count("gaps") == 1 else "are"
    parts = [
        (
            number(content, "gaps_with_status", say=in_prose, answer=status),
            f" {_AS_SAID.get(status, status)}",
        )
        for status in GAP_STATUSES
        if content.number("gaps_with_status", answer=status)
    ]
    return line(*gaps, f" {verb} recorded", *((": ", *joined(parts)) if parts else ()))


def _without_a_gap(content: Content, exhibits: Exhibits) -> Iterator[Spans]:
    """Services without a recorded gap by name: not missing data, and not proof of none."""
    counts = content.by_service("gap_count")
    without = [each.service for each in content.services if counts.get(each.service_id) == 0]
    mentions = see(exhibits, "gap_register")
    if len(without) > FEW and content.count("gaps"):
        yield line("Not every service has one recorded", *mentions)
    elif without and content.count("gaps"):
        yield line(f"None is recorded for {listed(without)}", *mentions)
    elif content.count("gaps"):
        yield line("Each is listed with its service", *mentions)


def _themes(content: Content) -> Iterator[Spans]:
    themes = sorted({lowered(theme) for theme in content.gap_statements["theme"] if theme})
    if themes:
        yield line(f"By theme, they are about {listed(themes)}")
    elif content.count("gaps"):
        yield line("This review does not group its gaps by theme")


def _history(content: Content) -> Iterator[Spans]:
    rows = content.results[content.results["measure"] == "gaps_with_history"]
    shown_rows = rows[(rows["status"] == "shown") & rows["answer"].isin(_HISTORIES)]
    if shown_rows.empty:
        return
    since = str(shown_rows["group_value"].iloc[0])
    of = {"group": "since", "group_value": since}
    parts = [
        (
            number(content, "gaps_with_history", say=in_prose, answer=word, **of),
            f" {_verb(content, word, of)}",
        )
        for word in _HISTORIES
        if has(content, "gaps_with_history", answer=word, **of)
        and content.number("gaps_with_history", answer=word, **of)
    ]
    if parts:
        yield line(f"Set beside the gaps of {content.called(since)}, ", *joined(parts))


def _verb(content: Content, word: str, of: dict[str, str]) -> str:
    one = content.count("gaps_with_history", answer=word, **of) == 1
    if word == "carried on":
        return "carries on" if one else "carry on"
    return f"{'is' if one else 'are'} {'closed' if word == 'closed' else word}"
