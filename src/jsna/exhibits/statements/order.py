"""What can be said of the order of the services: who is lowest rated, and what one error can do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from jsna.exhibits.content import Content, Rated
from jsna.exhibits.criteria import criteria_of
from jsna.exhibits.statement import Statement
from jsna.exhibits.sureness import Sureness, sureness
from jsna.exhibits.wording import counted, in_words, listed, sentence

_FEW = 4  # services that a sentence has room to name
_ERROR = "even if any single rating is one point out"


def statements_on_order(content: Content) -> Iterator[Statement]:
    """Who is lowest, whether a well rated service can be, and which order is determined."""
    words = content.by_service("lowest_under_one_error", "answer")
    if words and len(content.services) > 1:
        yield from _on_the_lowest(content, words)
        yield from _on_the_well_rated(content, words)
    yield from _on_ties(content)
    yield from _on_neighbours(content)
    yield from _on_tiers(content)


def _on_the_lowest(content: Content, words: dict[str, str]) -> Iterator[Statement]:
    """Nothing where all are level: then nobody is lower than the others."""
    lowest = [each for each in content.ranked if each.rank == 1]
    if len(lowest) == len(content.services):
        return
    always = [each for each in content.ranked if words[each.service_id] == "always"]
    can_be = [each for each in content.ranked if words[each.service_id] == "can be"]
    if always:
        others = f" {sentence(_others(can_be))}" if can_be else ""
        yield Statement(
            f"{sentence(_named(always))[:-1]} {_are(always)} the lowest rated, alone or with "
            f"others, {_ERROR}.",
            holds=True,
            because=f"This is so in all {_cases(content)} cases: the ratings as they are, and each "
            f"rating one point up or down.{others}",
        )
        return
    yield Statement(
        f"{sentence(_named(lowest))[:-1]} {_are(lowest)} the lowest rated {_ERROR}.",
        holds=False,
        because=f"{sentence(_named(can_be))[:-1]} can each be the lowest rated, but none is in all "
        f"{_cases(content)} cases.",
    )


def _others(can_be: Sequence[Rated]) -> str:
    if len(can_be) == 1:
        return f"{can_be[0].service} can be the lowest as well, or level with it"
    return f"{in_words(len(can_be))} others can be the lowest as well, or level with it"


def _on_the_well_rated(content: Content, words: dict[str, str]) -> Iterator[Statement]:
    target = content.target
    well = [each for each in content.services if each.score >= target]
    can = [each for each in well if words[each.service_id] != "never"]
    if well:
        who = "It is never" if len(well) == 1 else f"None of the {in_words(len(well))} is ever"
        yield Statement(
            f"No service rated {target} or above can become the lowest rated through one such "
            "error.",
            holds=not can,
            because=f"{sentence(_named(can))[:-1]} can be the lowest, or level with it."
            if can
            else f"{who} the lowest, alone or with others, in these {_cases(content)} cases.",
        )


def _on_ties(content: Content) -> Iterator[Statement]:
    rows = content.rows("pairs_not_determined", group="score")
    rows = rows.assign(score=rows["group_value"].astype("int64")).sort_values("score")
    pairs = [
        f"{counted(round(n), 'pair')} rated {score}"
        for score, n in zip(rows["score"], rows["value"], strict=True)
        if n > 0
    ]
    if len(rows):
        yield Statement(
            "The order of services that share a score is known.",
            holds=False,
            because=f"One rating a point out puts either below the other: {listed(pairs)}."
            if pairs
            else f"They stay {'as they are' if content.review.ranking.second_key else 'level'} "
            "whichever rating is a point out.",
        )


def _on_neighbours(content: Content) -> Iterator[Statement]:
    sure = sureness(content)
    groups = [list(group) for _, group in groupby(content.ranked, key=lambda each: each.rank)]
    if sure is not None:
        yield from (_on_two_groups(content, sure, *pair) for pair in pairwise(groups))


def _on_two_groups(
    content: Content, sure: Sureness, low: Sequence[Rated], high: Sequence[Rated]
) -> Statement:
    """Whether the services of one rank come before those of the next, if ratings are wrong."""
    ends = [[sure.intervals[each.service_id] for each in group] for group in (low, high)]
    spans = [(min(each[0] for each in own), max(each[1] for each in own)) for own in ends]
    apart = spans[0][1] < spans[1][0]
    said = " and ".join(f"{lower} to {upper}" for lower, upper in spans)
    lower, higher = _groups(low, high)
    return Statement(
        f"{lower} {'ranks' if len(low) == 1 else 'rank'} lower than "
        f"{_inside(higher)}, allowing for misrating.",
        apart,
        f"The {sure.level} intervals of their ranks, {said}, "
        f"{'lie apart' if apart else 'overlap'}.{_under_one_error(content, low, high)}",
    )


def _under_one_error(content: Content, low: Sequence[Rated], high: Sequence[Rated]) -> str:
    rows = content.rows("pair_under_one_error", group="service")
    pairs = zip(rows["service_id"], rows["group_value"], rows["answer"], strict=True)
    one, other = ({each.service_id for each in group} for group in (low, high))
    words = {
        word
        for first, second, word in pairs
        if (first in one and second in other) or (first in other and second in one)
    }
    if "not determined" in words:
        return " One rating a point out can turn their order round."
    if words & {"can tie", "stays tied"}:
        return " One rating a point out can make two of them level, but not turn them round."
    return " One rating a point out changes nothing in their order." if words else ""


def _on_tiers(content: Content) -> Iterator[Statement]:
    tiers = content.shown("pareto_tier")
    first = set(tiers.loc[tiers["value"] == 1, "service_id"])
    if len(tiers) <= 1:
        return
    top = [each for each in content.services if each.service_id in first]
    criteria = criteria_of(content, str(tiers["method"].iloc[0]))
    if len(criteria) == 1:
        return  # there is nothing to weigh it against
    by = listed(f"the {content.review.ranking.name_of(name)}" for name in criteria)
    yield Statement(
        f"One service has the greatest need, however {by} are weighed.",
        len(top) == 1,
        f"{sentence(_named(top))[:-1]} {_are(top)} exceeded by no other.",
    )


def _named(services: Sequence[Rated]) -> str:
    if len(services) > _FEW:
        return counted(len(services), "service")
    return listed(each.service for each in services)


def _groups(low: Sequence[Rated], high: Sequence[Rated]) -> tuple[str, str]:
    """What the services of two ranks are called: by their ratings, if these tell them apart."""
    apart = not {each.score for each in low} & {each.score for each in high}
    return _group(low, by_score=apart), _group(high, by_score=apart)


def _group(services: Sequence[Rated], *, by_score: bool) -> str:
    if len(services) == 1:
        return services[0].service
    if not by_score:
        return f"The services that share rank {services[0].rank}"
    return f"The services rated {listed(sorted({str(each.score) for each in services}))}"


def _inside(group: str) -> str:
    return f"the{group[3:]}" if group.startswith("The services ") else group


def _are(services: Sequence[Rated]) -> str:
    return "is" if len(services) == 1 else "are"


def _cases(content: Content) -> str:
    return in_words(round(float(content.rows("lowest_under_one_error")["denominator"].iloc[0])))
