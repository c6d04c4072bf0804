"""The type of the PDF: the bundled Open Sans, and how wide a text is in it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import matplotlib as mpl
from matplotlib import font_manager
from matplotlib.ft2font import LoadFlags

from jsna.exhibits import style

# Letters that Open Sans lacks come from DejaVu Sans. What that lacks too is drawn as a box by the
# last, which has every character there is: without it such a letter would break the standard.
FAMILIES = ("Open Sans", "DejaVu Sans", "Last Resort High-Efficiency")
_BUNDLED = Path(style.__file__).with_name("fonts")
_NAMES = {400: "Regular", 600: "SemiBold", 700: "Bold"}
_UNITS = 65536  # an advance is in points as a fixed-point number of 16 bits behind the point


def folders() -> list[str]:
    """Where typst finds the fonts."""
    return [str(_BUNDLED), str(Path(mpl.get_data_path(), "fonts", "ttf"))]


def width_of(text: str, size: float, weight: int = 400) -> float:
    """The width of one line of text in points, kerning left out, which would make it smaller."""
    return size * sum(_advance(letter, weight) for letter in text)


@cache
def _advance(letter: str, weight: int) -> float:
    """The width of a letter, as a share of the size of the type."""
    font = font_manager.get_font(_BUNDLED / f"OpenSans-{_NAMES[weight]}.ttf")
    if not font.get_char_index(ord(letter)):
        return 1.0  # hardly a letter of another font is wider
    font.set_size(1000, 72)
    advance = font.load_char(ord(letter), flags=LoadFlags.NO_HINTING).linearHoriAdvance
    return float(advance) / _UNITS / 1000
