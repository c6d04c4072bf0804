"""How the ratings of each service are spread over the areas: stacked counts, with no mean."""

from __future__ import annotations

import pandas as pd
from matplotlib.figure import Figure as Drawing

from jsna.exhibits.areas.content import Areas
from jsna.exhibits.areas.parts import about_lowest
from jsna.exhibits.base import Figure
from jsna.exhibits.canvas import EDGE, NARROW, WIDE, Canvas
from jsna.exhibits.style import ASIDE, CELL, NAME, RAMP, on_ground, on_ramp, width_of, wrapped
from jsna.exhibits.wording import in_words, listed, sentence
from jsna.review.codebook import Service

_BAR_FROM = 2.6  # inches: where bars begin beside a name
_BAR = 0.22  # inches: how high a bar is
_SQUARE = 0.13  # inches: of the key
_KEY_GAP = 0.07


def draw_distribution(content: Areas) -> Figure:
    """How many areas have each score, service by service."""
    return Figure(
        key="distribution",
        caption=about_lowest(content),
        finding=_finding(content),
        values=pd.DataFrame(
            [
                (each.service, *content.counts(each.service_id).values())
                for each in content.services
            ],
            columns=["service", *(f"rated_{score}" for score in content.tool.scores)],
        ),
        drawn=lambda narrow: _draw(content, narrow=narrow),
        notes=_notes(content),
    )


def _finding(content: Areas) -> str:
    told = [
        f"{each.service}, {_spread(content.counts(each.service_id))}" for each in content.services
    ]
    return sentence(f"Stacked bar chart of areas by score, a bar a service: {'; '.join(told)}")


def _spread(counts: dict[int, int]) -> str:
    said = [f"{in_words(count)} rated {score}" for score, count in counts.items() if count]
    return listed(said) if said else "rated in none"


def _notes(content: Areas) -> tuple[str, ...]:
    return (
        (
            "Each part of a bar has the number of areas with that score, where there is room for "
            "it. A bar is as long as the number of areas that are compared."
        ),
        *content.notes,
    )


def _draw(content: Areas, *, narrow: bool) -> Drawing:
    canvas = Canvas(NARROW if narrow else WIDE)
    scale = content.tool
    colours = {
        score: RAMP[on_ramp(score - scale.minimum, len(scale.scores))] for score in scale.scores
    }
    _draw_key(canvas, content, colours)
    for each in content.services:
        _draw_service(canvas, content, each, colours)
    return canvas.finished(" ".join(_notes(content)))


def _draw_key(canvas: Canvas, content: Areas, colours: dict[int, str]) -> None:
    """The scale's words, each beside its colour."""
    start = EDGE + _SQUARE + _KEY_GAP
    canvas.y += 0.02
    for level in content.tool.levels:
        middle = canvas.y + ASIDE.line / 2
        canvas.block_bar((EDGE, EDGE + _SQUARE), middle, _SQUARE, colours[level.score], "")
        canvas.block(f"{level.score} {level.label}", ASIDE, start)
        canvas.y += 0.03
    canvas.y += 0.06


def _draw_service(
    canvas: Canvas, content: Areas, service: Service, colours: dict[int, str]
) -> None:
    """A name with its bar beside it, or below it where the sheet is narrow."""
    counts = content.counts(service.service_id)
    compared = sum(counts.values())
    narrow = canvas.width == NARROW
    lines = wrapped(
        service.service, NAME, (canvas.width if narrow else _BAR_FROM - 0.12) - 2 * EDGE
    )
    aside = f"{compared} of {len(content.areas)} areas"
    canvas.hairline()
    top = canvas.y + 0.06
    canvas.text(EDGE, lines, NAME, y=top + NAME.line / 2)
    canvas.text(EDGE, [aside], ASIDE, y=top + len(lines) * NAME.line + ASIDE.line / 2)
    bottom = top + len(lines) * NAME.line + ASIDE.line
    middle = bottom + 0.05 + _BAR / 2 if narrow else (top + bottom) / 2
    start = EDGE if narrow else _BAR_FROM
    step = (canvas.width - EDGE - start) / len(content.areas)
    for score, count in counts.items():
        if count:
            end = start + count * step
            canvas.block_bar((start, end), middle, _BAR, colours[score], service.service_id)
            kind = on_ground(CELL, colours[score])
            if width_of(str(count), kind) + 0.04 <= end - start:
                canvas.text((start + end) / 2, [str(count)], kind, align="center", y=middle)
            start = end
    canvas.y = max(bottom, middle + _BAR / 2) + 0.07
