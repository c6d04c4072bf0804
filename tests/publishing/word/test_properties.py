from __future__ import annotations

import datetime as dt

import pytest

from jsna.publishing.word.base import base_document
from jsna.publishing.word.properties import date_of, describe
from tests.exhibits.content_of_reviews import content_of_2023, synthetic
from tests.publishing.word.reading import read, written

REVIEW = content_of_2023().review


def test_the_file_says_what_it_is_and_is_of_the_day_of_the_review() -> None:
    about = read(written("one review")).core_properties
    assert about.title == f"{REVIEW.title}, Cambridgeshire and Peterborough"
    assert about.subject == "Cambridgeshire and Peterborough"
    assert about.language == "en-GB"
    assert about.comments == REVIEW.notice
    assert about.created == about.modified
    assert about.created is not None
    assert about.created.date() == dt.date(2023, 4, 1)


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("2023", dt.date(2023, 1, 1)),
        ("2023-04-30", dt.date(2023, 4, 30)),
        # The last of its inputs was added on that day.
        ("not published", dt.date(2026, 11, 24)),
    ],
)
def test_a_date_is_known_for_every_review(date: str, expected: dt.date) -> None:
    assert date_of(REVIEW.model_copy(update={"date": date})).date() == expected


def test_a_draft_says_so_and_a_long_title_is_cut_to_what_a_property_holds() -> None:
    document = base_document()
    describe(document, synthetic({"A": 2}, draft=True, title="long " * 100).review)
    assert document.core_properties.title.startswith("DRAFT: long")
    assert len(document.core_properties.title) == 255
