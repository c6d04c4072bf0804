"""The look of every figure: colours, type, and the settings under which a figure is drawn.

Colours are those of the UK Government Analysis Function.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

import matplotlib as mpl
from matplotlib import font_manager
from matplotlib.font_manager import FontProperties

from jsna.exhibits.ground import GROUND
from jsna.exhibits.letters import WEIGHTS, font_files, width_in_ems

INK = "#0B0C0C"
SECONDARY = "#505A5F"
WHITE = "#FFFFFF"
HAIRLINE = "#D0D3D5"
TRACK = "#DDE1E4"
DARK_BLUE = "#12436D"
BLUE = "#2073BC"
LIGHT_BLUE = "#6BACE6"
DARK_PINK = "#801650"
LIGHT_PURPLE = "#A285D1"
DARK_GREY = "#3D3D3D"
# From the lowest score to the highest. The first are so light that they need an outline.
RAMP = ("#F3F6F9", "#D5E3F0", "#A9CBE8", LIGHT_BLUE, BLUE, DARK_BLUE)
OUTLINE = "#8A9299"
# White on any other of the palette's colours has less than 4.5 to 1.
CONTRAST = 4.5
GROUNDS_OF_WHITE = frozenset({DARK_BLUE, BLUE, DARK_PINK, DARK_GREY})
_BAND_COLOURS = (DARK_PINK, BLUE, DARK_BLUE, DARK_GREY)

POINTS = 72
LINE_HEIGHT = 1.32  # lines of one text, as a multiple of its size
# Names of our own, so that an Open Sans which a machine has installed is never found instead.
_FAMILY, _FALLBACK = "jsna Open Sans", "jsna DejaVu Sans"


@dataclass(frozen=True)
class Type:
    """A kind of text in figures: size in points, weight and colour."""

    size: float
    weight: int = 400
    colour: str = INK

    @property
    def line(self) -> float:
        """The distance from one line to the next, in inches."""
        return self.size * LINE_HEIGHT / POINTS

    @property
    def properties(self) -> FontProperties:
        """The bundled font in this size and weight."""
        _register_fonts()
        return FontProperties(family=[_FAMILY, _FALLBACK], size=self.size, weight=self.weight)


NAME = Type(10)
HEAD = Type(10, 700)
ASIDE = Type(9.2, colour=SECONDARY)
BAND = Type(9.2, 600)
NUMERAL = Type(9.2, 700, "#FFFFFF")
BEFORE = Type(8.4, 600, SECONDARY)
FIGURE = Type(9.2, 700)
CELL = Type(8.4, 600)
SMALL = Type(7)
SOURCE = Type(8, colour=SECONDARY)
SOURCE_ON_TELEPHONE = Type(9, colour=SECONDARY)  # where a sheet is shown smaller than it is


def band_colour(bands: list[str], band: str) -> str:
    """The colour of a band, by its place among the bands from the lowest up.

    A scale of more bands than can be told apart has one colour for all.
    """
    if len(bands) > len(_BAND_COLOURS):
        return DARK_BLUE
    return _BAND_COLOURS[bands.index(band)]


def on_ramp(step: int, steps: int) -> int:
    """Which colour of the ramp a step has, from 0; the first and the last have its two ends."""
    if steps == 1:
        return len(RAMP) - 1
    return round((len(RAMP) - 1) * step / (steps - 1))


def on_ground(kind: Type, colour: str) -> Type:
    """A kind of text as it can be read on a colour: white where that is dark enough."""
    return replace(kind, colour=WHITE if _contrast_with_white(colour) >= CONTRAST else INK)


def _contrast_with_white(colour: str) -> float:
    """The contrast of WCAG 2.2, https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio."""
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4
                        for c in mpl.colors.to_rgb(colour))  # fmt: skip
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


@contextmanager
def theme() -> Iterator[None]:
    """Settings for drawing and saving: always the same, whatever the machine or notebook has set.

    seaborn's plain style is the ground; the rest makes files that are the same bytes each time.
    """
    with mpl.rc_context(), warnings.catch_warnings():
        # A letter that no font here has is drawn as a box. The warning would put a path of this
        # machine into the notebook; the tables have the letter.
        warnings.filterwarnings("ignore", message="Glyph .* missing from font")
        mpl.rcdefaults()
        settings: dict[Any, Any] = {
            **GROUND,
            "figure.facecolor": "#FFFFFF",
            "savefig.dpi": 200,
            "path.simplify": False,
            "svg.fonttype": "path",
            "svg.hashsalt": "jsna",
            "text.hinting": "no_hinting",  # letters as wide as they are measured
            "text.parse_math": False,
            "text.usetex": False,
        }
        mpl.rcParams.update(settings)
        yield


def width_of(text: str, kind: Type) -> float:
    """The width of one line of text, in inches."""
    return width_in_ems(text, kind.weight) * kind.size / POINTS


def wrapped(text: str, kind: Type, width: float) -> list[str]:
    """Text as lines that are no wider than ``width`` inches.

    Nothing is ever cut off: a single word that is too wide goes on in the next line.
    """
    lines = [""]
    for word in text.split():
        joined = f"{lines[-1]} {word}".strip()
        if width_of(joined, kind) <= width:
            lines[-1] = joined
        else:
            first, *others = _broken(word, kind, width)
            lines[len(lines) if lines[-1] else 0 :] = [first, *others]
    return lines


def _broken(word: str, kind: Type, width: float) -> list[str]:
    """A word in parts that are no wider than ``width`` inches; one part if it fits."""
    parts = [""]
    for letter in word:
        if parts[-1] and width_of(parts[-1] + letter, kind) > width:
            parts.append("")
        parts[-1] += letter
    return parts


@cache
def _register_fonts() -> None:
    for weight in WEIGHTS:
        for path, family in zip(font_files(weight), (_FAMILY, _FALLBACK), strict=True):
            entry = font_manager.ttfFontProperty(font_manager.get_font(path))
            font_manager.fontManager.ttflist.append(replace(entry, name=family, weight=weight))
