"""What the tool is and its scale, and what was rated when."""

from __future__ import annotations

from collections.abc import Iterator

from jsna.exhibits.base import Content
from jsna.exhibits.blocks import Block, Heading, Spans
from jsna.exhibits.text.parts import (
    Exhibits,
    bullets,
    count,
    has,
    joined,
    line,
    paragraph,
    services_rated,
)
from jsna.exhibits.wording import listed, lowered
from jsna.review.codebook import KINDS

_KINDS = {
    "system": ("part of the system as a whole", "parts of the system as a whole"),
    "service": ("single service", "single services"),
    "cross-cutting": ("theme that cuts across services", "themes that cut across services"),
}


def about_tool(content: Content, _: Exhibits) -> Iterator[Block]:
    """The tool, its scale in its own words, and the bands."""
    tool = content.tool
    yield Heading(2, "How services are rated", "how-services-are-rated")
    yield paragraph(
        f"Each service or area is rated with the {tool.name}, version {tool.version}. "
        f"It gets one score from {tool.minimum} to {tool.maximum}:"
    )
    yield bullets(*(f"{level.score}: {level.label}." for level in tool.levels))
    yield paragraph(
        "The scale is not a measure like length: a service with twice the score is not twice as "
        "good. The scores fall into bands:"
    )
    yield bullets(*(_band(content, band) for band in tool.bands))
    yield paragraph(content.about_bands)
    if tool.items:
        asked = listed(lowered(item.label) for item in tool.items)
        yield paragraph(
            f"The score of a service is made from ratings of these items: {asked}.",
            *_raters(content),
        )


def _band(content: Content, band: str) -> str:
    name, _, meaning = content.tool.bands[band].partition(": ")
    scores = listed(str(score) for score in content.tool.scores_in(band))
    plural = "scores" if len(content.tool.scores_in(band)) > 1 else "score"
    return f"{name} ({plural} {scores}){': ' if meaning else ''}{meaning}."


def _raters(content: Content) -> Iterator[Spans]:
    if has(content, "raters"):
        raters = count(content, "person", "raters", many="people")
        yield line("The ratings were given by ", *raters)


def about_rated(content: Content, _: Exhibits) -> Iterator[Block]:
    """What was rated and when, and from when the other evidence is."""
    yield Heading(2, "What was rated, and when", "what-was-rated")
    review = content.review
    kinds = [
        count(content, one, "score_mean", "base", many, group="kind", group_value=kind)
        for kind in KINDS
        for one, many in [_KINDS[kind]]
        if has(content, "score_mean", group="kind", group_value=kind)
    ]
    yield paragraph(
        line(
            *services_rated(content),
            f" or areas in {review.area} were rated"
            if len(content.services) > 1
            else f" or area in {review.area} was rated",
            _when(review.streams.ratings.when),
            *((": ", *joined(kinds)) if len(kinds) > 1 else ()),
        ),
        *_not_applicable(content),
    )
    dated = content.dates("survey", "engagement")
    if dated:
        yield paragraph(
            "The ratings are set beside other evidence, which can be from another time.", dated
        )


def _when(date: str) -> str:
    return f" ({date})" if not date[-1:].isdigit() else f" in {date}"


def _not_applicable(content: Content) -> Iterator[Spans]:
    if content.number("services_not_applicable"):
        was = "was" if content.count("services_not_applicable") == 1 else "were"
        yield line(
            *count(content, "service", "services_not_applicable"),
            f" {was} found not applicable and {'has' if was == 'was' else 'have'} no score",
        )
