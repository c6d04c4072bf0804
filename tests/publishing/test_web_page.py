from __future__ import annotations

import itertools
import re
from base64 import b64decode
from functools import cache
from html import escape, unescape
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from jsna.exhibits.base import Content
from jsna.exhibits.chapter import compose_chapter
from jsna.publishing.chapter import publish_chapter
from jsna.publishing.places import anchor
from jsna.publishing.publication import Publication
from jsna.publishing.web_page import downloads, is_address, picture, write_web_page
from tests.browser import chromium, needs_chromium, opened, violations, width_of
from tests.exhibits.content_of_reviews import content_of_2023, synthetic
from tests.exhibits.content_of_several import content_of_three
from tests.exhibits.text.reading import PARENTS, numbers_of, with_streams
from tests.publishing import test_pages as pages

HOSTILE = "<script>alert('x')</script> {{ 7 * 7 }} & \"$x$\" \u202e" + "W" * 80
REVIEWS = {"one review": content_of_2023(), "three reviews": content_of_three()}
EACH = pytest.mark.parametrize("name", REVIEWS)
pages.VOID |= {"img", "source"}


def page_of(content: Content) -> str:
    publication = Publication(compose_chapter(content), {"links": content.links})
    return write_web_page(publication)["chapter.html"].decode("utf-8")


@cache
def page(name: str) -> str:
    return page_of(REVIEWS[name])


@EACH
def test_the_page_is_british_english_with_one_h1_a_skip_link_and_levels_that_never_jump(
    name: str,
) -> None:
    outline = pages.Outline(page(name))
    assert outline.all("html") == [{"lang": "en-GB"}]
    assert outline.all("a")[0] == {"class": "skip", "href": "#main"}
    levels = [int(tag[1]) for tag, _ in outline.found if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))
    assert len(outline.all("main")) == len(outline.all("title")) == 1


@EACH
def test_anchors_are_unique_and_every_link_within_the_page_finds_one(name: str) -> None:
    outline = pages.Outline(page(name))
    ids = [each["id"] for _, each in outline.found if "id" in each]
    assert len(set(ids)) == len(ids)
    targets = [str(each["href"]) for each in outline.all("a")]
    within = {each.removeprefix("#") for each in targets if each.startswith("#")}
    assert within <= set(ids)
    assert len(within) > 15
    named = {each["aria-labelledby"] for _, each in outline.found if "aria-labelledby" in each}
    assert named <= set(ids)


@EACH
def test_the_contents_list_every_section_in_order(name: str) -> None:
    text = page(name)
    nav = text[text.index("<nav") : text.index("</nav>")]
    listed = re.findall(r'<li><a href="#([^"]+)">', nav)
    sections = re.findall(r'<h2 id="([^"]+)">', text)
    assert sections == ["contents", *listed]


@EACH
def test_every_number_of_the_text_stands_on_the_page_with_its_key(name: str) -> None:
    found = re.findall(r'<data value="([^"]+)">([^<]+)</data>', page(name))
    numbers = numbers_of(compose_chapter(REVIEWS[name]))
    assert found == [(escape("; ".join(each.key)), each.text) for each in numbers]


@EACH
def test_every_figure_is_in_the_page_wide_and_narrow_with_its_alternative_text(name: str) -> None:
    outline = pages.Outline(page(name))
    figures = compose_chapter(REVIEWS[name]).figures
    assert [each["alt"] for each in outline.all("img")] == [each.alt for each in figures]
    assert [each["id"] for each in outline.all("figure")] == [anchor(each) for each in figures]
    assert len(outline.all("source")) == len(outline.all("figcaption")) == len(figures)
    for wide, narrow in zip(outline.all("img"), outline.all("source"), strict=True):
        assert int(str(narrow["width"])) <= 322 < int(str(wide["width"]))
        for drawing in (wide["src"], narrow["srcset"]):
            svg = b64decode(str(drawing).removeprefix("data:image/svg+xml;base64,"))
            assert ET.fromstring(svg.decode("utf-8")).tag.endswith("svg")


