"""The rank acceptability figure: which ranks a service can have when needs are combined.

A cell for each service and rank, with the share of the draws in which the service held the rank.
See docs/methods.md, "Gap rankings".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import nan

import pandas as pd
from matplotlib.figure import Figure as Drawing

from jsna.exhibits.base import Content, Figure
from jsna.exhibits.canvas import EDGE, NARROW, WIDE, Canvas
from jsna.exhibits.criteria import with_criteria_in_prose
from jsna.exhibits.heat import draw_row, spread_cells, step_of
from jsna.exhibits.style import ASIDE, CELL, RAMP, SMALL, Type, on_ground, width_of
from jsna.exhibits.wording import counted, listed, percent, sentence

_CELLS_FROM = 2.05  # inches: where the cells begin beside a name
_CELL_ROW = 0.27  # inches: the height of a cell
_AIR = 0.015  # inches beside a text in its cell
_MOST = 16  # columns that have room for their numbers
_IN_GROUPS = 8  # columns where there are more ranks than that, so that "57–64" has room
_HEADS_EVERY = 5  # services: on a narrow sheet the first heads are soon out of sight
_SMALLEST = 0.005  # a share that whole per cents would show as 0


@dataclass(frozen=True)
class _Service:
    """The share of draws in which a service has the greatest need, and that of each column."""

    service: str
    first: float
    shares: tuple[float, ...]


def draw_rank_acceptability(content: Content) -> Figure | None:
    """The share of draws for each service and rank; nothing where the results hold none."""
    shares = _shares(content)
    if not shares:
        return None
    columns = _columns(len(next(iter(shares.values()))))
    services = _services(content, shares, columns)
    heads = [_head(ranks) for ranks in columns]
    return Figure(
        key="rank_acceptability",
        caption=_caption(services),
        finding=_finding(services, len(shares)),
        values=pd.DataFrame(
            [(each.service, *each.shares) for each in services],
            columns=["service", *(f"rank_{head}" for head in heads)],
        ),
        drawn=lambda narrow: _draw(content, heads, services, narrow=narrow),
        notes=_notes(content),
    )


def _shares(content: Content) -> dict[str, list[float]]:
    """The share of each rank, from rank 1, by the service's id."""
    rows = content.shown("rank_acceptability", group="rank")
    ranks = rows.assign(rank=rows["group_value"].astype("int64")).sort_values("rank")
    return {str(key): [float(v) for v in own["value"]] for key, own in ranks.groupby("service_id")}


