"""The ground on which figures are drawn: the settings of seaborn's plain style, as data.

To ask seaborn for them loads statistics that no figure needs, and takes three seconds.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

_STYLE = {
    "axes.axisbelow": True,
    "axes.edgecolor": ".15",
    "axes.facecolor": "white",
    "axes.grid": False,
    "axes.labelcolor": ".15",
    "axes.spines.bottom": True,
    "axes.spines.left": True,
    "axes.spines.right": True,
    "axes.spines.top": True,
    "figure.facecolor": "white",
    "font.family": ["sans-serif"],
    "font.sans-serif": [
        *("Arial", "DejaVu Sans", "Liberation Sans", "Bitstream Vera Sans", "sans-serif"),
    ],
    "grid.color": ".8",
    "grid.linestyle": "-",
    "lines.solid_capstyle": "round",
    "patch.edgecolor": "w",
    "patch.force_edgecolor": True,
    "text.color": ".15",
    "xtick.bottom": False,
    "xtick.color": ".15",
    "xtick.direction": "out",
    "xtick.top": False,
    "ytick.color": ".15",
    "ytick.direction": "out",
    "ytick.left": False,
    "ytick.right": False,
}
# Sizes in points: those of a notebook's figures, times 0.8 for paper.
_CONTEXT = {
    "axes.labelsize": 12 * 0.8,
    "axes.linewidth": 1.25 * 0.8,
    "axes.titlesize": 12 * 0.8,
    "font.size": 12 * 0.8,
    "grid.linewidth": 1 * 0.8,
    "legend.fontsize": 11 * 0.8,
    "legend.title_fontsize": 12 * 0.8,
    "lines.linewidth": 1.5 * 0.8,
    "lines.markersize": 6 * 0.8,
    "patch.linewidth": 1 * 0.8,
    "xtick.labelsize": 11 * 0.8,
    "xtick.major.size": 6 * 0.8,
    "xtick.major.width": 1.25 * 0.8,
    "xtick.minor.size": 4 * 0.8,
    "xtick.minor.width": 1 * 0.8,
    "ytick.labelsize": 11 * 0.8,
    "ytick.major.size": 6 * 0.8,
    "ytick.major.width": 1.25 * 0.8,
    "ytick.minor.size": 4 * 0.8,
    "ytick.minor.width": 1 * 0.8,
}
# The white style at the size of paper, but for image.cmap: that colour map comes with seaborn, and
# what is drawn here says its colours itself.
GROUND: Mapping[str, Any] = MappingProxyType(_STYLE | _CONTEXT)
