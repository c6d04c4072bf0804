"""The change figure: where each service stood in an earlier review, and where it stands now.

A hollow dot, an arrow and a filled dot on the service's own track: lines between two columns would
cross, and hide how many services took the same step.
"""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
from matplotlib.figure import Figure as Drawing

from jsna.exhibits.base import Content, Figure
from jsna.exhibits.canvas import EDGE, NARROW, ROW, WIDE, Canvas, spread
from jsna.exhibits.comparison import WORDS, Apart, Comparison, Moved, compared
from jsna.exhibits.former_names import former_names
from jsna.exhibits.style import ASIDE, DARK_BLUE, HEAD, NAME, wrapped
from jsna.exhibits.wording import counted, in_words, listed, rounded, sentence

_INDENT = 0.22  # inches: names stand under the words of their group
_TRACK_FROM = 3.72  # inches: where the track begins beside a name
_TRACK_MARGIN = 0.13  # inches: half a dot and a little air
_KEY_STEP = 0.55  # inches: between the two dots of the key


def draw_change(content: Content) -> Figure | None:
    """The scores of two reviews; nothing where no service can be compared with an earlier one."""
    comparison = compared(content)
    if comparison is None or not comparison.moved:
        return None
    return Figure(
        key="change",
        caption=comparison.in_short,
        finding=_finding(content, comparison),
        values=_values(comparison),
        drawn=lambda narrow: _draw(content, comparison, narrow=narrow),
        notes=_notes(content, comparison),
    )


def _notes(content: Content, comparison: Comparison) -> tuple[str, ...]:
    said = (
        f"Hollow dot: score in {comparison.earlier}, as published. Filled dot: score in "
        f"{comparison.later}. The scale is an order, so that a step has no size."
    )
    names = former_names(content, comparison.since)
    return (said, *names, content.dates("ratings"), *content.notice)


def _finding(content: Content, comparison: Comparison) -> str:
    parts = [
        f"{in_words(len(services))} {said}{_named(services) if word != 'same' else ''}"
        for word, said in _SAID.items()
        if (services := comparison.having(word))
    ]
    scale = content.tool
    return sentence(
        f"Arrow chart from the score in {comparison.earlier} to the score in {comparison.later} of "
        f"{counted(len(comparison.moved), 'service')}, on the scale from {scale.minimum} to "
        f"{scale.maximum}: {listed(parts)}"
    )


_SAID = {"better": "better", "worse": "worse", "same": "the same"}


def _named(services: Sequence[Moved]) -> str:
    names = listed(
        f"{each.service} from {rounded(each.before)} to {rounded(each.now)}" for each in services
    )
    return f" ({names})" if services else ""


def _values(comparison: Comparison) -> pd.DataFrame:
    rows = [
        (each.service, rounded(each.before), rounded(each.now), WORDS[word].lower(), "")
        for word in WORDS
        for each in comparison.having(word)
    ]
    rows += [
        (each.service, each.before, each.now, head.lower(), each.why)
        for head, services in comparison.apart.items()
        for each in services
    ]
    return pd.DataFrame(rows, columns=["service", "before", "now", "change", "why"])


def _draw(content: Content, comparison: Comparison, *, narrow: bool) -> Drawing:
    canvas = Canvas(NARROW if narrow else WIDE)
    start = _TRACK_MARGIN if narrow else _TRACK_FROM
    places = spread(start, canvas.width - _TRACK_MARGIN, len(content.tool.scores))
    _draw_key(canvas, comparison)
    _draw_axis(canvas, content, places)
    for word, head in WORDS.items():
        services = comparison.having(word)
        _draw_head(canvas, head, len(services))
        for each in services:
            _draw_service(canvas, content, each, places)
    for head, apart in comparison.apart.items():
        if apart:
            _draw_head(canvas, head, len(apart))
            for other in apart:
                _draw_apart(canvas, other)
    return canvas.finished(" ".join(_notes(content, comparison)))


def _draw_key(canvas: Canvas, comparison: Comparison) -> None:
    """The marks with the reviews that they stand for; on a line of its own where it is narrow."""
    canvas.y = 0.13
    x = EDGE + 0.12
    canvas.ring(x, canvas.y, "", "key")
    canvas.arrow(x, x + _KEY_STEP, canvas.y, "key")
    canvas.dot(x + _KEY_STEP, canvas.y, "", DARK_BLUE, "key")
    words = [f"{comparison.earlier} to {comparison.later}"]
    canvas.text(x + _KEY_STEP + 0.2, words, ASIDE)
    canvas.y += 0.24 if canvas.width == NARROW else 0


def _draw_axis(canvas: Canvas, content: Content, places: Sequence[float]) -> None:
    for score, x in zip(content.tool.scores, places, strict=True):
        canvas.text(x, [str(score)], ASIDE, align="center")
    canvas.y += 0.08


def _draw_head(canvas: Canvas, head: str, count: int) -> None:
    canvas.y += 0.08
    canvas.hairline()
    canvas.y += 0.15
    kind = HEAD if count else ASIDE
    lines = wrapped(f"{head}: {counted(count, 'service')}", kind, canvas.width - 2 * EDGE)
    canvas.text(EDGE, lines, kind)
    canvas.y += (len(lines) - 1) * kind.line + 0.12


def _draw_service(canvas: Canvas, content: Content, each: Moved, places: Sequence[float]) -> None:
    """A name with its track beside it, or below it where the sheet is narrow."""
    last_line, at = _draw_name(canvas, each.service, below=0.235)
    step = places[1] - places[0]
    before, now = (
        places[0] + step * (score - content.tool.minimum) for score in (each.before, each.now)
    )
    canvas.track(places, at)
    if each.before != each.now:
        canvas.ring(before, at, rounded(each.before), each.service_id)
        canvas.arrow(before, now, at, each.service_id)
    canvas.dot(now, at, rounded(each.now), DARK_BLUE, each.service_id)
    canvas.y = max(at, last_line) + ROW / 2


def _draw_apart(canvas: Canvas, each: Apart) -> None:
    """A name with the reason why it is not compared, where others have their track."""
    narrow = canvas.width == NARROW
    x = _INDENT if narrow else _TRACK_FROM - _TRACK_MARGIN
    lines = wrapped(sentence(each.why)[:-1], ASIDE, canvas.width - x - EDGE)
    last_line, at = _draw_name(canvas, each.service, below=0.2)
    canvas.text(x, lines, ASIDE, y=at)
    canvas.y = max(at + (len(lines) - 1) * ASIDE.line, last_line) + ROW / 2


def _draw_name(canvas: Canvas, name: str, *, below: float) -> tuple[float, float]:
    """The middle of its last line, and of the line where what belongs to it stands."""
    narrow = canvas.width == NARROW
    room = (canvas.width if narrow else _TRACK_FROM - 0.2) - _INDENT - EDGE
    lines = wrapped(name, NAME, room)
    canvas.y += ROW / 2
    canvas.text(_INDENT, lines, NAME)
    last_line = canvas.y + (len(lines) - 1) * NAME.line
    return last_line, last_line + below if narrow else canvas.y
