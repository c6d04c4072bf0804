"""The gap ranking: the services from the lowest rated up, and how far each falls short."""

from __future__ import annotations

from collections.abc import Sequence

from jsna.exhibits.base import Cell, Column, Content, Rated, Table
from jsna.exhibits.other_gaps import about_other_gaps
from jsna.exhibits.wording import counted, in_words, listed, rank_label, sentence

_ABOUT_TIES = (
    "“=” behind a rank: several services share it, and stand here in the order of the codebook."
)
_ABOUT_GAPS = (
    "The number of gaps is shown and never ranked by: it does not say how severe they are."
)


def tabulate_gap_ranking(content: Content) -> Table:
    """The services by rank, with band, shortfall to each target, and number of gaps."""
    targets = _targets(content)
    return Table(
        key="gap_ranking",
        caption=_caption(content, targets),
        columns=_columns(targets),
        rows=tuple(_row(content, each, targets) for each in content.ranked),
        overall=_overall(content, targets),
        notes=(
            f"Rank: {content.method('rank')}.",
            _ABOUT_TIES,
            _ABOUT_GAPS,
            *about_other_gaps(content),
            content.about_bands,
            content.dates("ratings"),
            *content.notice,
        ),
    )


def _targets(content: Content) -> list[str]:
    """The targets of the results, the declared ones first and in their order."""
    found = list(content.rows("shortfall_total", group="target")["group_value"])
    ranking = content.review.ranking
    declared = [str(target) for target in (ranking.target, *ranking.other_targets)]
    return sorted(found, key=lambda each: (each not in declared, (*declared, each).index(each)))


def _columns(targets: Sequence[str]) -> tuple[Column, ...]:
    return (
        Column("service", "Service or area", "Name of the service, or all services"),
        Column("rank", "Rank", "Competition rank, 1 for the lowest rated; “=” where it is shared"),
        Column("score", "Score", "Score on the tool's scale", "number"),
        Column("band", "Band", "Band that the score belongs to"),
        *(
            Column(
                f"shortfall_to_{target}",
                f"Shortfall to {target}",
                f"Points that the score falls short of {target}",
                "number",
            )
            for target in targets
        ),
        Column("gaps", "Gaps recorded", "Number of gaps recorded; not ranked by", "number"),
    )


def _row(content: Content, each: Rated, targets: Sequence[str]) -> tuple[Cell, ...]:
    short = (_shortfall(content, each, target) for target in targets)
    return (
        each.service,
        rank_label(each.rank, each.shared_by),
        each.score,
        content.tool.band_name(each.band),
        *short,
        _gaps(content, each),
    )


def _gaps(content: Content, each: Rated) -> int:
    return int(content.by_service("gap_count")[each.service_id])


def _shortfall(content: Content, each: Rated, target: str) -> int:
    short = content.by_service("shortfall", group="target", group_value=target)
    return int(short[each.service_id])


def _overall(content: Content, targets: Sequence[str]) -> tuple[Cell, ...]:
    totals = (_count(content, "shortfall_total", target) for target in targets)
    gaps = sum(_gaps(content, each) for each in content.services)
    return ("All services", "", "", "", *totals, gaps)


def _count(content: Content, measure: str, target: str) -> int:
    return content.count(measure, group="target", group_value=target)


def _caption(content: Content, targets: Sequence[str]) -> str:
    """How many services fall short of each target, and by how much together."""
    parts: list[str] = []
    for target in targets:
        below = _count(content, "services_below_target", target)
        points = counted(_count(content, "shortfall_total", target), "point")
        verb = "" if parts else "fall short " if below > 1 else "falls short "
        by = f" (by {points})" if below else ""
        parts.append(f"{in_words(below) if below else 'none'} {verb}of {target}{by}")
    return sentence(f"Of {counted(len(content.services), 'service')}, {listed(parts)}")
