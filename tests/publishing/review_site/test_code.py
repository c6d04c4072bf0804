"""Code is escaped, its parts have classes, and each class that has a colour is legible."""

from __future__ import annotations

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jsna.publishing.review_site.code import code_markup
from jsna.publishing.style import style

BACKGROUND = "#f3f6f9"


def test_keywords_strings_and_comments_are_marked_and_all_is_escaped() -> None:
    made = code_markup('import x  # "<b>"\nprint("</script>")')
    assert '<span class="kn">import</span>' in made
    assert '<span class="c1"># "&lt;b&gt;"</span>' in made
    assert "</script>" not in made


@given(st.text(alphabet="abc <>&\"'#=()[]\n1.:"))
def test_the_words_of_the_code_stay_as_they_are(source: str) -> None:
    shown = unescape(re.sub("<[^>]+>", "", code_markup(source)))
    # The lexer drops empty lines at both ends; a notebook's cell has none.
    assert shown.strip("\n") == source.strip("\n")


def luminance(colour: str) -> float:
    """Relative luminance by WCAG 2.2."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


COLOURS = re.findall(r"\.code \.\w+ \{[^}]*?color: (#[0-9a-f]{6})", style("review")) + re.findall(
    r"\.code \.\w+,.* \{ color: (#[0-9a-f]{6})", style("review")
)


@pytest.mark.parametrize("colour", sorted(set(COLOURS)))
def test_each_colour_has_enough_contrast(colour: str) -> None:
    lighter, darker = luminance(BACKGROUND), luminance(colour)
    assert (lighter + 0.05) / (darker + 0.05) >= 4.5


def test_there_are_colours_to_look_at() -> None:
    assert len(set(COLOURS)) == 4
