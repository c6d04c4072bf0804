"""The scores figure: a numbered dot for each service, grouped by score under the scale's words.

Dots on a track and no bars: a bar would say that 4 is twice 2, and the scale is ordinal.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd
from matplotlib.figure import Figure as Drawing

from jsna.exhibits.base import Content, Figure, Rated
from jsna.exhibits.canvas import EDGE, NARROW, ROW, WIDE, Canvas, spread
from jsna.exhibits.style import ASIDE, BAND, HEAD, NAME, band_colour, wrapped
from jsna.exhibits.wording import counted, in_words, listed, sentence
from jsna.review.tool import Level

_INDENT = 0.22  # inches: names stand under the words of the scale, beside its numerals
_TRACK_FROM = 3.72  # inches: where the track begins beside a name
_TRACK_MARGIN = 0.13  # inches: half a dot and a little air


def draw_scores(content: Content) -> Figure:
    """The scores of the services, on the tool's scale, from the lowest rated up."""
    return Figure(
        key="scores",
        caption=_caption(content),
        finding=_finding(content),
        values=_values(content),
        drawn=lambda narrow: _draw(content, narrow=narrow),
        notes=_notes(content),
    )


def _notes(content: Content) -> tuple[str, ...]:
    return (content.dates("ratings"), content.about_bands, *content.notice)


def _caption(content: Content) -> str:
    """How many services are in each band, and which is the lowest rated."""
    parts = [
        f"{in_words(count)} {'is' if count == 1 else 'are'} in the band "
        f"“{content.tool.band_name(band)}”"
        for band in content.tool.bands
        if (count := content.count("services_in_band", answer=band))
    ]
    total = counted(len(content.services), "service")
    return sentence(f"Of {total} rated, {listed(parts)}; {_lowest(content)}")


def _lowest(content: Content) -> str:
    first = content.ranked[0]
    if first.shared_by == len(content.services):
        return f"{'all are' if first.shared_by > 1 else 'it is'} rated {first.score}"
    if first.shared_by > 1:
        return f"{counted(first.shared_by, 'service')} share the lowest rating, {first.score}"
    return f"the lowest rated is {first.service} ({first.score})"


def _finding(content: Content) -> str:
    scale = content.tool
    counts = {s: content.count("services_at_score", answer=str(s)) for s in scale.scores}
    some = [
        f"{in_words(n)} {'is' if n == 1 else 'are'} rated {score}"
        for score, n in counts.items()
        if n
    ]
    none = [str(score) for score, n in counts.items() if not n]
    empty = f"; none is rated {listed(none, 'or')}" if none else ""
    return sentence(
        f"Dot chart of {counted(len(content.services), 'service')} on the scale from "
        f"{scale.minimum} to {scale.maximum}, grouped by score: {listed(some)}{empty}"
    )


def _values(content: Content) -> pd.DataFrame:
    rows = [
        (each.service, each.score, content.tool.level(each.score).label, each.band)
        for level in content.tool.levels
        for each in _at(content, level)
    ]
    return pd.DataFrame(rows, columns=["service", "score", "words_of_the_scale", "band"])


def _at(content: Content, level: Level) -> Sequence[Rated]:
    return [each for each in content.services if each.score == level.score]


def _draw(content: Content, *, narrow: bool) -> Drawing:
    canvas = Canvas(NARROW if narrow else WIDE)
    start = _TRACK_MARGIN if narrow else _TRACK_FROM
    places = spread(start, canvas.width - _TRACK_MARGIN, len(content.tool.scores))
    _draw_axis(canvas, content, places)
    for level in content.tool.levels:
        services = _at(content, level)
        _draw_head(canvas, content, level, len(services))
        colour = band_colour(list(content.tool.bands), level.band)
        for each in services:
            _draw_service(canvas, each, places, places[level.score - content.tool.minimum], colour)
    return canvas.finished(" ".join(_notes(content)))


def _draw_axis(canvas: Canvas, content: Content, places: Sequence[float]) -> None:
    canvas.y = 0.11
    for score, x in zip(content.tool.scores, places, strict=True):
        canvas.text(x, [str(score)], ASIDE, align="center")
    canvas.y += 0.08


def _draw_head(canvas: Canvas, content: Content, level: Level, count: int) -> None:
    """The scale's words for a score, with its band and how many services have it."""
    colour = band_colour(list(content.tool.bands), level.band)
    aside_kind = replace(BAND, colour=colour) if count else ASIDE
    aside = f"{content.tool.band_name(level.band)}: {counted(count, 'service')}"
    kind = HEAD if count else ASIDE
    narrow = canvas.width == NARROW
    canvas.y += 0.08
    canvas.hairline()
    canvas.y += 0.15
    lines = wrapped(level.label, kind, _room(canvas))
    canvas.text(EDGE, [str(level.score)], kind)
    canvas.text(_INDENT, lines, kind)
    canvas.y += (len(lines) - 1) * kind.line + (0.18 if narrow else 0)
    if narrow:
        canvas.text(_INDENT, [aside], aside_kind)
    else:
        canvas.text(canvas.width - EDGE, [aside], aside_kind, align="right")
    canvas.y += 0.12


def _draw_service(
    canvas: Canvas, each: Rated, places: Sequence[float], x: float, colour: str
) -> None:
    """A name with its track beside it, or below it where the sheet is narrow."""
    narrow = canvas.width == NARROW
    lines = wrapped(each.service, NAME, _room(canvas))
    canvas.y += ROW / 2
    canvas.text(_INDENT, lines, NAME)
    last_line = canvas.y + (len(lines) - 1) * NAME.line
    at = last_line + 0.235 if narrow else canvas.y
    canvas.track(places, at)
    canvas.dot(x, at, str(each.score), colour, each.service_id)
    canvas.y = max(at, last_line) + ROW / 2


def _room(canvas: Canvas) -> float:
    """The width that there is for words, in inches."""
    return (canvas.width if canvas.width == NARROW else _TRACK_FROM - 0.2) - _INDENT - EDGE
