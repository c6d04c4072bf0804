"""The scores of three or more reviews: a cell for each service and review, its score in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf, isnan, nan

import pandas as pd
from matplotlib.figure import Figure as Drawing

from jsna.exhibits.base import Content, Figure
from jsna.exhibits.canvas import EDGE, NARROW, WIDE, Canvas
from jsna.exhibits.former_names import former_names
from jsna.exhibits.heat import AIR, draw_row, spread_cells
from jsna.exhibits.style import (
    ASIDE,
    FIGURE,
    HEAD,
    RAMP,
    SMALL,
    on_ground,
    on_ramp,
    width_of,
    wrapped,
)
from jsna.exhibits.wording import counted, in_words, listed, rounded, sentence

_FEWEST = 3  # reviews: two have a figure of their own
_CELLS_FROM = 2.95  # inches: where the cells begin beside a name
_CELL_ROW = 0.3  # inches: the height of a cell with one line in it
_NOT_RATED = "not rated"
_LONGEST = "comparable"  # of the words that can stand in a cell


@dataclass(frozen=True)
class _Service:
    """The cells of a service: a score or words for each review; its colours on the ramp."""

    service: str
    cells: tuple[str, ...]
    colours: tuple[float, ...]


def draw_scores_by_review(content: Content) -> Figure | None:
    """The scores of each review; nothing where there are fewer than three to set side by side."""
    reviews = _reviews(content)
    if len(reviews) < _FEWEST:
        return None
    services = _services(content, reviews)
    return Figure(
        key="scores_by_review",
        caption=_caption(content, reviews, services),
        finding=_finding(content, reviews, services),
        values=pd.DataFrame(
            [(each.service, *each.cells) for each in services], columns=["service", *reviews]
        ),
        drawn=lambda narrow: _draw(content, reviews, services, narrow=narrow),
        notes=_notes(content, reviews),
    )


def _reviews(content: Content) -> list[str]:
    """The reviews of the series, the earliest first."""
    rows = content.rows("review_in_series", group="review").sort_values("value")
    return [str(each) for each in rows["group_value"]]


def _services(content: Content, reviews: Sequence[str]) -> list[_Service]:
    """The services that any review rated, from the lowest rated now; those not rated now last."""
    by_review = [_cells_of(content, review) for review in reviews]
    scores = content.by_service("score_in_review", group="review", group_value=reviews[-1])
    rated = content.in_order({key for cells in by_review for key in cells})
    return [
        _Service(
            content.name_of(key),
            tuple(cells.get(key, (_NOT_RATED, nan))[0] for cells in by_review),
            tuple(cells.get(key, (_NOT_RATED, nan))[1] for cells in by_review),
        )
        for key in sorted(rated, key=lambda key: scores.get(key, inf))
    ]


def _cells_of(content: Content, review: str) -> dict[str, tuple[str, float]]:
    """What stands in the cells of a review, by service, and the colour of each."""
    rows = content.rows("score_in_review", group="review", group_value=review)
    scale, words = content.tool, dict(zip(rows["service_id"], rows["status"], strict=True))
    return {
        key: (rounded(score), on_ramp(round(score) - scale.minimum, len(scale.scores)))
        if words[key] == "shown"
        else (str(words[key]), nan)
        for key, score in zip(rows["service_id"], rows["value"], strict=True)
    }


def _caption(content: Content, reviews: Sequence[str], services: Sequence[_Service]) -> str:
    whole = [each for each in services if not any(map(isnan, each.colours))]
    steady = sum(len(set(each.cells)) == 1 for each in whole)
    have = "has" if steady == 1 else "have"
    same = f"; {in_words(steady) if steady else 'none'} of these {have} the same score in each"
    first, last = content.called(reviews[0]), content.called(reviews[-1])
    return sentence(
        f"Of {counted(len(services), 'service')}, {in_words(len(whole)) if whole else 'none'} can "
        f"be followed through {in_words(len(reviews))} reviews from {first} to {last}"
        f"{same if whole else ''}"
    )


def _finding(content: Content, reviews: Sequence[str], services: Sequence[_Service]) -> str:
    scale = content.tool
    parts = []
    for place, review in enumerate(reviews):
        at = [each.cells[place] for each in services]
        counts = [(str(s), at.count(str(s))) for s in scale.scores if at.count(str(s))]
        said = listed(f"{in_words(n)} rated {score}" for score, n in counts) if counts else "none"
        parts.append(f"in {content.called(review)}, {said}")
    return sentence(
        f"Heatmap of {counted(len(services), 'service')} by review, with the score from "
        f"{scale.minimum} to {scale.maximum} in each cell: {'; '.join(parts)}"
    )


def _notes(content: Content, reviews: Sequence[str]) -> tuple[str, ...]:
    rows = content.rows("score_in_review", group="review")
    rows = rows[rows["group_value"].isin(reviews) & (rows["status"] == "not comparable")]
    reasons = sorted({reason.removeprefix("not comparable: ") for reason in rows["method"]})
    said = f"Not comparable with the last review: {'; '.join(reasons)}." if reasons else ""
    about = "Earlier scores are as published. A darker cell has a higher score."
    names = former_names(content, *reviews)
    return (*filter(None, (about, said)), *names, content.dates("ratings"), *content.notice)


def _draw(
    content: Content, reviews: Sequence[str], services: Sequence[_Service], *, narrow: bool
) -> Drawing:
    canvas = Canvas(NARROW if narrow else WIDE)
    places = spread_cells(canvas, EDGE / 2 if narrow else _CELLS_FROM, len(reviews))
    _draw_heads(canvas, [content.called(each) for each in reviews], places)
    for each in services:
        _draw_service(canvas, each, places)
    return canvas.finished(" ".join(_notes(content, reviews)))


def _draw_heads(canvas: Canvas, reviews: Sequence[str], places: Sequence[float]) -> None:
    heads = [wrapped(name, HEAD, _room(places)) for name in reviews]
    canvas.y = 0.12
    for x, lines in zip(places, heads, strict=True):
        canvas.text(x, lines, HEAD, align="center")
    canvas.y += (max(map(len, heads)) - 1) * HEAD.line + 0.14


def _draw_service(canvas: Canvas, each: _Service, places: Sequence[float]) -> None:
    """A name with its cells, each with its score or with words."""
    aside = ASIDE if width_of(_LONGEST, ASIDE) <= _room(places) else SMALL
    words = [wrapped(cell, aside, _room(places)) for cell in each.cells]
    height = max(_CELL_ROW, max(map(len, words)) * aside.line + AIR)
    middle = draw_row(canvas, each.service, places, each.colours, height)
    for x, lines, colour in zip(places, words, each.colours, strict=True):
        kind = aside if isnan(colour) else on_ground(FIGURE, RAMP[int(colour)])
        first = middle - (len(lines) - 1) * kind.line / 2
        canvas.text(x, lines, kind, align="center", y=first)


def _room(places: Sequence[float]) -> float:
    """The width that a cell has for words; a series has several."""
    return places[1] - places[0] - 0.06
