from __future__ import annotations

import json
import re
from math import nan

import pandas as pd

from jsna.exhibits.notebook import PNG, VALUES, notebook_figure, notebook_table


def shown(**changes: object) -> str:
    given = {
        "name": "example",
        "title": "Title <b>",
        "headings": ["Service & area", "Score"],
        "numeric": [False, True],
        "rows": [["A &amp; B", "3"], ["All", "3"]],
        "notes": ["Note <i>"],
        "with_overall": True,
    }
    return notebook_table(**(given | changes))  # type: ignore[arg-type]


def test_headers_have_their_scope() -> None:
    html = shown()
    assert html.count('scope="col"') == 2
    assert html.count('scope="row"') == 2


def test_title_headings_and_notes_are_escaped_once_and_cells_not_again() -> None:
    html = shown()
    assert "Title &lt;b&gt;" in html
    assert "Service &amp; area" in html
    assert "Note &lt;i&gt;" in html
    assert "A &amp; B" in html
    assert "&amp;amp;" not in html
    assert "&amp;lt;" not in html


def test_the_html_is_the_same_each_time_and_needs_nothing_from_elsewhere() -> None:
    assert shown() == shown()
    assert not re.search(r"https?://|@import|<script|<link", shown())


def test_only_numbers_are_set_to_the_right() -> None:
    cells = re.findall(r"<(th|td)( class=\"number\")?[^>]*>(?:A &amp; B|All|3)</", shown())
    assert [bool(number) for _, number in cells] == [False, True, False, True]


def test_the_last_row_is_bold_only_where_it_belongs_to_all() -> None:
    assert "tr:last-child" in shown()
    assert "tr:last-child" not in shown(with_overall=False)


def test_the_title_is_the_caption_and_each_note_has_a_row_over_all_columns() -> None:
    html = shown(notes=["One", "Two"])
    assert "<caption>Title &lt;b&gt;</caption>" in html
    assert html.count('<td colspan="2">') == 2


def test_a_table_of_one_column_can_be_shown() -> None:
    html = shown(headings=["Only"], numeric=[False], rows=[["a"]], notes=[])
    assert ">a<" in html


def test_a_hidden_number_is_nothing_in_the_values_of_a_figure() -> None:
    values = pd.DataFrame({"share_percent": [50.0, nan], "status": ["shown", "suppressed"]})
    shown, _ = notebook_figure(b"", "Half.", values, 6.3)
    # Strict JSON has no word for a number that is none.
    assert json.loads(json.dumps(shown[VALUES], allow_nan=False)) == [
        {"share_percent": 50, "status": "shown"},
        {"share_percent": None, "status": "suppressed"},
    ]


def test_a_picture_is_text_as_wide_as_its_inches_at_96_dots() -> None:
    shown, about = notebook_figure(b"\x89PNG", "Half.", pd.DataFrame(), 6.3)
    # From outside: printf '\x89PNG' | base64.
    assert (shown[PNG], shown["text/plain"]) == ("iVBORw==", "Half.")
    assert about == {PNG: {"width": 605}}
