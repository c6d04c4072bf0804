"""The bundled type: its files, and how wide its letters are.

Open Sans is bundled so that no font of the machine is used; letters that it lacks come from the
DejaVu Sans of matplotlib.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import matplotlib as mpl
from matplotlib import font_manager
from matplotlib.ft2font import LoadFlags

BUNDLED = Path(__file__).parent / "fonts"
_STYLES = {400: "Regular", 600: "SemiBold", 700: "Bold"}
WEIGHTS = tuple(_STYLES)
_UNITS = 65536  # an advance is in points as a fixed-point number of 16 bits behind the point
_SIZE = 1000


def fallback_folder() -> Path:
    """Where the fonts are that have letters which Open Sans lacks."""
    return Path(mpl.get_data_path(), "fonts", "ttf")


def font_files(weight: int) -> tuple[Path, Path]:
    """The files of a weight: Open Sans, and what has further letters."""
    bold = "" if weight == WEIGHTS[0] else "-Bold"
    return (
        BUNDLED / f"OpenSans-{_STYLES[weight]}.ttf",
        fallback_folder() / f"DejaVuSans{bold}.ttf",
    )


def width_in_ems(text: str, weight: int) -> float:
    """The width of one line of text as a multiple of its size.

    Kerning, which moves some pairs of letters closer together, is left out.
    """
    return sum(_advance(letter, weight) for letter in text)


@cache
def _advance(letter: str, weight: int) -> float:
    for file in font_files(weight):
        font = font_manager.get_font(file)
        if font.get_char_index(ord(letter)):
            font.set_size(_SIZE, 72)
            glyph = font.load_char(ord(letter), flags=LoadFlags.NO_HINTING)
            return float(glyph.linearHoriAdvance) / _UNITS / _SIZE
    return 1.0  # drawn as a box, and hardly a letter is wider
