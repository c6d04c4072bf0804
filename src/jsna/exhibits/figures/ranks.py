"""The ranks figure: the services from the lowest rated up, with how sure each rank is.

A competition rank is no measurement. Where the results hold rank intervals, a light line spans the
ranks that a service could have if ratings were wrong. Where they do not, it covers the places that
services of one rank take together.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

import pandas as pd
from matplotlib.figure import Figure as Drawing

from jsna.exhibits.base import Content, Figure, Rated
from jsna.exhibits.canvas import EDGE, NARROW, ROW, WIDE, Canvas, spread
from jsna.exhibits.style import ASIDE, DARK_BLUE, LIGHT_BLUE, NAME, wrapped
from jsna.exhibits.sureness import Sureness, sureness
from jsna.exhibits.wording import counted, in_words, listed, rank_label, sentence

_TRACK_FROM = 3.5  # inches: where the track begins beside a name
_TRACK_MARGIN = 0.16  # inches: half a dot and a little air
_TO_EDGE = 0.1  # inches: from the middle of a dot to its edge


def draw_ranks(content: Content) -> Figure:
    """The ranks of the services, with their intervals or the places that equals take together."""
    sure = sureness(content)
    return Figure(
        key="ranks",
        caption=_caption(content),
        finding=_finding(content, sure),
        values=_values(content, sure),
        drawn=lambda narrow: _draw(content, sure, narrow=narrow),
        notes=_notes(content, sure),
    )


def _notes(content: Content, sure: Sureness | None) -> tuple[str, ...]:
    ties = any(each.shared_by > 1 for each in content.services)
    together = "The line from a dot covers the places that services of one rank take together."
    shared = "“=” behind a rank: several services share it."
    said = [*[shared] * ties, *_about(sure)] if sure else [together] * ties
    return (*said, content.dates("ratings"), *content.notice)


def _about(sure: Sureness) -> tuple[str, ...]:
    """What the lines are, and what is assumed."""
    light = f"Light line: {sure.level} interval of the rank, from {sure.assumption}."
    one = (
        "The range of the rank if any single rating is one point out is the same."
        if sure.same
        else "Fine line: range of the rank if any single rating is one point out."
    )
    return (light, *[one] * bool(sure.one_error))


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


def _finding(content: Content, sure: Sureness | None) -> str:
    parts = [
        f"{group[0].service if len(group) == 1 else counted(len(group), 'service')} at rank "
        f"{rank_label(group[0].rank, len(group))}{_widest(group, sure)}"
        for group in _groups(content)
    ]
    return sentence(
        f"Dot chart of the ranks of {counted(len(content.services), 'service')}, from the lowest "
        f"rated up: {listed(parts)}"
    )


def _widest(group: list[Rated], sure: Sureness | None) -> str:
    """The interval of a group, the widest where its services have different ones."""
    if sure is None:
        return ""
    lower, upper = zip(*(sure.intervals[each.service_id] for each in group), strict=True)
    return f" (interval {min(lower)} to {max(upper)})"


def _values(content: Content, sure: Sureness | None) -> pd.DataFrame:
    values = _values_of_ranks(content)
    ranges = {"interval": sure.intervals, "one_error": sure.one_error} if sure else {}
    for name, ends in ranges.items():
        own = [ends[each.service_id] for each in content.ranked if each.service_id in ends]
        if own:
            values[[f"{name}_lower", f"{name}_upper"]] = own
    return values


def _values_of_ranks(content: Content) -> pd.DataFrame:
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


def _draw(content: Content, sure: Sureness | None, *, narrow: bool) -> Drawing:
    canvas = Canvas(NARROW if narrow else WIDE)
    start = _TRACK_MARGIN if narrow else _TRACK_FROM
    places = spread(start, canvas.width - _TRACK_MARGIN, len(content.services))
    _draw_axis(canvas, places)
    for group in _groups(content):
        canvas.y += 0.05
        canvas.hairline()
        canvas.y += 0.05
        for each in group:
            at = _draw_name(canvas, each)
            canvas.track([places[0], places[-1]], at)
            _draw_lines(canvas, each, sure, places, at)
            label = rank_label(each.rank, each.shared_by)
            canvas.dot(places[each.rank - 1], at, label, DARK_BLUE, each.service_id)
            canvas.y = max(at, canvas.y) + ROW / 2
    return canvas.finished(" ".join(_notes(content, sure)))


def _draw_axis(canvas: Canvas, places: Sequence[float]) -> None:
    canvas.y = 0.11
    canvas.text(places[0] - _TO_EDGE, ["1 lowest rated"], ASIDE)
    if len(places) > 1:
        highest = f"{len(places)} highest rated"
        canvas.text(canvas.width - EDGE, [highest], ASIDE, align="right")
    canvas.y += 0.12


def _draw_name(canvas: Canvas, each: Rated) -> float:
    """A name; gives the middle of its track: beside it, or below it where the sheet is narrow."""
    narrow = canvas.width == NARROW
    room = canvas.width if narrow else _TRACK_FROM - 0.2
    lines = wrapped(each.service, NAME, room - 2 * EDGE)
    canvas.y += ROW / 2
    canvas.text(EDGE, lines, NAME)
    beside = canvas.y
    canvas.y += (len(lines) - 1) * NAME.line
    return canvas.y + 0.235 if narrow else beside


def _draw_lines(
    canvas: Canvas, each: Rated, sure: Sureness | None, places: Sequence[float], at: float
) -> None:
    """The interval and the range under any single error, or the places of a shared rank."""
    shared = (each.rank, each.rank + each.shared_by - 1)
    lower, upper = sure.intervals[each.service_id] if sure else shared
    canvas.bar(places[lower - 1], places[upper - 1], at, LIGHT_BLUE)
    if sure and not sure.same and each.service_id in sure.one_error:
        lowest, highest = sure.one_error[each.service_id]
        canvas.whiskers(places[lowest - 1], places[highest - 1], at, DARK_BLUE)
