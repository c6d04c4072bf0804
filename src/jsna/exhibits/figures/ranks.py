"""The ranks figure: the services from the lowest rated up, those that share a rank together.

A competition rank is no measurement: services that share "2=" take the places 2 to 6 together, and
the line from its dot says so.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

import pandas as pd
from matplotlib.figure import Figure as Drawing

from jsna.exhibits.base import Content, Figure, Rated
from jsna.exhibits.canvas import EDGE, NARROW, ROW, WIDE, Canvas, spread
from jsna.exhibits.style import ASIDE, DARK_BLUE, LIGHT_BLUE, NAME, wrapped
from jsna.exhibits.wording import counted, in_words, listed, rank_label, sentence

_TRACK_FROM = 3.5  # inches: where the track begins beside a name
_TRACK_MARGIN = 0.16  # inches: half a dot and a little air
_TO_EDGE = 0.1  # inches: from the middle of a dot to its edge


def draw_ranks(content: Content) -> Figure:
    """The ranks of the services, with the places that equals take together."""
    return Figure(
        key="ranks",
        caption=_caption(content),
        finding=_finding(content),
        values=_values(content),
        drawn=lambda narrow: _draw(content, narrow=narrow),
        notes=_notes(content),
    )


def _notes(content: Content) -> tuple[str, ...]:
    ties = any(each.shared_by > 1 for each in content.services)
    said = "The line from a dot covers the places that services of one rank take together."
    return (*[said] * ties, content.dates("ratings"), *content.notice)


def _groups(content: Content) -> list[list[Rated]]:
    """The services of each rank, from rank 1."""
    return [list(group) for _, group in groupby(content.ranked, key=lambda each: each.rank)]


def _caption(content: Content) -> str:
    first, *others = _groups(content)
    if not others:
        return _caption_of_one_group(first)
    who = f"{first[0].service} is" if len(first) == 1 else f"{counted(len(first), 'service')} are"
    total = len(content.services)
    tied = sum(each.shared_by > 1 for each in content.services)
    sharing = (
        f"all {in_words(total)}" if tied == total else f"{in_words(tied)} of the {in_words(total)}"
    )
    ties = f"{sharing} services share a rank with others, and no tie is broken"
    return sentence(f"{who} the lowest rated; {ties if tied else 'no two services share a rank'}")


def _caption_of_one_group(group: list[Rated]) -> str:
    if len(group) == 1:
        return f"{group[0].service} is the only service that was rated."
    return f"All {counted(len(group), 'service')} share one rank: there is no order among them."


def _finding(content: Content) -> str:
    parts = [
        f"{group[0].service if len(group) == 1 else counted(len(group), 'service')} at rank "
        f"{rank_label(group[0].rank, len(group))}"
        for group in _groups(content)
    ]
    return sentence(
        f"Dot chart of the ranks of {counted(len(content.services), 'service')}, from the lowest "
        f"rated up: {listed(parts)}"
    )


def _values(content: Content) -> pd.DataFrame:
    rows = [
        (
            each.service,
            rank_label(each.rank, each.shared_by),
            each.rank,
            each.rank + each.shared_by - 1,
            each.shared_by,
        )
        for each in content.ranked
    ]
    columns = ["service", "rank", "first_place", "last_place", "services_at_this_rank"]
    return pd.DataFrame(rows, columns=columns)


def _draw(content: Content, *, narrow: bool) -> Drawing:
    canvas = Canvas(NARROW if narrow else WIDE)
    start = _TRACK_MARGIN if narrow else _TRACK_FROM
    places = spread(start, canvas.width - _TRACK_MARGIN, len(content.services))
    _draw_axis(canvas, places)
    for group in _groups(content):
        canvas.y += 0.05
        canvas.hairline()
        canvas.y += 0.05
        for each in group:
            _draw_service(canvas, each, places)
    return canvas.finished(" ".join(_notes(content)))


def _draw_axis(canvas: Canvas, places: Sequence[float]) -> None:
    canvas.y = 0.11
    canvas.text(places[0] - _TO_EDGE, ["1 lowest rated"], ASIDE)
    if len(places) > 1:
        highest = f"{len(places)} highest rated"
        canvas.text(canvas.width - EDGE, [highest], ASIDE, align="right")
    canvas.y += 0.12


def _draw_service(canvas: Canvas, each: Rated, places: Sequence[float]) -> None:
    """A name with its rank beside it, or below it where the sheet is narrow."""
    narrow = canvas.width == NARROW
    room = canvas.width if narrow else _TRACK_FROM - 0.2
    lines = wrapped(each.service, NAME, room - 2 * EDGE)
    canvas.y += ROW / 2
    canvas.text(EDGE, lines, NAME)
    last_line = canvas.y + (len(lines) - 1) * NAME.line
    at = last_line + 0.235 if narrow else canvas.y
    first, last = places[each.rank - 1], places[each.rank + each.shared_by - 2]
    canvas.track([places[0], places[-1]], at)
    canvas.bar(first, last, at, LIGHT_BLUE)
    canvas.dot(first, at, rank_label(each.rank, each.shared_by), DARK_BLUE, each.service_id)
    canvas.y = max(at, last_line) + ROW / 2