def _columns(ranks: int) -> list[range]:
    """The ranks of each column: one each, or groups of equal size where there are many."""
    size = 1 if ranks <= _MOST else -(-ranks // _IN_GROUPS)
    return [range(start, min(start + size, ranks)) for start in range(0, ranks, size)]


def _head(ranks: range) -> str:
    first, last = ranks[0] + 1, ranks[-1] + 1
    return f"{first}" if first == last else f"{first}–{last}"


def _services(
    content: Content, shares: dict[str, list[float]], columns: Sequence[range]
) -> list[_Service]:
    """The services from the greatest need down: by the mean of their ranks in the draws."""
    means = {
        key: sum(rank * share for rank, share in enumerate(own)) for key, own in shares.items()
    }
    return [
        _Service(
            content.name_of(key),
            shares[key][0],
            tuple(round(sum(shares[key][rank] for rank in ranks), 10) for ranks in columns),
        )
        for key in sorted(content.in_order(shares), key=lambda key: round(means[key], 10))
    ]


def _caption(services: Sequence[_Service]) -> str:
    """Which services can have the greatest need."""
    first = [each for each in services if each.first]
    if len(first) == 1:
        return f"{first[0].service} has the greatest need, however the criteria are weighed."
    if all(each.first == 1 for each in first):
        return sentence(
            f"{counted(len(first), 'service')} share the greatest need, however the criteria are "
            "weighed"
        )
    return sentence(
        f"{counted(len(first), 'service')} can have the greatest need, depending on how the "
        "criteria are weighed"
    )


def _finding(services: Sequence[_Service], total: int) -> str:
    first = [f"{each.service} ({percent(each.first)})" for each in services if each.first]
    return sentence(
        f"Heatmap of {counted(total, 'service')} by rank, with the share of draws in each cell; "
        f"at rank 1, alone or with others: {listed(first)}"
    )


def _notes(content: Content) -> tuple[str, ...]:
    shown = content.shown("rank_acceptability", group="rank")
    about = (
        "Rank 1 is the greatest need. Each cell: share of the draws with this rank, in %; "
        "“<0.5” is less than half a per cent, an empty cell none. Shares are rounded, so "
        "that a row may not add up to 100. Equals share a rank."
    )
    method = with_criteria_in_prose(content, str(shown["method"].iloc[0]))
    return (
        about,
        sentence(method.partition("; ")[2] or method),
        *_left_out(content),
        *filter(None, [content.about_links]),
        content.dates("ratings", "survey", "engagement"),
        *content.notice,
    )


def _left_out(content: Content) -> tuple[str, ...]:
    """The services that cannot be compared, each with its reason."""
    rows = content.rows("rank_acceptability", group="rank")
    hidden = rows[rows["status"] == "not estimable"]
    reasons = dict(zip(hidden["service_id"], hidden["method"], strict=True))
    parts = [
        f"{content.name_of(key)} ({reasons[key].removeprefix('not estimable: ')})"
        for key in content.in_order(reasons)
    ]
    return (f"Not estimable: {listed(parts)}.",) if parts else ()


def _draw(
    content: Content, heads: Sequence[str], services: Sequence[_Service], *, narrow: bool
) -> Drawing:
    canvas = Canvas(NARROW if narrow else WIDE)
    places = spread_cells(canvas, EDGE / 2 if narrow else _CELLS_FROM, len(heads))
    canvas.y = 0.11
    canvas.text(EDGE, ["Rank, 1 the greatest need" if narrow else "Rank"], ASIDE)
    canvas.y += 0.1 if narrow else 0
    for number, each in enumerate(services):
        if number % (_HEADS_EVERY if narrow else len(services)) == 0:
            _draw_heads(canvas, heads, places)
        _draw_service(canvas, each, places)
    return canvas.finished(" ".join(_notes(content)))


def _draw_heads(canvas: Canvas, heads: Sequence[str], places: Sequence[float]) -> None:
    narrow = canvas.width == NARROW
    canvas.y += 0.17 if narrow else 0
    kind = _that_fits(heads, ASIDE, places)
    for x, head in zip(places, heads, strict=True):
        canvas.text(x, [head], kind, align="center")
    canvas.y += 0.06 if narrow else 0.12


def _draw_service(canvas: Canvas, each: _Service, places: Sequence[float]) -> None:
    """A name with its cells; a rank that is never held has neither share nor colour."""
    steps = [step_of(share or nan) for share in each.shares]
    middle = draw_row(canvas, each.service, places, steps, _CELL_ROW)
    for x, share, step in zip(places, each.shares, steps, strict=True):
        if share:
            words = _in_cell(share)
            kind = on_ground(_that_fits([words], CELL, places), RAMP[int(step)])
            canvas.text(x, [words], kind, align="center", y=middle)


def _that_fits(texts: Sequence[str], kind: Type, places: Sequence[float]) -> Type:
    """The kind of text, or a small one where a column is narrower than one of the texts."""
    room = (places[-1] - places[0]) / max(1, len(places) - 1) - _AIR
    fits = len(places) == 1 or max(width_of(text, kind) for text in texts) <= room
    return kind if fits else SMALL


def _in_cell(share: float) -> str:
    if share < _SMALLEST:
        return "<0.5"
    return ">99" if 1 - _SMALLEST < share < 1 else percent(share).removesuffix("%")
