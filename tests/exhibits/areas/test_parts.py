from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jsna.exhibits.areas.parts import (
    about_all,
    about_lowest,
    about_widest,
    below_known,
    ordinal,
    parts,
    place_label,
)
from tests.exhibits.areas.content_of_areas import of_areas


@given(st.lists(st.integers(), max_size=200), st.integers(1, 30))
def test_parts_are_the_items_in_even_runs(items: list[int], most: int) -> None:
    found = parts(items, most)
    assert [each for run in found for each in run] == items
    assert all(1 <= len(run) <= most for run in found)
    assert len(found) == -(-len(items) // most)


@pytest.mark.parametrize(
    ("number", "words"),
    [(1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (11, "11th"), (12, "12th"), (13, "13th"),
     (21, "21st"), (111, "111th"), (152, "152nd")],
)  # fmt: skip
def test_a_place_is_said_as_people_say_it(number: int, words: str) -> None:
    assert ordinal(number) == words


@pytest.mark.parametrize(
    ("first", "last", "placed", "words"),
    [
        (3, 3, 12, "3rd of 12"),
        (3, 5, 12, "joint 3rd to 5th of 12"),
        (1, 12, 12, "all 12 alike"),
        (1, 1, 1, "the only one compared"),
    ],
)
def test_ties_are_said(first: int, last: int, placed: int, words: str) -> None:
    assert place_label(first, last, placed) == words


def test_low_ratings_are_counted_by_hand() -> None:
    """Below 4, the first score at which quality is known: 3 + 1 + 1 of the 3 + 3 + 1 ratings."""
    content = of_areas()
    assert [below_known(content, each.service_id) for each in content.services] == [3, 1, 1]
    assert about_all(content) == (
        "Five of the seven ratings in three areas are below 4, the first score at which quality "
        "is known."
    )
    assert about_lowest(content) == (
        "Care pathway is rated below 4 in all three areas, more than any other service; services "
        "are compared in one to three areas."
    )
    assert about_widest(content) == "Between areas, Health visiting differs most, from 1 to 4."


def test_what_several_services_share_is_said_of_all_of_them() -> None:
    alike = of_areas({"A": {"pathway": 2, "visiting": 1}, "B": {"pathway": 3, "visiting": 2}})
    assert about_lowest(alike) == "Every service is rated below 4 in both areas."
    assert about_widest(alike) == (
        "Between areas, Care pathway and Health visiting differ most, by one point."
    )


def test_a_count_of_low_ratings_says_of_how_many() -> None:
    """Below 4: pathway in 2 of 3 areas; then also visiting, in 2 of 2."""
    three = {"pathway": 2, "visiting": 4}, {"pathway": 3, "visiting": 5}, {"pathway": 4}
    ratings = dict(zip("ABC", three, strict=True))
    assert about_lowest(of_areas(ratings | {"C": {"pathway": 4, "visiting": 3}})) == (
        "Care pathway is rated below 4 in two of the three areas, more than any other service."
    )
    # What no area rates so that it is shown is not compared at all.
    hidden = {area: {**given, "helpline": None} for area, given in ratings.items()}
    assert about_lowest(of_areas(hidden)).endswith("services are compared in two to three areas.")
    both = of_areas(
        {
            "A": {"pathway": 2, "visiting": 1},
            "B": {"pathway": 3, "visiting": 1},
            "C": {"pathway": 4},
        }
    )
    assert about_lowest(both) == "Every service is rated below 4 in two of two to three areas."


def test_nothing_low_and_nothing_different_is_said_to_be_so() -> None:
    high = of_areas({"A": {"pathway": 5}, "B": {"pathway": 5}})
    assert about_all(high).startswith("None of the two ratings in two areas are below 4")
    assert about_lowest(high) == "No area rates a service below 4."
    assert about_widest(high) == "No service is rated otherwise in one area than in another."
