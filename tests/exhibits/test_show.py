from __future__ import annotations

import pandas as pd
import pytest

from jsna.exhibits.show import show

FRAME = pd.DataFrame(
    {
        "service_id": ["a", "b"],
        "text": ["<b>bold</b>", "one\ntwo"],
        "value": [3.0, float("nan")],
        "share": [0.123456, 2.5],
        "nothing": ["", ""],
    }
)


def test_text_is_escaped_and_lines_are_kept() -> None:
    html = show(FRAME, "Rows")._repr_html_()
    assert "&lt;b&gt;bold&lt;/b&gt;" in html
    assert "<b>" not in html
    assert "one<br>two" in html


def test_what_every_row_says_alike_is_told_once_and_numbers_are_short() -> None:
    html = show(FRAME.assign(review="2023"), "Rows")._repr_html_()
    assert "nothing" not in html
    assert html.count("2023") == 1
    assert "In every row: review 2023." in html
    assert ">3<" in html
    assert "0.1235" in html
    assert "nan" not in html


def test_one_row_alone_keeps_its_columns() -> None:
    html = show(FRAME.iloc[:1], "Rows")._repr_html_()
    assert ">a<" in html
    assert "In every row" not in html


def test_rows_that_are_all_alike_keep_their_columns() -> None:
    html = show(pd.DataFrame({"a": ["x", "x"]}), "Rows")._repr_html_()
    assert html.count(">x<") == 2


def test_rows_and_columns_have_headers_with_their_scope() -> None:
    html = show(FRAME, "Rows")._repr_html_()
    assert html.count('scope="col"') == 4
    assert html.count("<th ") == 4 + 2


@pytest.mark.parametrize(
    ("caption", "name"),
    [("Rows, one each", "rows-one-each"), ("2023 and before", "table-2023-and-before")],
)
def test_its_style_finds_it(caption: str, name: str) -> None:
    html = show(FRAME, caption)._repr_html_()
    assert f'<div id="{name}">' in html
    assert f"#{name} table {{" in html


def test_a_frame_without_rows_says_so() -> None:
    assert ">None<" in show(FRAME.iloc[:0], "Rows")._repr_html_()


def test_the_plain_text_counts_the_rows() -> None:
    assert repr(show(FRAME, "Things")).startswith(
        "Things: 2 rows\nservice_id,text,value,share,nothing\n"
    )
    assert repr(show(FRAME.iloc[:1], "Things")).startswith("Things: 1 row\n")


def test_the_same_frame_gives_the_same_html() -> None:
    assert show(FRAME, "Rows")._repr_html_() == show(FRAME.copy(), "Rows")._repr_html_()
