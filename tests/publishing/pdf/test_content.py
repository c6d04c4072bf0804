from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from jsna.exhibits.base import Column, Marked, Table
from jsna.exhibits.blocks import Shown
from jsna.exhibits.chapter import Chapter, compose_chapter
from jsna.publishing.pdf.content import day, document
from jsna.publishing.publication import Publication
from tests.exhibits.content_of_reviews import content_of_2023, synthetic


def data_of(**changes: Any) -> dict[str, Any]:
    return document(Publication(compose_chapter(synthetic({"A": 2, "B": 5}, **changes)), {}))


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("2023", {"year": 2023, "month": 1, "day": 1}),
        ("2023-04", {"year": 2023, "month": 4, "day": 1}),
        ("2024-02-29", {"year": 2024, "month": 2, "day": 29}),
        ("not published", None),
    ],
)
def test_the_date_of_a_document_is_the_reviews(date: str, expected: dict[str, int] | None) -> None:
    assert day(date) == expected


def test_every_block_is_there_once_in_order_the_first_section_by_itself() -> None:
    chapter = compose_chapter(content_of_2023())
    data = document(Publication(chapter, {}))
    parts = [*data["opening"], *data["brief"], *data["sections"]]
    kinds = {"Heading": "heading", "Paragraph": "paragraph", "Bullets": "bullets", "Note": "note"}
    expected = [
        kinds.get(type(each).__name__) or type(each.exhibit).__name__.lower()  # type: ignore[union-attr]
        for each in chapter.blocks
    ]
    assert [each["kind"] for each in parts] == expected
    assert data["opening"][0]["level"] == 1
    assert [each["text"] for each in data["brief"] if each["kind"] == "heading"] == ["In brief"]
    assert json.loads(json.dumps(data)) == json.loads(json.dumps(data, sort_keys=True))


def test_references_lead_to_the_anchor_of_their_exhibit_and_addresses_to_the_web() -> None:
    data = document(Publication(compose_chapter(content_of_2023()), {}))
    parts = [*data["opening"], *data["brief"], *data["sections"]]
    anchors = {each["anchor"]: each.get("caption") for each in parts if "anchor" in each}
    spans = [
        span
        for each in parts
        for line in each.get("items", [each.get("spans", [])])
        for span in line
    ]
    links = {span["to"]: span["text"] for span in spans if "to" in span}
    assert links["table-scores-and-gaps"] == "Table\xa018"
    assert set(links) <= set(anchors)
    addresses = [span for span in spans if "address" in span]
    assert addresses
    assert all(each["address"].startswith("https://") for each in addresses)


def test_long_words_in_the_title_or_the_notice_make_room_on_each_page() -> None:
    assert (data_of()["head_lines"], data_of()["foot_lines"]) == (1, 1)
    data = data_of(title="W" * 100, notice="synthetic " * 40)
    assert data["head_lines"] > 1
    assert data["foot_lines"] > 3


def test_controls_in_a_drawing_are_left_out() -> None:
    data = document(Publication(compose_chapter(synthetic({"a\x00b": 2, "B": 5})), {}))
    (drawing, *_) = [each["svg"] for each in data["sections"] if each["kind"] == "figure"]
    assert "\x00" not in drawing
    assert drawing.startswith("<?xml")


def test_cells_are_words_lists_or_words_behind_a_mark() -> None:
    heads = (
        Column("a", "A", ""),
        Column("b", "B", "", "number"),
        Column("c", "C", "", "list", "-"),
    )
    rows = (("x", 1, ("one", "two")), (Marked("●", "yes"), 2, ()))
    chapter = compose_chapter(synthetic({"A": 2, "B": 5}))
    table = Table("scores_and_gaps", "Made", heads, rows, ("A note.",), overall=("All", 3, ()))
    empty = Table("scores_and_gaps", "Made", heads, (), ())
    found = [_set(each, chapter) for each in (table, empty)]
    assert [each["number"] for each in found[0]["columns"]] == [False, True, False]
    assert found[0]["rows"] == [
        [{"text": "x"}, {"text": "1"}, {"items": ["one", "two"]}],
        [{"mark": "●", "text": "yes"}, {"text": "2"}, {"text": "-"}],
        [{"text": "All"}, {"text": "3"}, {"text": "-"}],
    ]
    assert (found[0]["overall"], found[1]["overall"]) == (True, False)
    assert found[1]["rows"] == [[{"text": "None recorded"}]]


def _set(table: Table, chapter: Chapter) -> dict[str, Any]:
    """The table as data, in the place of the chapter's blocks."""
    data = document(Publication(replace(chapter, blocks=(Shown(table),)), {}))
    (part,) = data["opening"]
    return dict(part)
