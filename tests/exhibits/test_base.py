from __future__ import annotations

import base64
import io
import json

import pandas as pd
from PIL import Image

from jsna.exhibits.base import Column, Marked, Table
from jsna.exhibits.chapter import compose_chapter
from jsna.exhibits.notebook import PNG, VALUES
from tests.exhibits.content_of_reviews import content_of_2023

FIGURE = compose_chapter(content_of_2023()).figures[0]
TABLE = Table(
    key="example",
    caption="An <b>example</b>.",
    columns=(
        Column("service", "Service", "Name"),
        Column("score", "Score", "Score", "number"),
        Column("gaps", "Gaps", "Gaps", "list", if_empty="None recorded"),
        Column("finding", "Finding", "Word"),
    ),
    rows=(("A & B", 2, ("one", "<two>"), Marked("●", "Agreement")), ("C", 4, (), "x")),
    overall=("All", 3, "2 gaps", ""),
    notes=("A note.",),
    number=7,
)


def test_a_notebook_shows_a_figure_by_its_name() -> None:
    shown, about = FIGURE._repr_mimebundle_(include=None, exclude=None)
    image = Image.open(io.BytesIO(base64.b64decode(shown[PNG])))
    assert image.width == 1260
    assert about[PNG]["width"] == 605
    assert shown["text/plain"] == FIGURE.alt
    assert "\n" not in shown[PNG]


def test_the_plotted_values_go_with_the_picture_as_plain_json() -> None:
    shown, _ = FIGURE._repr_mimebundle_()
    values = json.loads(json.dumps(shown[VALUES]))
    assert len(values) == 15
    assert values[0] == {
        "service": "Infant Mental Health",
        "score": 1,
        "words_of_the_scale": "One or two things in place, in some areas",
        "band": "provision-gap",
    }


def test_a_figure_is_the_same_each_time() -> None:
    again = compose_chapter(content_of_2023()).figures[0]
    assert again._repr_mimebundle_() == FIGURE._repr_mimebundle_()


def test_a_picture_carries_its_number_its_alternative_text_and_the_notice() -> None:
    svg = FIGURE.svg().decode("utf-8")
    assert f"<title>Figure 1. {FIGURE.caption}</title>" in svg
    assert FIGURE.alt in svg
    assert "It is not the publication of the councils." in svg


def test_a_narrow_figure_is_another_drawing() -> None:
    assert FIGURE.draw(narrow=True).get_figwidth() == 3.35
    assert FIGURE.draw().get_figwidth() == 6.3


def test_a_table_for_files_has_lists_line_by_line_and_no_marks() -> None:
    assert TABLE.frame().to_dict("records") == [
        {"service": "A & B", "score": 2, "gaps": "one\n<two>", "finding": "Agreement"},
        {"service": "C", "score": 4, "gaps": "None recorded", "finding": "x"},
        {"service": "All", "score": 3, "gaps": "2 gaps", "finding": ""},
    ]
    assert pd.api.types.is_integer_dtype(TABLE.frame()["score"])


def test_a_table_in_a_notebook_is_escaped_and_numbered() -> None:
    html = TABLE._repr_html_()
    assert "Table 7. An &lt;b&gt;example&lt;/b&gt;." in html
    assert "A &amp; B" in html
    assert "&lt;two&gt;" in html
    assert html.count('scope="row"') == 3
    assert repr(TABLE) == "Table 7. An <b>example</b>."


def test_a_table_without_rows_says_so() -> None:
    empty = Table("empty", "No gaps.", TABLE.columns, (), ("A note.",))
    assert "None recorded" in empty._repr_html_()
    assert list(empty.frame().columns) == ["service", "score", "gaps", "finding"]