@EACH
def test_every_table_has_a_caption_scopes_and_a_box_that_can_be_reached(name: str) -> None:
    outline = pages.Outline(page(name))
    tables = compose_chapter(REVIEWS[name]).tables
    boxes = [each for each in outline.all("div") if each.get("role") == "region"]
    assert len(outline.all("table")) == len(outline.all("caption")) == len(boxes) == len(tables)
    assert {each["tabindex"] for each in boxes} == {"0"}
    assert {each["scope"] for each in outline.all("th")} == {"col", "row"}


@EACH
def test_the_page_needs_nothing_from_elsewhere_and_carries_the_notice(name: str) -> None:
    text = re.sub(r"base64,[^\"]+", "", page(name))
    outline = pages.Outline(text)
    assert outline.all("script") == outline.all("link") == outline.all("iframe") == []
    assert not re.search(r"@import|url\(|\r", text)
    notice = REVIEWS[name].review.notice
    assert f'<p class="note" role="note">{notice}</p>' in unescape(text)


def test_a_draft_says_so_in_the_title_and_at_the_top() -> None:
    text = page_of(synthetic({"A": 2}, draft=True))
    assert "<title>DRAFT: An example, Nowhere</title>" in text
    assert '<p class="note" role="note">DRAFT: not finished' in text
    assert '<div class="draft" aria-hidden="true">DRAFT</div>' in text


def test_every_download_is_a_file_that_is_published_beside_the_page(tmp_path: Path) -> None:
    content = content_of_2023()
    chapter, tables = compose_chapter(content), {"links": content.links}
    written = set(publish_chapter(chapter, tmp_path, tables))
    offered = [file for each in downloads(Publication(chapter, tables)) for _, file in each.formats]
    assert len(set(offered)) == len(offered) == 4 + 2 * 3 + 8 * 2 + 2
    assert set(offered) < written
    links = [str(each["href"]) for each in pages.Outline(page("one review")).all("a")]
    assert [each for each in links if not each.startswith(("#", "https:"))] == offered


def test_hostile_text_stays_text_everywhere() -> None:
    content = synthetic(
        {HOSTILE: 1, "B": 5},
        [(HOSTILE, HOSTILE)],
        title=HOSTILE,
        area=HOSTILE,
        notice=f"synthetic {HOSTILE}",
    )
    text = re.sub(r"base64,[^\"]+", "", page_of(content))
    assert pages.Outline(text).all("script") == []
    assert "{{ 7 * 7 }}" in text
    assert HOSTILE in unescape(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("https://example.org/a-page/", True),
        ("http://example.org", True),
        ("See https://example.org", False),
        ("javascript:alert(1)", False),
        ('https://example.org/" onclick="x', False),
        ("data:text/html,x", False),
    ],
)
def test_only_an_address_of_the_web_becomes_a_link(text: str, expected: bool) -> None:
    assert is_address(text) is expected


def test_a_drawing_without_its_size_is_a_defect() -> None:
    drawn = picture(b'<svg xmlns="x" width="72pt" height="36.0pt" version="1.1">')
    assert (drawn.width, drawn.height) == (96, 48)
    with pytest.raises(ValueError, match="no width and height"):
        picture(b"<svg>")


def test_the_same_chapter_gives_the_same_bytes() -> None:
    assert page_of(content_of_three()) == page("three reviews")


def test_a_review_with_a_survey_only_has_a_page_too() -> None:
    content = with_streams(content_of_2023(), survey=PARENTS)
    assert "17" in page_of(content)


@needs_chromium
@pytest.mark.parametrize("name", [*REVIEWS, "hostile"])
def test_axe_finds_nothing_and_nothing_scrolls_sideways(name: str, tmp_path: Path) -> None:
    hostile = synthetic({HOSTILE: 1, "B": 5}, [(HOSTILE, HOSTILE)], title=HOSTILE, area=HOSTILE)
    text = page_of(hostile) if name == "hostile" else page(name)
    file = tmp_path / "chapter.html"
    file.write_text(text, encoding="utf-8")
    with chromium() as browser:
        for width in (320, 1200):
            with opened(browser, file, width) as shown:
                assert width_of(shown) == width
                assert violations(shown) == []
