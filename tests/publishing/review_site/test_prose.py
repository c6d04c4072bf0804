"""Markdown becomes HTML with one first heading, levels that never jump, and nothing live."""

from __future__ import annotations

import itertools
import re

from hypothesis import given
from hypothesis import strategies as st

from jsna.publishing.review_site.prose import Prose


def test_the_first_heading_is_the_title_and_the_only_one_of_its_level() -> None:
    prose = Prose()
    first = prose.markup("## What *is* rated?\n\nWords.", "a")
    second = prose.markup("# Again\n\n#### Deep", "b")

    assert prose.title == "What is rated?"
    assert first == '<h1 id="heading-1">What <em>is</em> rated?</h1>\n<p>Words.</p>'
    assert second == '<h2 id="heading-2">Again</h2>\n<h3 id="heading-3">Deep</h3>'


@given(st.lists(st.integers(1, 6), min_size=1))
def test_levels_never_jump(levels: list[int]) -> None:
    prose = Prose()
    made = "".join(prose.markup(f"{'#' * level} H", "a") for level in levels)
    found = [int(each) for each in re.findall("<h([1-6])", made)]

    assert found[0] == 1
    assert found.count(1) == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(found))


def test_html_is_shown_as_typed_and_pictures_and_scripts_are_not_live() -> None:
    made = Prose().markup("<b>x</b> [go](javascript:alert(1)) ![p](https://example.org/p.png)", "a")
    assert "&lt;b&gt;x&lt;/b&gt;" in made
    assert "<img" not in made
    assert 'href="javascript' not in made


def test_lists_code_and_links_to_the_net_stay() -> None:
    made = Prose().markup("- one `x < 1`\n- [two](https://example.org/)", "a")
    assert "<li>one <code>x &lt; 1</code></li>" in made
    assert '<a href="https://example.org/">two</a>' in made


def test_a_table_has_its_box() -> None:
    made = Prose().markup("| a | b |\n|---|---|\n| 1 | 2 |", "cell-1")
    assert made.startswith('<div class="scroll" role="group" aria-label="Table" tabindex="0">')
