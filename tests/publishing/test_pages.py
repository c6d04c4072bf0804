from __future__ import annotations

import re
from html.parser import HTMLParser

from jsna.exhibits.base import Column, Table
from jsna.exhibits.chapter import compose_chapter
from jsna.publishing.pages import page, write_pages
from jsna.publishing.publication import Publication
from tests.exhibits.content_of_reviews import content_of_2023, synthetic
from tests.exhibits.content_of_several import content_of_three

PAGES = write_pages(Publication(compose_chapter(content_of_2023()), {}))
OF_THREE = write_pages(Publication(compose_chapter(content_of_three()), {}))
REVIEWED = "It is not the publication of the councils."
SYNTHETIC = "A synthetic example: none of it is real."
PAGE = PAGES["tables/table_18_scores_and_gaps.html"].decode("utf-8")
VOID = {"meta", "br"}


class Outline(HTMLParser):
    """The elements of a page with their attributes; tags that do not match are an error."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(page)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.found if name == tag]


def test_a_page_is_british_english_with_a_title_a_caption_and_scopes() -> None:
    outline = Outline(PAGE)
    assert outline.all("html") == [{"lang": "en-GB"}]
    assert len(outline.all("caption")) == 1
    scopes = [each["scope"] for each in outline.all("th")]
    assert scopes == ["col"] * 3 + ["row"] * 16
    assert "<title>Table 18. Gaps in perinatal mental health service provision, Camb" in PAGE
    assert ">Table 18. 15 services were rated and 23 gaps are recorded;" in PAGE


def test_the_box_that_scrolls_can_be_reached_and_has_a_name() -> None:
    (box,) = [each for each in Outline(PAGE).all("div") if each.get("role") == "region"]
    assert box["tabindex"] == "0"
    assert box["aria-labelledby"] == "caption"


def test_every_page_is_well_formed_carries_the_notice_and_needs_nothing_from_elsewhere() -> None:
    assert (len(PAGES), len(OF_THREE)) == (8, 11)
    notices = [REVIEWED] * len(PAGES) + [SYNTHETIC] * len(OF_THREE)
    for content, notice in zip([*PAGES.values(), *OF_THREE.values()], notices, strict=True):
        text = content.decode("utf-8")
        Outline(text)
        assert notice in text
        assert not re.search(r"https?:|src=|href=|@import|url\(", text)
        assert b"\r" not in content


def test_hostile_text_is_escaped_everywhere() -> None:
    hostile = "<script>alert('x')</script> & $x$"
    content = synthetic({hostile: 1, "B": 5}, [(hostile, hostile)], title=hostile, area=hostile)
    for hostile_page in write_pages(Publication(compose_chapter(content), {})).values():
        outline = Outline(hostile_page.decode("utf-8"))
        assert outline.all("script") == []


def test_a_table_without_rows_says_so_over_its_whole_width() -> None:
    pages = write_pages(Publication(compose_chapter(synthetic({"A": 5})), {}))
    register = pages["tables/table_4_gap_register.html"].decode("utf-8")
    assert '<td colspan="4">None recorded</td>' in register


def test_numbers_are_set_to_the_right_and_the_overall_row_is_marked() -> None:
    outline = Outline(PAGE)
    assert [each.get("class") for each in outline.all("th")[:3]] == [None, "number", None]
    assert [each.get("class") for each in outline.all("tr")] == [None] * 16 + ["overall"]


def test_a_table_of_many_columns_wraps_its_words_earlier() -> None:
    wide = Outline(OF_THREE["tables/table_9_gap_register.html"].decode("utf-8"))
    narrow = Outline(PAGES["tables/table_21_gap_register.html"].decode("utf-8"))
    assert [outline.all("table") for outline in (wide, narrow)] == [[{"class": "many"}], [{}]]
    cells = [[td.get("class") for td in outline.all("td")] for outline in (wide, narrow)]
    assert cells[0][:3] == [None, None, None]
    assert cells[1][:3] == [None, "long", "short"]


def test_a_long_text_among_many_columns_has_room() -> None:
    columns = tuple(Column(f"c{number}", "C", "M") for number in range(8))
    row = ("A", "a text that is much too long for so narrow a column", *["b"] * 6)
    classes = Outline(page(Table("t", "T.", columns, (row,), ()), "P").decode("utf-8")).all("td")
    assert [each.get("class") for each in classes] == ["long", *["short"] * 6]


def test_the_one_heading_says_what_the_table_is_part_of() -> None:
    outline = Outline(PAGE)
    assert len(outline.all("h1")) == 1
    assert not any(outline.all(f"h{level}") for level in range(2, 7))
    place = "Gaps in perinatal mental health service provision, Cambridgeshire and Peterborough"
    assert f'<h1 class="place">{place}</h1>' in PAGE
