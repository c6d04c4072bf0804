"""Where ratings, engagement and survey agree, and where they do not."""

from __future__ import annotations

from collections.abc import Iterator

from jsna.exhibits.base import Content
from jsna.exhibits.blocks import Block, Heading, Spans
from jsna.exhibits.text.parts import (
    Exhibits,
    bullets,
    count,
    line,
    paragraph,
    see,
    shown,
)
from jsna.exhibits.wording import listed

# What each finding says, in the order in which a reader needs them.
_FINDINGS = {
    "agreement": "the rating shows a gap, and both parents and local people point to a need",
    "partial agreement": "the rating shows a gap, and either parents or local people point to a "
    "need",
    "rating only": "the rating shows a gap, and neither parents nor local people point to a need, "
    "which does not show that there is none",
    "dissonance": "the rating shows no gap, but parents or local people point to a need",
    "no gap seen": "the rating shows no gap, and neither parents nor local people point to a need",
}


def where_they_agree(content: Content, exhibits: Exhibits) -> Iterator[Block]:
    """Each finding with its services by name."""
    yield Heading(2, "Where the evidence agrees, and where it does not", "agreement")
    if "triangulation" not in exhibits:
        so_far = " so far" if content.review.draft else ""
        yield paragraph(
            f"This review has ratings only{so_far}, so that there is nothing to set beside them."
        )
        return
    yield paragraph(
        line(
            "The ratings are set beside what parents prioritise and what local people and "
            "organisations said",
            *see(exhibits, "triangulation"),
        )
    )
    yield bullets(*filter(None, (_finding(content, word) for word in _FINDINGS)))
    yield paragraph(content.about_links, content.dates("ratings", "survey", "engagement"))
    yield from shown(exhibits, "triangulation")


def in_short(content: Content) -> Spans:
    """For how many services all the evidence shows a need; empty where it is not known."""
    streams = content.review.streams
    if not (streams.survey and streams.engagement):
        return ()
    if not content.count("services_with_finding", answer="agreement"):
        return line(
            "There is no service in which ratings, parents and local people all point to a need"
        )
    services = count(content, "service", "services_with_finding", answer="agreement")
    return line("Ratings, parents and local people all point to a need in ", *services)


def _finding(content: Content, word: str) -> Spans:
    """A finding with how many services it is for, and which; empty where there are none."""
    if not content.number("services_with_finding", answer=word):
        return ()
    found = content.by_service("triangulation", "answer")
    names = [each.service for each in content.services if found.get(each.service_id) == word]
    services = count(content, "service", "services_with_finding", answer=word)
    return (*line(f"{word}: {_FINDINGS[word]}"), " ", *line(*services, f": {listed(names)}"))
