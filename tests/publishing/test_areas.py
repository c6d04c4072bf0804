from __future__ import annotations

import csv
import datetime as dt
import io
from functools import cache
from pathlib import Path

import pytest

from jsna.exhibits.areas.page import compose_page
from jsna.publishing.areas import PAGE, RESULTS, WORKBOOK, write_areas
from jsna.publishing.publication import Files
from tests.browser import chromium, needs_chromium, opened, violations, width_of
from tests.exhibits.areas.content_of_areas import of_areas, themes
from tests.publishing import test_pages as pages
from tests.publishing.workbook.checklist import POINTS, Point, read, table_of

CONTENT = of_areas(chosen="Bexford", more=themes({"access": (2, 3)}, 2))
DAY = dt.date(2025, 5, 1)
pages.VOID |= {"img", "source"}


def written() -> Files:
    return write_areas(compose_page(CONTENT), CONTENT.results, DAY)


@cache
def files() -> Files:
    return written()


def page() -> str:
    return files()[PAGE].decode("utf-8")


def test_the_page_needs_nothing_from_elsewhere_and_shows_every_exhibit() -> None:
    outline = pages.Outline(page())
    assert len(outline.all("figure")) == 3
    assert len(outline.all("table")) == 5
    assert all(str(each["src"]).startswith("data:") for each in outline.all("img"))
    assert all(len(str(each["alt"])) > 50 for each in outline.all("img"))
    assert not outline.all("script")
    assert not outline.all("link")


def test_every_download_is_one_of_the_files() -> None:
    targets = [str(each["href"]) for each in pages.Outline(page()).all("a")]
    assert {each for each in targets if not each.startswith("#")} == {WORKBOOK, RESULTS}


def test_no_number_leads_to_a_trace_that_there_is_not() -> None:
    assert "trace.html" not in page()


@pytest.mark.parametrize("point", POINTS, ids=lambda point: point.__name__)
def test_the_workbook_keeps_every_point_of_the_checklist(point: Point) -> None:
    assert list(point(read(files()[WORKBOOK]))) == []


def test_the_workbook_has_the_ratings_as_numbers_on_a_sheet_of_their_own() -> None:
    sheet = read(files()[WORKBOOK])["Table_1_ratings_by_area"]
    rows = list(sheet[table_of(sheet).ref])
    assert [cell.value for cell in rows[1]] == ["Alton", 2, 4, "no score"]


def test_the_results_are_a_table_without_the_column_that_names_one_review() -> None:
    rows = list(csv.DictReader(io.StringIO(files()[RESULTS].decode("utf-8"))))
    assert len(rows) == len(CONTENT.results)
    assert "review" not in rows[0]


def test_the_same_comparison_gives_the_same_bytes() -> None:
    assert written() == files()


@needs_chromium
def test_the_page_is_accessible_and_never_scrolls_sideways(tmp_path: Path) -> None:
    path = tmp_path / PAGE
    path.write_bytes(files()[PAGE])
    with chromium() as browser:
        for width in (320, 1200):
            with opened(browser, path, width) as shown:
                assert violations(shown) == []
                assert width_of(shown) <= width
