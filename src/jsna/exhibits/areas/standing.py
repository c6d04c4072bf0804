"""Where one area stands among the others, service by service: a filled dot among hollow ones."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd
from matplotlib.figure import Figure as Drawing

from jsna.exhibits.areas.content import Areas
from jsna.exhibits.areas.parts import place_label
from jsna.exhibits.base import Cell, Column, Figure, Table
from jsna.exhibits.canvas import EDGE, NARROW, ROW, WIDE, Canvas, spread
from jsna.exhibits.style import ASIDE, DARK_BLUE, NAME, wrapped
from jsna.exhibits.wording import counted, in_words, out_of, sentence

_TRACK_FROM = 3.2  # inches: where the track begins beside a name
_TRACK_MARGIN = 0.2  # inches: half a dot with a number of three figures, and a little air
_COLUMNS = (
    Column("service", "Service", "Name of the service"),
    Column("rating", "Rating", "Rating of the service in the area, or why there is none", "number"),
    Column("place", "Place, from the lowest rated", "Place among the areas, with ties"),
    Column("lower", "Areas rated lower", "Number of areas with a lower rating", "number"),
    Column(
        "alike", "Other areas rated the same", "Number of other areas with this rating", "number"
    ),
    Column("higher", "Areas rated higher", "Number of areas with a higher rating", "number"),
)
_NO_PLACE = "no place"


@dataclass(frozen=True)
class _Standing:
    """An area's place for a service: how many other areas are rated lower, alike and higher."""

    service_id: str
    service: str
    score: int
    place: str
    lower: int
    alike: int
    higher: int


def draw_standing(content: Areas) -> Figure | None:
    """The rating of the chosen area among those of the others; nothing where none is chosen."""
    standings = _standings(content)
    if not standings:
        return None
    return Figure(
        key="standing",
        caption=_caption(content, standings),
        finding=_finding(content, standings),
        values=pd.DataFrame(
            [(each.service, each.score, each.place) for each in standings],
            columns=["service", "rating", "place"],
        ),
        drawn=lambda narrow: _draw(content, standings, narrow=narrow),
        notes=_drawn_notes(content),
    )


def tabulate_standing(content: Areas) -> Table | None:
    """The place of the chosen area for each service; nothing where none is chosen."""
    standings = {each.service_id: each for each in _standings(content)}
    if not standings:
        return None
    return Table(
        key="place_of_area",
        caption=sentence(f"The place of {content.chosen} for each service, with ties"),
        columns=_COLUMNS,
        rows=tuple(
            _row(standings[each.service_id])
            if each.service_id in standings
            else _without(content, each.service_id, each.service)
            for each in content.services
        ),
        notes=(
            (
                "Areas that are rated alike share their places, and none comes first among them. "
                "There is no place over all services."
            ),
            *content.notes,
        ),
    )


def _row(each: _Standing) -> tuple[Cell, ...]:
    return (each.service, each.score, each.place, each.lower, each.alike, each.higher)


def _without(content: Areas, service_id: str, service: str) -> tuple[Cell, ...]:
    return (service, content.rating(content.chosen, service_id).words, _NO_PLACE, "", "", "")


def _standings(content: Areas) -> list[_Standing]:
    """Those of the services for which the chosen area has a place; none where none is chosen."""
    rows = content.rows("place_of_area", group="area", group_value=content.chosen)
    found = {str(row["service_id"]): row for _, row in rows.iterrows()}
    return [
        _Standing(
            each.service_id,
            each.service,
            score,
            place_label(row["lower"], row["upper"], row["denominator"]),
            lower=round(row["lower"]) - 1,
            alike=round(row["numerator"]) - 1,
            higher=round(row["denominator"] - row["upper"]),
        )
        for each in content.services
        if (row := found.get(each.service_id)) is not None
        if (score := content.rating(content.chosen, each.service_id).score) is not None
    ]


def _caption(content: Areas, standings: list[_Standing]) -> str:
    """For how many services the area is among the lowest, and among the highest, said with ties."""
    lowest = sum(not each.lower and bool(each.higher) for each in standings)
    highest = sum(not each.higher and bool(each.lower) for each in standings)
    of = out_of(lowest, len(standings), "service")
    return sentence(
        f"{content.chosen} is rated lowest or joint lowest for {of} that can be compared, and "
        f"highest or joint highest for {in_words(highest) if highest else 'none'}"
    )


def _finding(content: Areas, standings: list[_Standing]) -> str:
    told = [f"{each.service}, rated {each.score}, {each.place}" for each in standings]
    return sentence(
        f"Dot chart of the rating of {counted(len(standings), 'service')} in {content.chosen} "
        f"among those of the other areas, with places from the lowest rated: {'; '.join(told)}"
    )


def _drawn_notes(content: Areas) -> tuple[str, ...]:
    return (
        (
            f"Filled dot: where {content.chosen} is. The number in a dot is how many areas have "
            "that score, this one among them. Places are counted from the lowest rated up."
        ),
        *content.notes,
    )


def _draw(content: Areas, standings: list[_Standing], *, narrow: bool) -> Drawing:
    canvas = Canvas(NARROW if narrow else WIDE)
    start = _TRACK_MARGIN if narrow else _TRACK_FROM
    scores = content.tool.scores
    places = dict(
        zip(scores, spread(start, canvas.width - _TRACK_MARGIN, len(scores)), strict=True)
    )
    canvas.y = 0.11
    for score, x in places.items():
        canvas.text(x, [str(score)], ASIDE, align="center")
    canvas.y += 0.08
    for each in standings:
        _draw_service(canvas, content, each, places)
    return canvas.finished(" ".join(_drawn_notes(content)))


def _draw_service(
    canvas: Canvas, content: Areas, each: _Standing, places: dict[int, float]
) -> None:
    """A name with its track beside it, or below it where the sheet is narrow."""
    narrow = canvas.width == NARROW
    room = (canvas.width if narrow else _TRACK_FROM - _TRACK_MARGIN) - 2 * EDGE
    lines = wrapped(each.service, NAME, room)
    canvas.hairline()
    canvas.y += 0.06
    first = canvas.y + NAME.line / 2
    canvas.text(EDGE, lines, NAME, y=first)
    last = first + (len(lines) - 1) * NAME.line
    canvas.text(EDGE, [each.place], ASIDE, y=last + NAME.line)
    bottom = last + NAME.line + ASIDE.line / 2
    middle = bottom + ROW / 2 if narrow else (canvas.y + bottom) / 2
    canvas.track(list(places.values()), middle)
    for score, count in content.counts(each.service_id).items():
        if score == each.score:
            canvas.dot(places[score], middle, str(count), DARK_BLUE, each.service_id)
        elif count:
            canvas.ring(places[score], middle, str(count), each.service_id)
    canvas.y = max(bottom, middle + ROW / 2) + 0.06
