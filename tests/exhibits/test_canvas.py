from __future__ import annotations

import numpy as np
import pytest
from matplotlib.colors import to_hex
from matplotlib.patches import FancyArrowPatch, Rectangle

from jsna.exhibits.canvas import NARROW, WIDE, Canvas, spread
from jsna.exhibits.style import (
    DARK_BLUE,
    LIGHT_BLUE,
    NAME,
    OUTLINE,
    RAMP,
    SOURCE,
    WHITE,
    theme,
)


def test_places_are_spread_evenly() -> None:
    assert spread(1, 3, 5) == [1, 1.5, 2, 2.5, 3]
    assert spread(1, 3, 1) == [2]


def test_white_numerals_are_refused_on_light_colours() -> None:
    canvas = Canvas(WIDE)
    canvas.dot(1, 1, "3", DARK_BLUE, "here")
    with pytest.raises(ValueError, match="cannot be read on #6BACE6"):
        canvas.dot(1, 1, "3", LIGHT_BLUE, "here")


def test_a_dot_is_as_wide_as_its_words() -> None:
    canvas = Canvas(WIDE)
    canvas.dot(1, 1, "2", DARK_BLUE, "narrow")
    canvas.dot(1, 1, "113=", DARK_BLUE, "wide")
    narrow, wide = (np.asarray(line.get_xdata(), dtype=float) for line in canvas.axes.lines)
    assert narrow[1] - narrow[0] < 0.01
    assert wide[1] - wide[0] > 0.1
    assert wide.mean() == pytest.approx(1)


@pytest.mark.parametrize(
    ("colour", "edge"), [(RAMP[0], OUTLINE), (RAMP[1], WHITE), (DARK_BLUE, WHITE), (WHITE, OUTLINE)]
)
def test_a_bar_that_would_fade_into_the_page_has_an_outline(colour: str, edge: str) -> None:
    canvas = Canvas(WIDE)
    canvas.block_bar((1, 2), 1, 0.2, colour, "here")
    (bar,) = [each for each in canvas.axes.patches if isinstance(each, Rectangle)]
    assert to_hex(bar.get_edgecolor()).upper() == edge


def test_a_block_is_wrapped_and_fills_the_sheet() -> None:
    canvas = Canvas(NARROW)
    canvas.block("words " * 40, NAME)
    assert len(canvas.axes.texts) > 4
    assert canvas.y == pytest.approx(len(canvas.axes.texts) * NAME.line)


def test_the_finished_drawing_is_cut_to_what_was_filled() -> None:
    canvas = Canvas(WIDE)
    canvas.y = 2.0
    drawing = canvas.finished("From somewhere.")
    width, height = drawing.get_size_inches()
    assert width == WIDE
    assert 2.1 < height < 2.5
    assert canvas.axes.get_xlim() == (0, WIDE)
    assert canvas.axes.get_ylim() == pytest.approx((height, 0))


def test_dollars_stay_as_they_are() -> None:
    canvas = Canvas(WIDE)
    canvas.text(0, ["$x^2$"], NAME)
    assert canvas.axes.texts[0].get_parse_math() is False


def test_a_ring_is_hollow_and_as_large_as_a_dot_with_its_line() -> None:
    canvas = Canvas(WIDE)
    canvas.ring(1, 1, "2", "here")
    ring = canvas.axes.lines[0]
    assert ring.get_markerfacecolor() == "#FFFFFF"
    assert ring.get_markersize() + ring.get_markeredgewidth() == pytest.approx(15)
    assert [text.get_text() for text in canvas.axes.texts] == ["2"]


@pytest.mark.parametrize(("start", "end"), [(1.0, 3.0), (3.0, 1.0)])
def test_an_arrow_points_to_where_it_ends_and_stops_at_the_mark(start: float, end: float) -> None:
    canvas = Canvas(WIDE)
    canvas.arrow(start, end, 1, "here")
    arrow = canvas.axes.patches[0]
    assert isinstance(arrow, FancyArrowPatch)
    canvas.finished("From somewhere.")
    with theme():
        canvas.drawing.draw_without_rendering()
    across = canvas.axes.transData.inverted().transform(arrow.get_window_extent())[:, 0]
    assert min(across) > 1.05
    assert max(across) < 2.95


def test_whiskers_span_their_ends() -> None:
    canvas = Canvas(WIDE)
    canvas.whiskers(1, 2, 1, DARK_BLUE)
    assert list(np.asarray(canvas.axes.lines[0].get_xdata())) == [1, 2]
    assert canvas.axes.lines[0].get_marker() == "|"


def test_the_source_is_larger_on_a_telephone_which_shows_a_sheet_smaller_than_it_is() -> None:
    sizes = []
    for width in (WIDE, NARROW):
        canvas = Canvas(width)
        canvas.finished("From somewhere.")
        sizes.append(float(canvas.axes.texts[-1].get_fontsize()))
    assert sizes[0] == SOURCE.size
    assert sizes[1] > SOURCE.size
