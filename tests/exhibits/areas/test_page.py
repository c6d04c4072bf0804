from __future__ import annotations

from dataclasses import replace

import pytest

from jsna.exhibits.areas.content import SYNTHETIC
from jsna.exhibits.areas.page import AreasPage, compose_page
from jsna.exhibits.base import Figure
from jsna.exhibits.blocks import Bullets, Heading, Note, Paragraph
from tests.exhibits.areas.content_of_areas import RATINGS, of_areas, themes

MORE = themes({"access": (2, 3)}, 2)


def headings(page: AreasPage) -> list[str]:
    return [each.text for each in page.blocks if isinstance(each, Heading)]


def test_sections_stand_in_reading_order_and_only_those_that_have_something() -> None:
    assert headings(compose_page(of_areas(chosen="Alton", more=MORE))) == [
        "Ratings of services across areas (synthetic)",
        "Ratings by area and service",
        "Each service across areas",
        "Where Alton stands",
        "Themes of gaps",
        "Reviews compared",
        "How far this carries",
    ]
    assert headings(compose_page(of_areas(more=themes({}, 0))))[3:] == [
        "Reviews compared",
        "How far this carries",
    ]


def test_exhibits_are_numbered_and_a_figure_names_the_table_with_its_numbers() -> None:
    page = compose_page(of_areas(chosen="Alton", more=MORE))
    assert [each.label for each in page.exhibits] == [
        "Figure 1", "Table 1", "Figure 2", "Table 2", "Figure 3", "Table 3", "Table 4", "Table 5",
    ]  # fmt: skip
    figures = [each for each in page.exhibits if isinstance(each, Figure)]
    assert [each.numbers_in for each in figures] == ["Table 1", "Table 2", "Table 3"]


def test_every_exhibit_of_made_up_areas_says_so_and_the_page_too() -> None:
    page = compose_page(of_areas(more=MORE))
    assert Note(SYNTHETIC) in page.blocks
    assert all(SYNTHETIC in each.notes for each in page.exhibits)
    assert page.about[0] == SYNTHETIC
    assert page.title.endswith("(synthetic)")


def test_real_areas_are_not_called_synthetic_and_their_notice_is_said() -> None:
    page = compose_page(of_areas(synthetic=False, notices=dict.fromkeys(RATINGS, "N."), more=MORE))
    assert page.title == "Ratings of services across areas"
    assert Note("N.") in page.blocks
    assert all("N." in each.notes for each in page.exhibits)


def test_the_dates_are_said_and_small_numbers_too() -> None:
    page = compose_page(of_areas(more=MORE))
    assert Paragraph(("Three areas, reviews of April 2025",)) in page.blocks
    assert (
        page.limits[-1]
        == "Some services are compared in fewer than 8 areas: one more would change much."
    )
    assert Bullets(tuple((text,) for text in page.limits)) in page.blocks


@pytest.mark.parametrize(
    ("dates", "said"),
    [
        (("2023-04", "2025", "2024-06-30"), "reviews of April 2023 to 2025"),
        (("not published", "2024", "2024"), "reviews of 2024"),
        (("not published",) * 3, "dates not published"),
    ],
)
def test_the_page_says_from_when_the_reviews_are(dates: tuple[str, ...], said: str) -> None:
    content = of_areas(more=MORE)
    pairs = zip(content.areas, dates, strict=True)
    dated = replace(content, areas=tuple(replace(area, date=date) for area, date in pairs))
    assert Paragraph((f"Three areas, {said}",)) in compose_page(dated).blocks
