from __future__ import annotations

from math import isnan, nan

import numpy as np
import pytest
from matplotlib.collections import QuadMesh
from matplotlib.colors import to_hex

from jsna.exhibits.canvas import NARROW, WIDE, Canvas
from jsna.exhibits.heat import draw_row, spread_cells, step_of
from jsna.exhibits.style import HAIRLINE, HEAD, OUTLINE, RAMP, theme


def meshes(canvas: Canvas) -> list[QuadMesh]:
    canvas.finished("From somewhere.")
    with theme():
        canvas.drawing.draw_without_rendering()
    return [each for each in canvas.axes.collections if isinstance(each, QuadMesh)]


@pytest.mark.parametrize(("width", "start"), [(WIDE, 2.0), (NARROW, 0.01)])
def test_cells_fill_the_sheet_from_where_they_start(width: float, start: float) -> None:
    places = spread_cells(Canvas(width), start, 4)
    step = places[1] - places[0]
    assert places[0] - step / 2 == pytest.approx(start)
    assert places[-1] + step / 2 == pytest.approx(width - 0.01)


def test_each_cell_has_the_colour_of_its_step_and_an_outline() -> None:
    canvas = Canvas(WIDE)
    draw_row(canvas, "A", spread_cells(canvas, 2, 3), [0, 5, nan], 0.3)
    _, known = meshes(canvas)
    colours = [to_hex(each, keep_alpha=True) for each in np.asarray(known.get_facecolor())]
    assert [each.upper()[:7] for each in colours[:2]] == [RAMP[0], RAMP[5]]
    assert colours[2].endswith("00")


def test_a_cell_without_a_colour_has_a_fainter_outline() -> None:
    canvas = Canvas(WIDE)
    draw_row(canvas, "A", spread_cells(canvas, 2, 2), [3, nan], 0.3)
    outlines = [
        [to_hex(edge, keep_alpha=True).upper() for edge in np.asarray(mesh.get_edgecolor())]
        for mesh in meshes(canvas)
    ]
    assert outlines[0][1].startswith(HAIRLINE)
    assert outlines[1][0].startswith(OUTLINE)
    assert outlines[0][0].endswith("00")
    assert outlines[1][1].endswith("00")


def test_cells_lie_in_inches_on_the_sheet() -> None:
    canvas = Canvas(WIDE)
    canvas.y = 0.5
    middle = draw_row(canvas, "A", spread_cells(canvas, 2, 2), [1, 2], 0.3)
    box = meshes(canvas)[1].get_datalim(canvas.axes.transData)
    assert (box.x0, box.x1) == pytest.approx((2, WIDE - 0.01))
    assert sorted([box.y0, box.y1]) == pytest.approx([0.5, 0.8])
    assert middle == pytest.approx(0.65)


def test_a_long_name_makes_a_wide_row_higher_and_stands_above_a_narrow_one() -> None:
    name = "A service with a very long name for everyone who cares for babies " * 2
    wide, narrow = Canvas(WIDE), Canvas(NARROW)
    draw_row(wide, name, spread_cells(wide, 2, 2), [1, 2], 0.3)
    lines = len(wide.axes.texts)
    assert lines > 3
    assert wide.y > lines * 0.18
    middle = draw_row(narrow, name, spread_cells(narrow, 0.01, 2), [1, 2], 0.3)
    assert narrow.y - middle == pytest.approx(0.15)
    assert all(text.get_position()[1] < middle for text in narrow.axes.texts)


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_a_name_is_written_in_the_kind_that_is_asked_for(width: float) -> None:
    canvas = Canvas(width)
    draw_row(canvas, "A", spread_cells(canvas, 1, 2), [1, 2], 0.3, HEAD)
    (name,) = [text for text in canvas.axes.texts if text.get_text() == "A"]
    assert name.get_fontproperties().get_weight() == HEAD.weight


def test_shares_are_spread_over_the_six_colours_of_the_ramp() -> None:
    # Sixths, each with its lower end; all is no step of its own.
    shares = [0, 0.16, 0.17, 0.33, 0.34, 0.49, 0.5, 0.66, 0.67, 0.83, 0.84, 1]
    assert [step_of(share) for share in shares] == [0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5]
    assert isnan(step_of(nan))
