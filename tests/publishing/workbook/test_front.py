from __future__ import annotations

from jsna.exhibits.chapter import compose_chapter
from jsna.publishing.workbook.front import contents, cover, title_of
from jsna.publishing.workbook.sheet import Link
from jsna.publishing.workbook.shorthand import MEANINGS
from tests.exhibits.content_of_reviews import content_of_2023, review_of


def test_the_cover_says_what_when_and_how_old_the_evidence_is() -> None:
    review = content_of_2023().review
    lines = [line.text for line in cover(review).lines]
    assert lines[0] == (
        "Gaps in perinatal mental health service provision, Cambridgeshire and Peterborough: "
        "tables and data"
    )
    assert "Review date: April 2023." in lines
    assert review.notice in lines
    assert "Service ratings: April 2023." in lines
    assert any(line.startswith("Parents' survey: 2021. Run by") for line in lines)
    assert set(MEANINGS.values()) <= set(lines)


def test_a_draft_and_a_date_that_is_not_published_are_said() -> None:
    review = review_of(draft=True, date="not published", notice="synthetic")
    lines = [line.text for line in cover(review).lines]
    assert title_of(review) == lines[0] == "DRAFT: An example, Nowhere: tables and data"
    assert "Review date: date not published." not in lines
    assert "The date of the review is not published." in lines
    assert any(line.startswith("DRAFT: not finished") for line in lines)


def test_the_contents_list_the_notes_and_every_exhibit() -> None:
    exhibits = compose_chapter(content_of_2023()).exhibits
    grid = contents(exhibits).grid
    assert grid is not None
    assert grid.rows[0][0] == Link("Notes")
    assert grid.rows[1] == (
        Link("Figure_1_scores"),
        f"Figure 1. {exhibits[0].caption}",
        "Data of a figure",
    )
    assert [row[2] for row in grid.rows].count("Table") == 8
