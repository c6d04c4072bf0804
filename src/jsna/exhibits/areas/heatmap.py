"""The heatmap of areas by service: the score in every cell, in as many parts as pages need."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import isnan

import pandas as pd
from matplotlib.figure import Figure as Drawing

from jsna.exhibits.areas.content import NOT_RATED, Area, Areas
from jsna.exhibits.areas.parts import about_all, parts
from jsna.exhibits.base import Figure
from jsna.exhibits.canvas import EDGE, NARROW, ROW, WIDE, Canvas
from jsna.exhibits.heat import draw_row, spread_cells
from jsna.exhibits.style import CELL, HEAD, NAME, RAMP, SMALL, Type, on_ground, width_of, wrapped
from jsna.exhibits.wording import counted, in_words, listed, sentence
from jsna.review.codebook import Service

# Of a part: what is longer or wider has no room on a page of A4.
_MOST_AREAS, _MOST_SERVICES = 26, 15
_CELLS_FROM = 1.75  # inches: where the cells begin beside a name
_HEAD = Type(8)
_SHORTEST, _TALLEST = 0.9, 4.0  # inches of the heads, which stand upright
_STEP = 0.1
_SIGNS = {NOT_RATED: "–", "no score": "/", "not comparable": "≠"}


def draw_heatmaps(content: Areas) -> list[Figure]:
    """The ratings of all areas, in parts that fit on a page each."""
    areas, services = parts(content.areas, _MOST_AREAS), parts(content.services, _MOST_SERVICES)
    blocks = [(rows, columns) for columns in services for rows in areas]
    return [
        _figure(content, *block, place=(number, len(blocks)))
        for number, block in enumerate(blocks, start=1)
    ]


def _figure(
    content: Areas, areas: Sequence[Area], services: Sequence[Service], place: tuple[int, int]
) -> Figure:
    number, parts_in_all = place
    return Figure(
        key="ratings" if parts_in_all == 1 else f"ratings_{number}",
        caption=_caption(content, areas, services, place),
        finding=_finding(content, areas, services),
        values=pd.DataFrame(
            [
                (each.name, *(content.rating(each.name, s.service_id).words for s in services))
                for each in areas
            ],
            columns=["area", *(each.service for each in services)],
        ),
        drawn=lambda narrow: _draw(content, areas, services, narrow=narrow),
        notes=_notes(content, areas, services),
    )


def _caption(
    content: Areas, areas: Sequence[Area], services: Sequence[Service], place: tuple[int, int]
) -> str:
    number, parts_in_all = place
    if parts_in_all == 1:
        return about_all(content)
    where = areas[0].name if len(areas) == 1 else f"{areas[0].name} to {areas[-1].name}"
    of = "" if len(services) == len(content.services) else f", from {services[0].service}"
    about = f"ratings in {content.called}" if number > 1 else about_all(content)[:-1]
    return sentence(f"{about}; part {number} of {parts_in_all}, {where}{of}")


def _finding(content: Areas, areas: Sequence[Area], services: Sequence[Service]) -> str:
    cells = [content.rating(a.name, s.service_id) for a in areas for s in services]
    counts = Counter(each.words for each in cells)
    scores = [str(score) for score in content.tool.scores if counts[str(score)]]
    said = [f"{in_words(counts[score])} rated {score}" for score in scores]
    others = [f"{in_words(counts[words])} {words}" for words in _SIGNS if counts[words]]
    scale = content.tool
    return sentence(
        f"Heatmap of {counted(len(areas), 'area')} by {counted(len(services), 'service')}, with "
        f"the score from {scale.minimum} to {scale.maximum} in each cell: {listed(said + others)}"
    )


def _notes(content: Areas, areas: Sequence[Area], services: Sequence[Service]) -> tuple[str, ...]:
    used = {content.rating(a.name, s.service_id).words for a in areas for s in services}
    signs = [f"{sign} {words}" for words, sign in _SIGNS.items() if words in used]
    return (
        "A darker cell has a higher score. Areas stand in the order of their names.",
        *([sentence("; ".join(signs))] if signs else []),
        *content.notes,
    )


def _draw(
    content: Areas, areas: Sequence[Area], services: Sequence[Service], *, narrow: bool
) -> Drawing:
    canvas = Canvas(NARROW if narrow else WIDE)
    places = spread_cells(canvas, EDGE / 2 if narrow else _CELLS_FROM, len(services))
    _draw_heads(canvas, services, places)
    for each in areas:
        ratings = [content.rating(each.name, service.service_id) for service in services]
        kind = HEAD if each.name == content.chosen else NAME
        mark = "▶ " if each.name == content.chosen else ""
        steps = [rating.step for rating in ratings]
        middle = draw_row(canvas, f"{mark}{each.name}", places, steps, ROW, kind)
        for x, rating in zip(places, ratings, strict=True):
            words = _SIGNS.get(rating.words, rating.words)
            ground = CELL if isnan(rating.step) else on_ground(CELL, RAMP[int(rating.step)])
            canvas.text(x, [words], ground, align="center", y=middle)
    return canvas.finished(" ".join(_notes(content, areas, services)))


def _draw_heads(canvas: Canvas, services: Sequence[Service], places: Sequence[float]) -> None:
    """The names of the services, upright over their cells, as tall as the longest needs."""
    width = 2 * (canvas.width - EDGE / 2 - places[-1])
    kind = _HEAD if _HEAD.line <= width else SMALL
    lines_in = max(1, int(width / kind.line))
    names = [each.service for each in services]
    height = max(_SHORTEST, *(width_of(word, kind) for name in names for word in name.split()))
    while height < _TALLEST and any(len(wrapped(n, kind, height)) > lines_in for n in names):
        height += _STEP
    heads = [wrapped(name, kind, height) for name in names]
    canvas.y = 0.04 + max(width_of(line, kind) for lines in heads for line in lines)
    for x, lines in zip(places, heads, strict=True):
        _upright(canvas, x, lines, kind)
    canvas.y += 0.06


def _upright(canvas: Canvas, x: float, lines: Sequence[str], kind: Type) -> None:
    """Lines that are read from below upwards, and end where the sheet is filled to."""
    for number, line in enumerate(lines):
        canvas.axes.text(
            x + (number - (len(lines) - 1) / 2) * kind.line,
            canvas.y,
            line,
            fontproperties=kind.properties,
            color=kind.colour,
            rotation=90,
            ha="center",
            va="bottom",
            parse_math=False,
        )
