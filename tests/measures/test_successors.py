from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jsna.errors import InputError
from jsna.measures.gap_history import gap_register
from jsna.measures.published import RatedReview
from jsna.measures.successors import followed_gaps, followed_reviews, names_then
from jsna.review.codebook import Codebook, Service

# A became B, which became C; W was split into P and Q; X and Y were merged into M.
SERVICES = (
    Service("c", "C", "service", valid_from="2025", replaces=("b",)),
    Service("b", "B", "service", "", "2024", "2024", ("a",)),
    Service("a", "A", "service", valid_to="2023"),
    Service("w", "W", "service", valid_to="2024"),
    Service("p", "P", "service", valid_from="2025", replaces=("w",)),
    Service("q", "Q", "service", valid_from="2025", replaces=("w",)),
    Service("x", "X", "service", valid_to="2024"),
    Service("y", "Y", "service", valid_to="2024"),
    Service("m", "M", "service", valid_from="2025", replaces=("x", "y")),
)
CODEBOOK = Codebook(SERVICES)


def rated(review: str, **scores: float) -> RatedReview:
    return RatedReview(review, "t", "1", scores)


def test_the_line_of_a_renamed_service_goes_on_under_the_name_used_last() -> None:
    found = followed_reviews(
        [rated("1", a=1, w=2), rated("2", b=3), rated("3", c=4, p=5)], CODEBOOK
    )
    assert [dict(each.scores) for each in found] == [{"c": 1, "w": 2}, {"c": 3}, {"c": 4, "p": 5}]
    assert [dict(each.called) for each in found] == [{"c": "A"}, {"c": "B"}, {}]
    assert [(r.service_id, r.group_value, r.answer) for r in names_then(found)] == [
        ("c", "1", "A"),
        ("c", "2", "B"),
    ]


def test_a_review_before_the_change_keeps_its_names() -> None:
    before = [rated("1", a=1, w=2), rated("2", a=3, w=4)]
    assert followed_reviews(before, CODEBOOK) == before


def test_a_service_that_is_no_longer_rated_has_the_name_that_it_had_last() -> None:
    found = followed_reviews([rated("1", a=1), rated("2", b=3), rated("3", p=4)], CODEBOOK)
    assert [dict(each.scores) for each in found] == [{"b": 1}, {"b": 3}, {"p": 4}]


def test_two_names_in_one_review_are_two_services() -> None:
    both = [rated("1", a=1), rated("2", a=2, b=3)]
    assert followed_reviews(both, CODEBOOK) == both


@given(
    st.lists(st.dictionaries(st.sampled_from("abcwpqxym"), st.integers(0, 5)), min_size=1),
    st.permutations(SERVICES),
)
def test_no_score_is_lost_or_made_and_the_order_of_the_rows_does_not_matter(
    scores: list[dict[str, float]], services: list[Service]
) -> None:
    reviews = [rated(str(number), **each) for number, each in enumerate(scores)]
    found = followed_reviews(reviews, CODEBOOK)
    for before, after in zip(reviews, found, strict=True):
        assert list(after.scores.values()) == list(before.scores.values())
        # No part and no whole takes the scores of the other.
        assert {n for n in after.scores if n not in "abc"} == {
            n for n in before.scores if n not in "abc"
        }
    assert followed_reviews(reviews, Codebook(tuple(services))) == found


def gaps(review: str, *listed: tuple[str, str]) -> tuple[str, pd.DataFrame]:
    rows = [(gap_id, service_id, f"gap {gap_id}", "open") for gap_id, service_id in listed]
    return review, pd.DataFrame(rows, columns=["gap_id", "service_id", "text", "status"])


def owners(reviews: list[tuple[str, pd.DataFrame]], *now: str) -> dict[str, tuple[str, str]]:
    """The service and the history of each gap of the register."""
    register = gap_register(followed_gaps(reviews, CODEBOOK, now))
    rows = zip(register["gap_id"], register["service_id"], register["history"], strict=True)
    return {gap_id: (service_id, history) for gap_id, service_id, history in rows}


def test_the_gaps_of_a_renamed_service_go_on() -> None:
    found = owners([gaps("1", ("G1", "a"), ("G2", "a")), gaps("2", ("G1", "b"))], "b")
    assert found == {"G1": ("b", "carried on"), "G2": ("b", "closed")}


def test_a_gap_goes_on_where_its_service_has_a_new_name_and_lists_none_now() -> None:
    assert owners([gaps("1", ("G1", "b")), gaps("2")], "c") == {"G1": ("c", "closed")}


def test_a_gap_of_what_was_split_or_merged_is_of_the_service_that_lists_it_now() -> None:
    earlier = gaps("1", ("G1", "w"), ("G2", "w"), ("G3", "x"), ("G4", "w"), ("G5", ""))
    later = gaps("2", ("G1", "p"), ("G2", "q"), ("G3", "m"), ("G5", ""))
    assert owners([earlier, later], "p", "q", "m") == {
        "G1": ("p", "carried on"),
        "G2": ("q", "carried on"),
        "G3": ("m", "carried on"),
        "G4": ("w", "closed"),
        "G5": ("", "carried on"),
    }


@pytest.mark.parametrize("other", ["x", "a"])
def test_one_id_for_gaps_of_services_that_did_not_come_of_each_other_is_refused(other: str) -> None:
    with pytest.raises(InputError, match="it is a gap of"):
        owners([gaps("1", ("G1", other)), gaps("2", ("G1", "p"))], "p")


def test_the_gaps_as_given_are_left_as_they_are() -> None:
    review = gaps("1", ("G1", "a"))
    followed_gaps([review, gaps("2", ("G1", "b"))], CODEBOOK, ["b"])
    assert list(review[1]["service_id"]) == ["a"]
