from __future__ import annotations

from dataclasses import replace

from jsna.publishing.meeting_workbook.meeting import GAP_HEADINGS, RATING_HEADINGS
from jsna.review.declared import COLUMNS, OPTIONAL
from jsna.review.tool import Item
from tests.preparation.workbook.filled import MEETING


def test_the_headings_are_of_columns_that_are_read() -> None:
    assert set(GAP_HEADINGS) == set(COLUMNS["gaps"])
    assert set(COLUMNS["ratings"]) - set(RATING_HEADINGS) <= set(OPTIONAL["ratings"])


def test_what_is_for_people_names_the_review_that_it_is_from() -> None:
    assert MEETING.ignored == ("Last score (before)", "Open gaps (before)")


def test_the_words_of_items_are_for_people_too() -> None:
    tool = MEETING.tool.model_copy(update={"items": (Item(id="x", label="X"),)})
    assert replace(MEETING, tool=tool).ignored[0] == "Item in words"
