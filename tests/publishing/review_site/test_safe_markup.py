"""What reaches a page from a notebook is safe, and keeps what those who listen need."""

from __future__ import annotations

import re
from html import escape, unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jsna.publishing.review_site.safe_markup import safe_markup

TABLE = """<div style="x"><style>#a { color: red }</style>
<table class="x">
<caption>Ratings &amp; gaps</caption>
<thead><tr><th scope="col" id="x">Service</th><th class="number" scope="col">Score
</th></tr></thead>
<tbody><tr><th scope="row" id="y">Care</th><td headers="x y" class="number">2</td></tr>
</tbody>
<tfoot><tr><td colspan="2" class="x"><span>A note.</span></td></tr></tfoot>
</table></div>"""


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("<script>alert(1)</script>after", "after"),
        ("<p onclick='x()' style='color:red' class='a'>Hello</p>", "<p>Hello</p>"),
        ("<a href='javascript:alert(1)'>go</a>", "<a>go</a>"),
        (
            "<a href='https://example.org/?a=1&amp;b=2'>go</a>",
            '<a href="https://example.org/?a=1&amp;b=2">go</a>',
        ),
        ("<a href='../secret'>go</a>", "<a>go</a>"),
        ("<iframe src='x'>gone</iframe><img src=x onerror=y>", ""),
        ("<svg><script>x</script></svg>1 &lt; 2 &amp; 3", "1 &lt; 2 &amp; 3"),
        ("<blink>the words</blink> stay", "the words stay"),
        ("<ul><li>one<li>two</ul>", "<ul><li>one</li><li>two</li></ul>"),
        ("<!-- a comment -->seen", "seen"),
        ("<h1>Not the page's</h1>", "<p>Not the page's</p>"),
        ('<span aria-hidden="true">x</span>', '<span aria-hidden="true">x</span>'),
        (" \n ", ""),
    ],
)
def test_only_what_is_listed_passes(given: str, kept: str) -> None:
    assert safe_markup(given, "a") == kept


def test_a_heading_stays_one_with_its_id_where_that_is_asked_for() -> None:
    assert safe_markup('<h2 id="b" class="c">B</h2>', "a", headings=True) == '<h2 id="b">B</h2>'


def test_a_table_gets_a_caption_headers_a_box_that_scrolls_and_its_notes_below() -> None:
    made = safe_markup(TABLE, "cell-1")

    assert made.startswith(
        '<div class="scroll" role="group" aria-labelledby="cell-1-table-1" tabindex="0">\n<table>\n'
        '<caption id="cell-1-table-1"><span>Ratings &amp; gaps</span></caption>\n<thead>'
    )
    assert '<th scope="col">Service</th>' in made
    assert '<th scope="row" class="short">Care</th><td class="number">2</td>' in made
    assert made.endswith('</table>\n</div>\n<div class="notes"><p>A note.</p></div>')
    assert 'class="x"' not in made
    assert "color: red" not in made


def test_a_table_without_a_title_is_named_and_two_tables_have_two_ids() -> None:
    bare = "<table><tr><td>1</td></tr></table>"
    assert 'aria-label="Table"' in safe_markup(bare, "a")

    made = safe_markup(TABLE + TABLE, "a")
    assert re.findall('<caption id="([^"]+)"', made) == ["a-table-1", "a-table-2"]


@pytest.mark.parametrize(("rows", "box"), [(40, "scroll"), (41, "scroll tall")])
def test_a_long_table_scrolls_in_a_box_that_is_seen(rows: int, box: str) -> None:
    made = safe_markup(f"<table>{'<tr><td>1</td></tr>' * rows}</table>", "a")
    assert made.startswith(f'<div class="{box}" ')


def test_cells_over_several_columns_keep_their_span() -> None:
    made = safe_markup('<table><tr><td colspan="3" rowspan="1">a</td></tr></table>', "a")
    assert '<td colspan="3" class="short">a</td>' in made


@given(st.text())
def test_text_that_is_escaped_comes_out_as_text(text: str) -> None:
    readable = "".join(each for each in text if each.isprintable())
    made = safe_markup(f"<p>{escape(readable)}</p>", "a")

    assert unescape(made.removeprefix("<p>").removesuffix("</p>")) == readable


@given(st.text(alphabet="<>/=\"' abcdehijlmnoprstuvx!-&;"))
def test_no_markup_makes_a_script_a_handler_or_a_frame(text: str) -> None:
    made = safe_markup(text, "a")
    tags = set(re.findall(r"</?([a-z0-9]+)", made))
    assert not tags & {"script", "style", "iframe", "object", "embed", "svg", "img", "form"}
    assert not re.search(r"<[^>]*\s(on\w+|style|src)\s*=", made)


def test_a_row_header_without_words_is_a_cell_like_the_others() -> None:
    table = '<table><tr><th scope="row"></th><td>1</td></tr><tr><th scope="row">A</th></tr></table>'
    shown = safe_markup(table, "out")
    assert shown.count('scope="row"') == 1
    assert shown.count("<td") == 2
