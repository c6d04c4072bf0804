"""How sure each rank is: its interval, who is among the lowest, and what one error can do."""

from __future__ import annotations

from math import isnan

from jsna.exhibits.base import Cell, Column, Content, Rated, Table
from jsna.exhibits.criteria import with_criteria_in_prose
from jsna.exhibits.sureness import Sureness, sureness
from jsna.exhibits.wording import in_words, percent, ranged, rank_label, sentence

_ONE_ERROR = Column(
    "rank_under_one_error",
    "Rank if any one rating is a point out",
    "Lowest and highest rank over all cases in which one rating is one point out",
)
_TIER = Column(
    "pareto_tier",
    "Tier of need",
    "Pareto tier: 1 for services that no other exceeds in need, whatever the weights",
)


def tabulate_rank_uncertainty(content: Content) -> Table | None:
    """The services by rank with how sure it is; nothing where the results do not say."""
    sure = sureness(content)
    if sure is None:
        return None
    lowest = _lowest(content)
    tiers = content.by_service("pareto_tier")
    return Table(
        key="rank_uncertainty",
        caption=_caption(content, sure),
        columns=(
            Column("service", "Service or area", "Name of the service"),
            Column("rank", "Rank", "Competition rank; “=” where it is shared"),
            Column(
                "rank_interval",
                f"{sure.level} interval",
                "Limits of the rank under simulated misrating",
            ),
            *(_column(k) for k in lowest),
            *[_ONE_ERROR] * bool(sure.one_error),
            *[_TIER] * bool(tiers),
        ),
        rows=tuple(_row(content, each, sure, lowest) for each in content.ranked),
        notes=_notes(content, sure, lowest),
    )


def _lowest(content: Content) -> list[int]:
    """For which k the results say how probable it is to be among the lowest k.

    All services are among the lowest of as many as there are, or more: that says nothing.
    """
    rows = content.results[content.results["measure"] == "lowest_k_probability"]
    return sorted({k for k in map(int, rows["group_value"]) if k < len(content.services)})


def _column(k: int) -> Column:
    return Column(
        f"among_lowest_{k}",
        f"Among the lowest {in_words(k)}",
        f"Share of the draws in which the rank is at most {k}",
    )


def _row(content: Content, each: Rated, sure: Sureness, lowest: list[int]) -> tuple[Cell, ...]:
    shares = [
        content.by_service("lowest_k_probability", group="lowest", group_value=str(k))
        for k in lowest
    ]
    tiers = content.by_service("pareto_tier")
    one_error = sure.one_error.get(each.service_id)
    return (
        each.service,
        rank_label(each.rank, each.shared_by),
        ranged(*sure.intervals[each.service_id]),
        *(_share(own.get(each.service_id, float("nan"))) for own in shares),
        *([ranged(*one_error) if one_error else "not known"] if sure.one_error else []),
        *([_tier(tiers.get(each.service_id, float("nan")))] if tiers else []),
    )


def _share(value: float) -> str:
    return "not estimable" if isnan(value) else percent(value)


def _tier(value: float) -> str:
    return "not estimable" if isnan(value) else f"{round(value)}"


def _caption(content: Content, sure: Sureness) -> str:
    """How many ranks are certain at the level, and how wide the widest interval is."""
    ends = [sure.intervals[each.service_id] for each in content.ranked]
    certain = sum(lower == upper for lower, upper in ends)
    lower, upper = max(ends, key=lambda each: each[1] - each[0])
    total = len(ends)
    if certain == total:
        return f"At the {sure.level} level, misrating leaves every rank as it is."
    few = in_words(certain) if certain else "none"
    return sentence(
        f"At the {sure.level} level, {few} of {in_words(total)} ranks "
        f"{'are' if certain > 1 else 'is'} certain under misrating; the widest interval runs from "
        f"rank {lower} to rank {upper}"
    )


def _notes(content: Content, sure: Sureness, lowest: list[int]) -> tuple[str, ...]:
    share = (
        "Among the lowest: share of the draws with such a rank, equals included, so that more "
        "services can be among them. 0% and 100% mean none and all of the draws."
    )
    return (
        f"Interval: from {sure.assumption}.",
        *[share] * bool(lowest),
        *_about_tiers(content),
        content.dates("ratings"),
        *content.notice,
    )


def _about_tiers(content: Content) -> tuple[str, ...]:
    shown = content.shown("pareto_tier")
    if shown.empty:
        return ()
    method = with_criteria_in_prose(content, str(shown["method"].iloc[0]))
    about = f"Tier of need: {method}. No weights are needed."
    return (" ".join(filter(None, [about, content.about_links])),)
