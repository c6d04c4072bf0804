from __future__ import annotations

from pathlib import Path

import matplotlib as mpl
import pytest
from matplotlib.font_manager import findfont, fontManager

from jsna.exhibits.style import (
    ASIDE,
    BAND,
    GROUNDS_OF_WHITE,
    HEAD,
    INK,
    NAME,
    OUTLINE,
    RAMP,
    SECONDARY,
    SOURCE,
    Type,
    band_colour,
    on_ground,
    on_ramp,
    theme,
    width_of,
    wrapped,
)


def contrast_with_white(colour: str) -> float:
    """The contrast of WCAG 2.2, https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 1.05 / (0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2] + 0.05)


@pytest.mark.parametrize("colour", [*sorted(GROUNDS_OF_WHITE), SECONDARY])
def test_white_can_be_read_on_it_and_it_on_white(colour: str) -> None:
    assert contrast_with_white(colour) >= 4.5


def test_outlines_can_be_seen_on_white() -> None:
    # WCAG 2.2, 1.4.11: what is needed to see a part of a picture has 3 to 1.
    assert contrast_with_white(OUTLINE) >= 3


def test_words_in_a_cell_can_be_read_on_every_colour_of_the_ramp() -> None:
    of_ink = contrast_with_white(INK)
    for colour in RAMP:
        ground = contrast_with_white(colour)
        white = on_ground(NAME, colour).colour == "#FFFFFF"
        assert (ground if white else of_ink / ground) >= 4.5


def test_the_ends_of_a_scale_are_the_ends_of_the_ramp() -> None:
    assert [on_ramp(step, 6) for step in range(6)] == [0, 1, 2, 3, 4, 5]
    assert [on_ramp(step, 3) for step in range(3)] == [0, 2, 5]
    assert [on_ramp(0, 11), on_ramp(10, 11), on_ramp(0, 1)] == [0, 5, 5]


def test_four_bands_have_four_colours_and_five_have_one() -> None:
    four = [band_colour(list("abcd"), band) for band in "abcd"]
    five = [band_colour(list("abcde"), band) for band in "abcde"]
    assert len(set(four)) == 4
    assert len(set(five)) == 1
    assert {*four, *five} <= GROUNDS_OF_WHITE


@pytest.mark.parametrize(
    ("kind", "file"),
    [
        (NAME, "Regular"),
        (ASIDE, "Regular"),
        (SOURCE, "Regular"),
        (BAND, "SemiBold"),
        (HEAD, "Bold"),
    ],
)
def test_type_is_the_bundled_font(kind: Type, file: str) -> None:
    found = Path(findfont(kind.properties, fallback_to_default=False))
    assert found.name == f"OpenSans-{file}.ttf"
    assert found.parent.name == "fonts"
    assert (found.parent / "OFL.txt").read_text(encoding="utf-8").startswith("Copyright")


def test_fonts_are_registered_once() -> None:
    _ = NAME.properties, NAME.properties
    ours = [entry for entry in fontManager.ttflist if entry.name == "jsna Open Sans"]
    assert len(ours) == 3


def test_letters_that_open_sans_lacks_have_a_width() -> None:
    assert width_of("Ελληνικά", NAME) > width_of("Ελλη", NAME) > 0


def test_the_theme_comes_and_goes_and_nothing_of_the_machine_stays_in_it() -> None:
    with mpl.rc_context({"axes.facecolor": "red", "savefig.bbox": "tight"}):
        with theme():
            assert mpl.rcParams["axes.facecolor"] == "white"
            assert mpl.rcParams["savefig.bbox"] is None
            assert mpl.rcParams["svg.fonttype"] == "path"
        assert mpl.rcParams["axes.facecolor"] == "red"


@pytest.mark.parametrize(
    "text", ["a few words that go on and on", "W" * 60, "x " + "m" * 40 + " y"]
)
def test_wrapped_lines_fit_and_nothing_is_lost(text: str) -> None:
    lines = wrapped(text, NAME, 1.2)
    assert len(lines) > 1
    assert all(width_of(line, NAME) <= 1.2 for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


def test_short_and_empty_text_is_one_line() -> None:
    assert wrapped("Commissioning", NAME, 3) == ["Commissioning"]
    assert wrapped("", NAME, 3) == [""]


def test_dollars_are_as_wide_as_they_are_written() -> None:
    assert width_of("$x$", NAME) > width_of("x$", NAME) > width_of("x", NAME)
