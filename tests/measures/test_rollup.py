from __future__ import annotations

from fractions import Fraction
from math import isnan

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jsna.errors import UsageError
from jsna.measures.results import Result
from jsna.measures.rollup import Service, assessment_of, exact_scores, roll_up, score_roll_up
from jsna.measures.rules import Scheme
from jsna.measures.scores import score_overall
from jsna.review.codebook import Codebook
from jsna.review.codebook import Service as Entry
from jsna.review.settings import Overall
from tests.measures.builders import TOOL
from tests.measures.raters import Row, oracle_ratings, ratings_of

CODEBOOK = Codebook(
    (Entry("c", "C", "y"), Entry("a", "A", "x"), Entry("b", "B", "x"), Entry("d", "D", "y"))
)


def scores_of(services: list[Service], scheme: Scheme) -> dict[str, int]:
    assessment = assessment_of(services, CODEBOOK, TOOL, scheme)
    return dict(zip(assessment["service_id"], assessment["score"], strict=True))


def one_rater(scores: dict[str, dict[str, int | None]]) -> pd.DataFrame:
    """Ratings of one rater; what is None is not applicable."""
    rows: list[Row] = [
        ("r", service_id, item_id, score, score is None)
        for service_id, items in scores.items()
        for item_id, score in items.items()
    ]
    return ratings_of(rows)


def results(services: list[Service], scheme: Scheme) -> dict[tuple[str, str], Result]:
    return {(each.measure, each.service_id): each for each in score_roll_up(services, scheme)}


def test_items_make_a_service_and_what_does_not_apply_is_left_out() -> None:
    # The oracle: 3, 3 and 5 have a consensus; one item does not apply, one is not rated.
    scheme = Scheme()
    services = roll_up(oracle_ratings(), scheme)
    (clinic,) = services
    assert clinic.scores == {"access": 3, "quality": 3, "records": 5}
    assert clinic.value == Fraction(11, 3)
    found = results(services, scheme)
    unrounded = found["score_unrounded", "clinic"]
    assert (unrounded.value, unrounded.base, unrounded.unit) == (11 / 3, 3, "score")
    assert unrounded.method == "mean of the consensus on 3 items; 1 not applicable, left out"
    for measure, count in (
        ("items_rated", 3),
        ("items_not_applicable", 1),
        ("items_not_rated", 1),
    ):
        counted = found[measure, "clinic"]
        assert (counted.value, counted.numerator, counted.denominator) == (count, count, 5)
        assert (counted.unit, counted.method) == ("items", "count")


def test_a_service_to_which_nothing_applies_has_no_score() -> None:
    scheme = Scheme()
    services = roll_up(one_rater({"a": {"1": 2, "2": 3}, "b": {"1": None, "2": None}}), scheme)
    assert scores_of(services, scheme) == {"a": 3}
    assert services[1].not_applicable
    assert exact_scores(services) == {"a": Fraction(5, 2)}
    found = results(services, scheme)
    left_out = found["services_not_applicable", ""]
    assert (left_out.value, left_out.numerator, left_out.denominator) == (1, 1, 2)
    assert (left_out.unit, left_out.method) == (
        "services",
        "count; they are left out of every score",
    )
    assert found["score_unrounded", "b"].status == "not estimable"
    assert isnan(found["score_unrounded", "b"].value)
    assert found["score_unrounded", "b"].unit == "score"
    assert found["score_unrounded", "b"].method == (
        "mean of the consensus on 0 items; 2 not applicable, left out: no score is given"
    )
    assert found["score_unrounded", "a"].method == "mean of the consensus on 2 items"


def test_a_service_that_is_rated_as_a_whole_has_its_consensus() -> None:
    rows: list[Row] = [("r", "a", "", 2, False), ("q", "a", "", 3, False)]
    for scheme in (Scheme("weighted mean"), Scheme("trimmed mean", "half even", trim=1)):
        services = roll_up(ratings_of(rows), scheme)
        assert exact_scores(services) == {"a": 3 if scheme.rounding == "half up" else 2}
        # Nothing is said of items that it does not have.
        assert set(results(services, scheme)) == {("services_not_applicable", "")}


