"""A figure as a sheet measured in inches from its top left, so that type never changes its size."""

from __future__ import annotations

import math
from collections.abc import Sequence

from matplotlib.figure import Figure as Drawing
from matplotlib.patches import FancyArrowPatch, Rectangle

from jsna.exhibits.style import (
    BEFORE,
    GROUNDS_OF_WHITE,
    HAIRLINE,
    NUMERAL,
    OUTLINE,
    POINTS,
    RAMP,
    SECONDARY,
    SOURCE,
    SOURCE_ON_TELEPHONE,
    TRACK,
    WHITE,
    Type,
    width_of,
    wrapped,
)

WIDE = 6.3  # inches: 16 cm, the width of the text in Word
NARROW = 3.35  # inches: a telephone
ROW = 0.265  # inches from one row to the next
DOT = 15  # points across
EDGE = 0.02  # inches that keep letters clear of the edge
# What "center_baseline" puts in the middle is higher than most letters are: this much of the size.
_LIFT = 0.11


class Canvas:
    """A sheet that is filled from the top down; ``y`` is how far it is filled, in inches."""

    def __init__(self, width: float) -> None:
        self.width = width
        self.y = 0.0
        self.drawing = Drawing(figsize=(width, width))
        self.axes = self.drawing.add_axes((0, 0, 1, 1))
        self.axes.set_axis_off()

    def text(
        self, x: float, lines: Sequence[str], kind: Type, *, align: str = "left", y: float = 0
    ) -> None:
        """Lines of text. The middle of the first is at ``y``, by default where the sheet is."""
        for number, line in enumerate(lines):
            self.axes.text(
                x,
                (y or self.y) + number * kind.line - _LIFT * kind.size / POINTS,
                line,
                fontproperties=kind.properties,
                color=kind.colour,
                ha=align,
                va="center_baseline",
                parse_math=False,
            )

    def block(self, text: str, kind: Type, x: float = EDGE) -> None:
        """A text over the whole width, wrapped; the sheet is filled to below it."""
        lines = wrapped(text, kind, self.width - x - EDGE)
        self.y += kind.line / 2
        self.text(x, lines, kind)
        self.y += (len(lines) - 0.5) * kind.line

    def hairline(self, x: float = 0) -> None:
        """A fine line from ``x`` to the right edge."""
        self.axes.plot([x, self.width], [self.y, self.y], color=HAIRLINE, linewidth=0.8)

    def track(self, xs: Sequence[float], y: float) -> None:
        """A line to place a dot on, with a mark at each of ``xs``."""
        self.axes.plot(
            xs,
            [y] * len(xs),
            color=TRACK,
            linewidth=1.4,
            marker="o",
            markersize=3.2,
            solid_capstyle="round",
        )

    def dot(self, x: float, y: float, numeral: str, colour: str, label: str) -> None:
        """A round mark with white words in it, as wide as they need.

        Raises
        ------
        ValueError
            If white cannot be read on the colour.
        """
        if colour not in GROUNDS_OF_WHITE:
            raise ValueError(f"white numerals cannot be read on {colour}")
        # A line of no length has no round ends either: a hair's breadth makes the round dot.
        spare = max(0.002, width_of(numeral, NUMERAL) - 0.66 * DOT / POINTS)
        self.axes.plot(
            [x - spare / 2, x + spare / 2],
            [y, y],
            color=colour,
            linewidth=DOT,
            solid_capstyle="round",
            snap=False,
            label=label,
        )
        self.text(x, [numeral], NUMERAL, align="center", y=y)

    def ring(self, x: float, y: float, numeral: str, label: str) -> None:
        """A hollow round mark of the same size, for what was before."""
        self.axes.plot(
            [x],
            [y],
            marker="o",
            markersize=DOT - 1.2,
            markerfacecolor="#FFFFFF",
            markeredgecolor=SECONDARY,
            markeredgewidth=1.2,
            label=label,
        )
        self.text(x, [numeral], BEFORE, align="center", y=y)

    def arrow(self, start: float, end: float, y: float, label: str) -> None:
        """An arrow from the edge of the mark at ``start`` to that of the mark at ``end``."""
        edge = math.copysign(DOT / 2 / POINTS, end - start)
        self.axes.add_patch(
            FancyArrowPatch(
                (start + edge, y),
                (end - edge, y),
                arrowstyle="-|>",
                mutation_scale=9,
                color=SECONDARY,
                linewidth=1.4,
                shrinkA=0,
                shrinkB=0.5,
                label=label,
                zorder=2,  # that of lines: over the track, since it comes after it
            )
        )

    def whiskers(self, start: float, end: float, y: float, colour: str) -> None:
        """A fine line with a stroke across each end, over a bar."""
        self.axes.plot(
            [start, end], [y, y], color=colour, linewidth=1, marker="|", markersize=9, snap=False
        )

    def bar(self, start: float, end: float, y: float, colour: str) -> None:
        """A thick line under dots, for what they share."""
        self.axes.plot([start, end], [y, y], color=colour, linewidth=4, solid_capstyle="round")

    def block_bar(
        self, across: tuple[float, float], y: float, height: float, colour: str, label: str
    ) -> None:
        """A bar with square ends; hatched where its colour is white, for what is not known.

        The lightest colours have an outline.
        """
        start, end = across
        unknown = colour == WHITE
        self.axes.add_patch(
            Rectangle(
                (start, y - height / 2),
                end - start,
                height,
                facecolor=colour,
                edgecolor=OUTLINE if colour in (WHITE, RAMP[0]) else WHITE,
                linewidth=0.6,
                hatch="////" if unknown else None,
                label=label,
            )
        )

    def finished(self, source: str) -> Drawing:
        """The drawing, cut to what was filled, with a line on where it is from below it."""
        self.y += 0.06
        self.hairline()
        self.y += 0.05
        self.block(source, SOURCE_ON_TELEPHONE if self.width == NARROW else SOURCE)
        height = self.y + 0.04
        self.drawing.set_size_inches(self.width, height)
        self.axes.set_xlim(0, self.width)
        self.axes.set_ylim(height, 0)
        return self.drawing


def spread(start: float, end: float, steps: int) -> list[float]:
    """Places for ``steps`` values, evenly from ``start`` to ``end``; one alone in the middle."""
    if steps == 1:
        return [(start + end) / 2]
    return [start + (end - start) * step / (steps - 1) for step in range(steps)]
