from __future__ import annotations

from math import isnan

import numpy as np
import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from jsna.measures.criteria import criteria_of, need_criteria, pareto_tiers, second_key
from jsna.measures.results import Result, results_table
from jsna.review.choices import Criterion, Ranking
from tests.measures.builders import assessment_of, values
from tests.measures.oracle import oracle

NEEDS = st.lists(st.tuples(*[st.integers(0, 3)] * 3), min_size=1, max_size=12)


def needs_of(rows: list[tuple[int, ...]]) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=["x", "y", "z"][: len(rows[0])])
    return frame.assign(service_id=[f"s{n:02}" for n in range(len(rows))])


def test_the_shortfall_and_the_streams_that_see_a_need() -> None:
    links = pd.DataFrame(
        [("s0", "survey"), ("s0", "survey"), ("s1", "survey"), ("s1", "engagement")],
        columns=["service_id", "stream"],
    )
    needs = need_criteria(assessment_of([1, 4, 5]), links, Ranking(target=4))
    assert needs.to_dict("list") == {
        "service_id": ["s0", "s1", "s2"],
        "shortfall": [3, 0, 0],
        "streams": [1, 2, 0],
    }
    assert needs["streams"].dtype == "int64"


REACH = Criterion(name="families reached", source="a count", levels={"s0": 1, "s2": 2.5})
LINKS = pd.DataFrame([("s1", "survey")], columns=["service_id", "stream"])


def test_a_declared_criterion_is_a_column_and_a_service_without_a_level_has_none() -> None:
    declared = Ranking(target=4, criterion={"reach": REACH})
    needs = need_criteria(assessment_of([1, 4, 5]), LINKS, declared)
    assert list(needs["reach"].fillna(-1)) == [1, -1, 2.5]
    reasons = {r.service_id: r.method for r in pareto_tiers(needs) if r.status == "not estimable"}
    assert reasons == {"s1": "not estimable: no level on reach"}


def test_the_second_key_is_a_criterion_with_its_name_in_a_sentence() -> None:
    declared = Ranking(target=4, criterion={"reach": REACH})
    needs = need_criteria(assessment_of([1, 4, 5]), LINKS, declared)
    assert second_key(needs, declared) is None
    by_streams = second_key(needs, declared.model_copy(update={"second_key": "streams"}))
    assert by_streams is not None
    assert (by_streams.name, by_streams.to_dict()) == (
        "number of streams that see a need",
        {"s0": 0, "s1": 1, "s2": 0},
    )
    by_reach = second_key(needs, declared.model_copy(update={"second_key": "reach"}))
    assert by_reach is not None
    assert by_reach.name == "families reached"


def test_the_tiers_of_2023_worked_by_hand() -> None:
    rows = oracle("pareto")
    needs = pd.DataFrame(rows)[["service_id", "shortfall", "streams"]]
    results = list(pareto_tiers(needs.astype({"shortfall": int, "streams": int})))
    assert values(results, "pareto_tier") == {r["service_id"]: int(r["tier"]) for r in rows}
    (of_one, *_) = [r for r in results if r.service_id == "infant-mental-health"]
    assert (of_one.numerator, of_one.denominator, of_one.unit) == (4, 15, "tier")
    assert of_one.method == "successive fronts that no service exceeds on shortfall, streams"


def test_a_service_without_a_level_is_left_out_with_the_reason() -> None:
    needs = pd.DataFrame(
        {
            "service_id": ["b", "a", "c"],
            "x": [1, np.nan, 2],
            "y": [0, float("nan"), 0],
            "z": [1, 1, 1],
        }
    )
    criteria = criteria_of(needs)
    assert (criteria.ids, criteria.names) == (("b", "c"), ("x", "y", "z"))
    assert criteria.levels.tolist() == [[0, 0, 0], [1, 0, 0]]
    refused, *ranked = pareto_tiers(needs)
    assert (refused.service_id, refused.status) == ("a", "not estimable")
    assert refused.method == "not estimable: no level on x, y"
    assert isnan(refused.value)
    assert [(r.service_id, r.value, r.denominator) for r in ranked] == [("b", 2, 2), ("c", 1, 2)]


def test_services_that_no_criterion_tells_apart() -> None:
    alike = criteria_of(needs_of([(2, 7), (2, 7)]))
    assert alike.alike
    assert not criteria_of(needs_of([(2, 7), (2, 8)])).alike
    refused = list(alike.not_estimable(Result("m", unit="u", group="g"), "because"))
    assert [(r.service_id, r.measure, r.unit, r.group) for r in refused] == [
        ("s00", "m", "u", "g"),
        ("s01", "m", "u", "g"),
    ]
    assert {(r.method, r.status) for r in refused} == {("not estimable: because", "not estimable")}


@given(NEEDS)
def test_tiers_are_the_longest_chains_of_services_that_exceed(
    rows: list[tuple[int, ...]],
) -> None:
    # A service's tier is 1 and the length of the longest chain of services above it (Mirsky 1971).
    def exceeds(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
        return one != other and all(a >= b for a, b in zip(one, other, strict=True))

    def chain(own: tuple[int, ...]) -> int:
        return 1 + max((chain(row) for row in set(rows) if exceeds(row, own)), default=0)

    results = list(pareto_tiers(needs_of(rows)))
    assert [r.value for r in results] == [chain(row) for row in rows]
    tiers = [r.value for r in results]
    assert [r.numerator for r in results] == [tiers.count(tier) for tier in tiers]


@settings(max_examples=30)
@given(NEEDS, st.integers(0, 99))
def test_order_of_rows_and_recoding_change_no_tier(rows: list[tuple[int, ...]], seed: int) -> None:
    needs = needs_of(rows)
    recoded = needs.assign(x=needs["x"] ** 3 - 5, y=np.exp(needs["y"]), z=needs["z"] / 7)
    shuffled = recoded.sample(frac=1, random_state=seed)[["z", "service_id", "y", "x"]]
    tables = [results_table("x", pareto_tiers(each)) for each in (needs, shuffled)]
    pd.testing.assert_frame_equal(tables[0], tables[1])