def test_weights_are_those_of_items() -> None:
    scheme = Scheme("weighted mean", weights={"1": 1, "2": 2, "3": 100})
    ratings = one_rater({"a": {"1": 0, "2": 3, "3": None}})
    assert exact_scores(roll_up(ratings, scheme)) == {"a": 2}
    with pytest.raises(UsageError, match="has no weight for 2"):
        roll_up(ratings, Scheme("weighted mean", weights={"1": 1}))


def test_items_without_a_single_mode_give_no_score_but_the_service_applies() -> None:
    scheme = Scheme("mode")
    services = roll_up(one_rater({"a": {"1": 2, "2": 3}}), scheme)
    assert scores_of(services, scheme) == {}
    assert not services[0].not_applicable
    assert results(services, scheme)["score_unrounded", "a"].method == (
        "mode of the consensus on 2 items: several scores are equally frequent"
    )


@pytest.mark.parametrize(
    ("rounded_first", "unrounded", "overall"),
    [("nothing", "43/18", 2), ("services", "8/3", 3), ("kinds", "5/2", 3)],
)
def test_items_to_services_to_the_overall_score(
    rounded_first: str, unrounded: str, overall: int
) -> None:
    # a: (2 + 3) / 2 = 5/2, to 3. b: (1 + 1 + 3) / 3 = 5/3, to 2. c: 3. One stage: 43/6 over 3.
    # Services first: 3 + 2 + 3 over 3. Kinds first, of the unrounded: x (5/2 + 5/3) / 2 = 25/12, to
    # 2; y 3; 5 over 2.
    items = Scheme()
    ratings = one_rater({"a": {"1": 2, "2": 3}, "b": {"1": 1, "2": 1, "3": 3}, "c": {"1": 3}})
    services = roll_up(ratings, items)
    assessment = assessment_of(services, CODEBOOK, TOOL, items)
    found = {
        each.measure: each
        for each in score_overall(
            assessment,
            Overall(),
            Scheme(rounded_first=rounded_first),  # type: ignore[arg-type]
            exact_scores(services),
        )
        if not each.group
    }
    assert found["overall_unrounded"].value == float(Fraction(unrounded))
    assert found["overall"].value == overall
    assert found["score_sum"].value == 8


@settings(max_examples=30)
@given(
    st.dictionaries(
        st.sampled_from("abc"),
        st.dictionaries(st.sampled_from("123"), st.none() | st.integers(0, 5), min_size=1),
        min_size=1,
    )
)
def test_every_item_is_rated_or_not_applicable_and_no_score_leaves_their_range(
    scores: dict[str, dict[str, int | None]],
) -> None:
    services = roll_up(one_rater(scores), Scheme())
    found = results(services, Scheme())
    for service in services:
        given_scores = [s for s in scores[service.service_id].values() if s is not None]
        assert found["items_rated", service.service_id].value == len(given_scores)
        assert found["items_not_rated", service.service_id].value == 0
        if given_scores:
            assert service.value is not None
            assert min(given_scores) <= service.value <= max(given_scores)
        else:
            assert service.not_applicable


def test_the_assessment_follows_the_codebook_and_leaves_out_what_has_no_score() -> None:
    scheme = Scheme()
    ratings = one_rater({"a": {"1": 2, "2": 3}, "b": {"1": None}, "c": {"1": 4}})
    assessment = assessment_of(roll_up(ratings, scheme), CODEBOOK, TOOL, scheme)
    assert assessment.to_dict("records") == [
        {"service_id": "c", "service": "C", "kind": "y", "score": 4, "band": "high"},
        {"service_id": "a", "service": "A", "kind": "x", "score": 3, "band": "middle"},
    ]
