from __future__ import annotations

import io
from xml.etree import ElementTree as ET

from matplotlib.figure import Figure as Drawing
from PIL import Image

from jsna.exhibits.canvas import WIDE, Canvas
from jsna.exhibits.rendering import as_png, as_svg
from jsna.exhibits.style import NAME, theme

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = 'A <script>alert("x")</script> & $x^2$'


def drawing(text: str = HOSTILE) -> Drawing:
    with theme():
        canvas = Canvas(WIDE)
        canvas.block(text, NAME)
        return canvas.finished("From somewhere.")


def test_an_svg_has_its_words_as_paths_and_says_nothing_of_when_and_by_what() -> None:
    svg = as_svg(drawing(), "Title", "Description").decode("utf-8")
    root = ET.fromstring(svg)
    assert list(root.iter(f"{SVG}text")) == []
    assert "Matplotlib" not in svg
    assert "dc:date" not in svg
    assert list(root.iter(f"{SVG}script")) == []
    assert "\r" not in svg


def test_an_svg_tells_its_title_and_description() -> None:
    root = ET.fromstring(as_svg(drawing(), HOSTILE, f"{HOSTILE} more").decode("utf-8"))
    assert root.findtext(f"{SVG}title") == HOSTILE
    assert root.findtext(f"{SVG}desc") == f"{HOSTILE} more"


def test_a_png_has_200_dots_an_inch_and_its_words_inside() -> None:
    image = Image.open(io.BytesIO(as_png(drawing(), "Title – one", "Description")))
    assert image.width == 1260
    assert round(image.info["dpi"][0]) == 200
    assert image.info["Title"] == "Title – one"
    assert image.info["Description"] == "Description"
    assert "Software" not in image.info


def test_the_same_drawing_gives_the_same_bytes() -> None:
    assert as_svg(drawing(), "t", "d") == as_svg(drawing(), "t", "d")
    assert as_png(drawing(), "t", "d") == as_png(drawing(), "t", "d")
    assert as_png(drawing("other"), "t", "d") != as_png(drawing(), "t", "d")


def test_letters_that_no_font_has_are_drawn_without_a_warning() -> None:
    assert as_png(drawing("東京"), "t", "d")
