"""Areas side by side: worked by hand, and rules that hold whatever the ratings are."""

from __future__ import annotations

import random
from math import isnan, nan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jsna.measures.areas import FEWEST_FOR_QUARTERS, compare_areas, place_areas
from jsna.measures.breaks import Break
from jsna.measures.published import RatedReview
from jsna.measures.results import Result

SCALE = range(6)
RATINGS = st.dictionaries(st.text(min_size=1), st.integers(0, 5), min_size=1, max_size=25)


def area(name: str, **scores: float) -> RatedReview:
    return RatedReview(name, "tool", "1", scores)


def compared(*areas: RatedReview, breaks: list[Break] | None = None) -> list[Result]:
    return list(compare_areas(areas, breaks or [], SCALE))


def rated(*scores: float) -> list[RatedReview]:
    """So many areas, each with a rating of the one service "s"."""
    return [area(f"area {number}", s=score) for number, score in enumerate(scores)]


def of(results: list[Result], measure: str, **where: str) -> list[Result]:
    wanted = {"measure": measure, **where}
    return [each for each in results if all(getattr(each, k) == v for k, v in wanted.items())]


def test_a_place_is_shared_by_all_that_are_rated_alike() -> None:
    """By hand: 1, 2, 2, 2, 4 take the places 1, 2 to 4 three times, and 5."""
    places = {
        each.group_value: (each.value, each.lower, each.upper, each.numerator, each.denominator)
        for each in place_areas({"a": 2, "b": 1, "c": 4, "d": 2, "e": 2})
    }
    shared = (2, 2, 4, 3, 5)
    assert places == {
        "a": shared, "b": (1, 1, 1, 1, 5), "c": (5, 5, 5, 1, 5), "d": shared, "e": shared,
    }  # fmt: skip


@given(RATINGS)
def test_the_places_of_all_areas_are_all_places(ratings: dict[str, int]) -> None:
    """Each run of equals fills the places between those below and those above, none twice."""
    found = list(place_areas(ratings))
    runs = {(each.lower, each.upper) for each in found}
    filled = [place for low, high in runs for place in range(int(low), int(high) + 1)]
    assert sorted(filled) == list(range(1, len(ratings) + 1))
    assert all(each.numerator == each.upper - each.lower + 1 for each in found)


@given(RATINGS)
def test_counted_from_the_other_end_the_places_are_mirrored(ratings: dict[str, int]) -> None:
    turned = {
        each.group_value: each for each in place_areas({n: 5 - s for n, s in ratings.items()})
    }
    for each in place_areas(ratings):
        other, last = turned[each.group_value], len(ratings) + 1
        assert (last - each.upper, last - each.lower) == (other.lower, other.upper)


@given(RATINGS, st.randoms(use_true_random=False))
def test_the_order_of_the_areas_changes_nothing(
    ratings: dict[str, int], chance: random.Random
) -> None:
    areas = [area(name, s=score) for name, score in ratings.items()]
    shuffled = areas.copy()
    chance.shuffle(shuffled)
    assert sorted(map(repr, compared(*areas))) == sorted(map(repr, compared(*shuffled)))


def test_the_counts_at_each_score_stand_beside_how_many_areas_rate_the_service() -> None:
    found = compared(area("A", s=2, t=0), area("B", s=2), area("C", s=5), area("D", t=nan))
    assert of(found, "areas")[0].value == 4
    rating = {each.service_id: (each.value, each.denominator) for each in of(found, "areas_rating")}
    assert rating == {"s": (3, 4), "t": (1, 4)}
    counts = [each.value for each in of(found, "areas_at_score", service_id="s")]
    assert counts == [0, 0, 2, 0, 0, 1]
    assert {each.denominator for each in of(found, "areas_at_score", service_id="s")} == {3}


def test_a_score_that_is_not_shown_has_no_place_and_is_never_a_nought() -> None:
    found = compared(area("A", s=0), area("B", s=nan))
    hidden = of(found, "score_in_area", group_value="B")[0]
    assert hidden.status == "not estimable"
    assert [each.group_value for each in of(found, "place_of_area")] == ["A"]
    assert of(found, "areas_at_score", answer="0")[0].value == 1


def test_ratings_from_before_a_break_are_not_compared_with_later_ones() -> None:
    areas = [area("A", s=1, t=1), area("B", s=2, t=2), area("C", s=3, t=3)]
    found = compared(*areas, breaks=[Break("s", "B", "counted otherwise")])
    cut = of(found, "score_in_area", service_id="s", group_value="A")[0]
    assert (cut.status, cut.method) == ("not comparable", "not comparable: counted otherwise")
    assert [each.value for each in of(found, "areas_rating")] == [2, 3]
    places = of(found, "place_of_area", service_id="s")
    assert [(each.group_value, each.value, each.denominator) for each in places] == [
        ("B", 1, 2),
        ("C", 2, 2),
    ]


def test_a_service_whose_ratings_are_all_hidden_is_rated_by_no_area() -> None:
    found = compared(area("A", s=nan), area("B", s=nan))
    assert [each.value for each in of(found, "areas_rating")] == [0]
    assert of(found, "place_of_area") == []


@pytest.mark.parametrize(
    ("scores", "quarters"),
    [
        # By hand: of eight, between the 2nd and 3rd, the 4th and 5th, the 6th and 7th.
        ([0, 1, 1, 2, 3, 3, 4, 5], (1, 2.5, 3.5)),
        ([2, 2, 2, 2, 2, 2, 2, 2], (2, 2, 2)),
        # Of nine, the 3rd, the 5th and the 7th.
        ([0, 1, 1, 2, 3, 3, 4, 5, 5], (1, 3, 4)),
    ],
)
def test_the_quarters_are_those_worked_by_hand(
    scores: list[float], quarters: tuple[float, float, float]
) -> None:
    (found,) = of(compared(*rated(*scores)), "area_quarters")
    assert (found.lower, found.value, found.upper) == quarters
    assert (found.base, found.status) == (len(scores), "shown")


@given(st.lists(st.integers(0, 5), min_size=FEWEST_FOR_QUARTERS, max_size=40))
def test_a_quarter_is_at_or_below_the_first_and_at_or_above_the_last(scores: list[int]) -> None:
    """What a quantile is: at least so large a share of the values on each side of it."""
    (found,) = of(compared(*rated(*scores)), "area_quarters")
    n = len(scores)
    for share, limit in ((0.25, found.lower), (0.5, found.value), (0.75, found.upper)):
        assert sum(score <= limit for score in scores) >= share * n
        assert sum(score >= limit for score in scores) >= (1 - share) * n


@pytest.mark.parametrize("areas", [1, FEWEST_FOR_QUARTERS - 1])
def test_few_areas_have_no_quarters(areas: int) -> None:
    (found,) = of(compared(*rated(*[3.0] * areas)), "area_quarters")
    assert found.status == "low base"
    assert isnan(found.value)
    assert isnan(found.lower)


def test_there_is_no_result_about_an_area_over_all_services() -> None:
    """No league table: what is said of an area is said of one service."""
    found = compared(area("A", s=1, t=2), area("B", s=3, t=4))
    assert all(each.service_id for each in found if each.group == "area")
