"""Where the gaps are greatest, and which order of the services is known."""

from __future__ import annotations

from collections.abc import Iterator

from jsna.exhibits.base import Content
from jsna.exhibits.blocks import Block, Heading, Spans
from jsna.exhibits.sureness import sureness
from jsna.exhibits.text.parts import (
    FEW,
    Exhibits,
    every_service,
    has,
    line,
    named,
    number,
    or_none,
    paragraph,
    see,
    services_rated,
    shown,
)

_ERROR = "even if any single rating is one point out"


def greatest_gaps(content: Content, exhibits: Exhibits) -> Iterator[Block]:
    """The ranking: what it rests on, and how sure it is."""
    yield Heading(2, "Where the gaps are greatest", "order")
    yield paragraph(*_target(content, exhibits), *_ties(content))
    yield from shown(exhibits, "ranks", "gap_ranking")
    sure = list(_sure(content, exhibits))
    if sure or "rank_uncertainty" in exhibits or "rank_acceptability" in exhibits:
        yield Heading(3, "How sure the order is", "how-sure")
        yield paragraph(*sure)
        yield from shown(exhibits, "rank_uncertainty", "rank_acceptability")


def _target(content: Content, exhibits: Exhibits) -> Iterator[Spans]:
    level = content.tool.level(content.target)
    target = number(content, "target") if has(content, "target") else str(content.target)
    yield line(
        "Services are ordered by how far they are below a score of ",
        target,
        f" (“{level.label}”), the target that this review sets",
    )
    yield line(*_below(content), *see(exhibits, "ranks", "gap_ranking"))


def _below(content: Content) -> Spans:
    of = {"group": "target", "group_value": str(content.target)}
    below = number(content, "services_below_target", say=or_none, **of)
    services, total = content.count("services_below_target", **of), len(content.services)
    if total == 1:
        return (f"The one service that was rated is {'' if services else 'not '}below it",)
    if services == total:
        return *every_service(content), " below it"
    return (
        "Of ",
        *services_rated(content),
        ", ",
        below,
        f" {'is' if services == 1 else 'are'} below it",
    )


def _ties(content: Content) -> Iterator[Spans]:
    second = content.review.ranking.second_key
    if second:
        yield line(
            "Services with the same score are set in order by the "
            f"{content.review.ranking.name_of(second)}: the greater number comes first"
        )
    if any(each.shared_by > 1 for each in content.services):
        alike = "that are equal in both" if second else "with the same score"
        yield line(f"Services {alike} share a rank and have no order among them")
    yield line("How many gaps a service has does not say how severe they are, and plays no part")


def _sure(content: Content, exhibits: Exhibits) -> Iterator[Spans]:
    words = content.by_service("lowest_under_one_error", "answer")
    if words and len(content.services) > 1:
        yield from _lowest(content, words)
    sure = sureness(content)
    if sure:
        yield line(
            "A rating can be a point out. How far each rank could move if some are is shown as an "
            "interval",
            *see(exhibits, "rank_uncertainty", "rank_acceptability"),
        )
        yield line(
            "The intervals rest on an assumption about errors in ratings, which is not taken from "
            "data and is set out below the table"
        )


def _lowest(content: Content, words: dict[str, str]) -> Iterator[Spans]:
    always = [each for each in content.ranked if words[each.service_id] == "always"]
    if always and len(always) <= FEW:
        verb = "stays" if len(always) == 1 else "stay"
        yield line(f"{named(always)} {verb} the lowest rated, alone or level with others, {_ERROR}")
    elif not always:
        yield line("No service stays the lowest rated whichever single rating is one point out")
    well = [each for each in content.services if each.score >= content.target]
    if well and all(words[each.service_id] == "never" for each in well):
        yield line(
            "No service at the target or above can become the lowest rated through one such error"
        )
