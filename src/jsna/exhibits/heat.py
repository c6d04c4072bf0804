"""A row of a heatmap: a name, and cells in the colours of the ramp, with outlines."""

from __future__ import annotations

from collections.abc import Sequence
from math import isnan, nan

import numpy as np
from matplotlib.colors import ListedColormap
from matplotlib.transforms import Affine2D

from jsna.exhibits.canvas import EDGE, NARROW, Canvas
from jsna.exhibits.style import HAIRLINE, NAME, OUTLINE, RAMP, Type, wrapped

AIR = 0.1  # inches: above and below the words of a cell, together


def draw_row(
    canvas: Canvas,
    name: str,
    places: Sequence[float],
    steps: Sequence[float],
    height: float,
    kind: Type = NAME,
) -> float:
    """A name with its cells beside it, or below it where the sheet is narrow.

    Parameters
    ----------
    canvas
        The sheet; it is filled to below the row.
    name
        What the row is about.
    places
        The middle of each cell, in inches.
    steps
        The colour of each cell by its number on the ramp; missing for a cell without any.
    height
        How high the row is at least, in inches.
    kind
        How the name is written.

    Returns
    -------
    float
        The middle of the cells, for the words in them.
    """
    width = _width(canvas, places)
    start = places[0] - width / 2
    if canvas.width == NARROW:
        canvas.y += 0.08
        canvas.block(name, kind)
        canvas.y += 0.03
    else:
        lines = wrapped(name, kind, start - 0.1 - EDGE)
        height = max(height, len(lines) * kind.line + AIR)
        first = canvas.y + (height - (len(lines) - 1) * kind.line) / 2
        canvas.text(EDGE, lines, kind, y=first)
    _draw_cells(canvas, (start, width), steps, height)
    canvas.y += height
    return canvas.y - height / 2


def spread_cells(canvas: Canvas, start: float, cells: int) -> list[float]:
    """The middle of each of so many cells, from ``start`` to the right edge."""
    width = (canvas.width - EDGE / 2 - start) / cells
    return [start + width * (number + 0.5) for number in range(cells)]


def step_of(share: float) -> float:
    """The colour of a share, from 0 to 1, by its number on the ramp; missing where the share is."""
    return nan if isnan(share) else min(len(RAMP) - 1, int(share * len(RAMP)))


def _width(canvas: Canvas, places: Sequence[float]) -> float:
    return (canvas.width - EDGE / 2 - places[-1]) * 2


def _draw_cells(
    canvas: Canvas, across: tuple[float, float], steps: Sequence[float], height: float
) -> None:
    """Cells without a colour have a fainter outline, and are drawn first, under the others."""
    # Three seconds to load, which most figures do not need.
    import seaborn as sns  # noqa: PLC0415

    start, width = across
    cells = np.array([steps], dtype="float64")
    inches = Affine2D().scale(width, height).translate(start, canvas.y)
    known = ~np.isnan(cells)
    for left_out, outline in ((known, HAIRLINE), (~known, OUTLINE)):
        sns.heatmap(
            cells,
            ax=canvas.axes,
            transform=inches + canvas.axes.transData,
            mask=left_out,
            cmap=ListedColormap(RAMP),
            vmin=-0.5,
            vmax=len(RAMP) - 0.5,
            cbar=False,
            linewidths=0.7,
            xticklabels=False,
            yticklabels=False,
        )
        edges = ["none" if out else outline for out in left_out.ravel()]
        canvas.axes.collections[-1].set_edgecolor(edges)
