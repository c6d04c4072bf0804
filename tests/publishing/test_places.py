from __future__ import annotations

import pytest

from jsna.publishing.places import anchor, places
from tests.exhibits.text.reading import numbers_of
from tests.publishing.test_lineage import REVIEWS, published


def test_where_the_overall_score_of_2023_is_shown() -> None:
    labels = [place.label for place in places(published("2023"))[("overall",)]]
    assert labels == ["“In brief”", "“What the ratings show”", "Table 18", "Table 20"]


@pytest.mark.parametrize("review_id", REVIEWS)
def test_every_number_of_the_prose_is_traced_and_has_its_place(review_id: str) -> None:
    publication = published(review_id)
    found = places(publication)
    keys = {number.key for number in numbers_of(publication.chapter)}
    assert len(keys) > 15
    assert keys <= set(found)
    assert keys <= set(publication.lineage.entries)


def test_the_anchor_of_an_exhibit_says_its_kind() -> None:
    chapter = published("2023").chapter
    assert anchor(chapter["scores"]) == "figure-scores"
    assert anchor(chapter["gap_ranking"]) == "table-gap-ranking"
