"""An executed notebook is shown whole, and never a picture that nobody described."""

from __future__ import annotations

import hashlib
from base64 import b64encode

import pytest

from jsna.errors import RunError
from jsna.publishing.review_site.notebook import UNDESCRIBED, read_notebook
from tests.publishing.review_site.small_outputs import (
    ALT,
    OTHER_PNG,
    PNG,
    code,
    notebook,
    picture,
    prose,
    shown,
)

PUBLISHED = {hashlib.sha256(PNG).hexdigest(): "../figures/figure_1_scores.png"}


def test_cells_keep_their_order_their_ids_and_their_numbers() -> None:
    content = notebook(prose("# Why?"), code("x = 1"), code("  "), code("x", number=3))
    made = read_notebook("01_why", content, {})

    assert (made.title, made.page) == ("Why?", "01_why.html")
    anchors = [(each.anchor, each.number) for each in made.cells]
    assert anchors == [("cell-number-1", 0), ("cell-code-1", 1), ("cell-code-3", 3)]


def test_a_notebook_without_a_heading_is_called_by_its_name() -> None:
    assert read_notebook("01_why", notebook(code("1")), {}).title == "01 why"


def test_a_picture_that_is_published_is_not_put_in_again() -> None:
    content = notebook(code("a", picture(PNG, ALT)), code("b", picture(OTHER_PNG, "Another.")))
    first, second = (
        each.outputs[0].picture for each in read_notebook("n", content, PUBLISHED).cells
    )

    assert first is not None
    assert second is not None
    assert (first.address, first.alt) == ("../figures/figure_1_scores.png", ALT)
    assert second.address == f"data:image/png;base64,{b64encode(OTHER_PNG).decode()}"
    assert second.alt == "Another."


@pytest.mark.parametrize("alt", ["", " \n", "<Figure size 640x480 with 1 Axes>", UNDESCRIBED])
def test_a_picture_without_a_description_fails_and_says_where(alt: str) -> None:
    content = notebook(code("plt.plot()", picture(PNG, alt), number=4))
    with pytest.raises(RunError, match="n, code cell 4 shows a picture without a description"):
        read_notebook("n", content, PUBLISHED)


def test_html_is_made_safe_and_what_was_printed_stays_text() -> None:
    printed = {"output_type": "stream", "name": "stdout", "text": ["\x1b[31ma <b>\n", "c\n"]}
    content = notebook(code("x", shown(text__html="<p onload=x>Hi</p>", text__plain="Hi"), printed))
    html, text = read_notebook("n", content, {}).cells[0].outputs

    assert (html.markup, html.text) == ("<p>Hi</p>", "")
    assert text.text == "a <b>\nc"


def test_an_output_that_says_nothing_is_left_out() -> None:
    content = notebook(code("x", shown(text__plain=""), shown(text__html="<style>a</style>")))
    assert read_notebook("n", content, {}).cells[0].outputs == ()


@pytest.mark.parametrize("content", [b"{", b"{}", b"[]", b'{"cells": [{}]}'])
def test_a_file_that_is_no_notebook_is_said(content: bytes) -> None:
    with pytest.raises(RunError, match="01_why cannot be shown: it is not a notebook"):
        read_notebook("01_why", content, {})
