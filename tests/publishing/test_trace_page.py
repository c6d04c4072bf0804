from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest

from jsna.publishing.publication import Publication
from jsna.publishing.trace_page import write_trace_page
from jsna.publishing.web_page import TRACE, write_web_page
from tests.browser import chromium, needs_chromium, opened, violations, width_of
from tests.publishing.test_lineage import REVIEWS, published


def page(publication: Publication) -> str:
    return write_trace_page(publication)[TRACE].decode("utf-8")


@pytest.mark.parametrize("review_id", REVIEWS)
def test_links_of_both_pages_find_their_anchors(review_id: str) -> None:
    publication = published(review_id)
    trace, chapter = page(publication), write_web_page(publication)["chapter.html"].decode("utf-8")
    ids = re.findall(r' id="([^"]+)"', trace)
    assert len(ids) == len(set(ids))
    there = re.findall(rf'href="{TRACE}#([^"]+)"', chapter)
    assert len(there) > 300
    assert set(map(unescape, there)) <= set(ids)
    assert set(re.findall(r'href="#([^"]+)"', trace)) <= set(ids)
    back = set(re.findall(r'href="\.\./chapter\.html#([^"]+)"', trace))
    assert back <= set(re.findall(r' id="([^"]+)"', chapter))


def test_an_entry_says_its_rows_its_notebook_and_where_it_is_shown() -> None:
    text = page(published("2023"))
    entry = re.search(r'<tr id="score\.care-pathway">.*?</tr>', text, re.DOTALL)
    assert entry is not None
    assert "<td>2</td>" in entry[0]
    assert "pathway_assessment.csv, row 2" in entry[0]
    assert '<a href="../chapter.html#table-scores-and-gaps">Table 18</a>' in entry[0]
    assert 'href="03_scores.html#cell-distribution"' in text


def test_the_page_is_the_same_twice_and_not_written_without_its_tables() -> None:
    assert page(published("2023")) == page(published("2023"))
    assert write_trace_page(replace(published("2023"), tables={})) == {}


def test_texts_of_the_inputs_are_escaped() -> None:
    publication = published("2023")
    gaps = publication.tables["gap_statements"].assign(text="<script>alert(1)</script>")
    text = page(replace(publication, tables={**publication.tables, "gap_statements": gaps}))
    assert "<script>" not in text
    assert "&lt;script&gt;" in text


@needs_chromium
def test_both_pages_are_accessible_and_nothing_scrolls_sideways(tmp_path: Path) -> None:
    publication = published("2023")
    files = {**write_web_page(publication), **write_trace_page(publication)}
    with chromium() as browser:
        for name, content in files.items():
            path = tmp_path / name
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(content)
            for width in (320, 1200):
                with opened(browser, path, width) as shown:
                    assert violations(shown) == []
                    assert width_of(shown) <= width
