from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from math import isnan, log, sqrt

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from scipy.stats import rankdata

from jsna.measures.acceptability import central_weights, rank_acceptability
from jsna.measures.results import Result, results_table
from tests.measures.oracle import oracle

DRAWS = 10_000
NEEDS = st.lists(
    st.tuples(st.integers(0, 3), st.integers(0, 2), st.integers(0, 4)), min_size=2, max_size=7
)
METHOD = (
    "SMAA-O (Lahdelma, Miettinen and Salminen 2003) over x, y; 400 draws of weights and of the "
    "values of the levels, seed 3; twice the standard error of a share at most 0.05"
)


def needs_of(rows: Sequence[tuple[int, ...]]) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=["x", "y", "z"][: len(rows[0])])
    return frame.assign(service_id=[f"s{n}" for n in range(len(rows))])


def accepted(
    needs: pd.DataFrame, draws: int = DRAWS, seed: int = 1
) -> dict[tuple[str, int], float]:
    results = rank_acceptability(needs, draws=draws, seed=seed)
    return {(r.service_id, int(r.group_value)): r.value for r in results}


def margin(chance: float, draws: int = DRAWS) -> float:
    """Five standard errors."""
    return 5 * sqrt(chance * (1 - chance) / draws)


@pytest.mark.parametrize(
    "rows", [list(rows) for _, rows in groupby(oracle("acceptability"), lambda row: row["case"])]
)
def test_the_closed_forms_worked_by_hand(rows: list[dict[str, str]]) -> None:
    criteria = [name for name in ("x", "y", "z") if rows[0][name]]
    needs = pd.DataFrame(rows)[["service_id", *criteria]].drop_duplicates()
    shares = accepted(needs.astype(dict.fromkeys(criteria, int)))
    for row in rows:
        chance = float(row["probability"])
        share = shares[row["service_id"], int(row["rank"])]
        assert share == pytest.approx(chance, abs=margin(chance)), row["working"]


def drawn_anew(rows: Sequence[tuple[int, ...]], draws: int) -> NDArray[np.float64]:
    """The same by other means: exponential weights, values ordered by rejection, scipy's ranks."""
    random = np.random.default_rng(99)
    need = np.zeros((draws, len(rows)))
    weights = random.exponential(size=(draws, len(rows[0])))
    weights /= weights.sum(axis=1, keepdims=True)
    for place, column in enumerate(zip(*rows, strict=True)):
        distinct = sorted(set(column))
        for draw in range(draws):
            inner = random.random(max(0, len(distinct) - 2))
            while list(inner) != sorted(inner):
                inner = random.random(len(inner))
            value = dict(zip(distinct, [0, *inner, 1] if len(distinct) > 1 else [0], strict=True))
            need[draw] += weights[draw, place] * np.array([value[each] for each in column])
    ranks = rankdata(-need.round(12), method="min", axis=1)
    return np.stack([(ranks == rank + 1).mean(axis=0) for rank in range(len(rows))], axis=1)


def test_a_second_simulation_by_other_means() -> None:
    rows = [(3, 0, 1), (2, 2, 0), (2, 1, 2), (1, 2, 2), (0, 0, 4), (0, 1, 3), (1, 2, 2)]
    again = drawn_anew(rows, 5000)
    shares = accepted(needs_of(rows))
    for service, rank in np.ndindex(again.shape):
        chance = float(again[service, rank])
        error = 5 * sqrt(max(chance * (1 - chance), 0.001) * (1 / 5000 + 1 / DRAWS))
        assert shares[f"s{service}", rank + 1] == pytest.approx(chance, abs=error)


def test_central_weights_worked_by_hand() -> None:
    # As "four levels" of the oracle: s is first with density (2 - 1/w)^2 for w from 1/2 to 1. The
    # mean weight of x is the integral of w (2 - 1/w)^2 = 4w - 4 + 1/w, ln 2 - 1/2, over 3 - 4 ln 2.
    needs = needs_of([(3, 0), (2, 2), (1, 1), (0, 0)])
    results = list(central_weights(needs, draws=DRAWS, seed=1))
    weights = {(r.service_id, r.group_value): r for r in results if r.status == "shown"}
    assert set(weights) == {("s0", "x"), ("s0", "y"), ("s1", "x"), ("s1", "y")}
    exact = (log(2) - 0.5) / (3 - 4 * log(2))
    assert weights["s0", "x"].value == pytest.approx(exact, abs=0.01)
    # Over all draws the mean weight is 1/2, which gives the other service's.
    other = (0.5 - (log(2) - 0.5)) / (1 - (3 - 4 * log(2)))
    assert weights["s1", "x"].value == pytest.approx(other, abs=0.01)
    first = accepted(needs)
    for (name, _), result in weights.items():
        assert result.base == first[name, 1] * DRAWS
        assert result.value == round(result.value, 6)
    assert weights["s0", "x"].value + weights["s0", "y"].value == pytest.approx(1, abs=2e-6)
    refused = [r for r in results if r.service_id == "s2"]
    assert [(r.status, r.base, r.group_value) for r in refused] == [
        ("not estimable", 0, "x"),
        ("not estimable", 0, "y"),
    ]
    assert refused[0].method == "not estimable: it ranks first in none of 10,000 draws"
    assert isnan(refused[0].value)


def test_what_is_printed_with_each_answer() -> None:
    needs = needs_of([(1, 0), (0, 1)])
    shares = list(rank_acceptability(needs, draws=400, seed=3))
    assert [(r.service_id, r.group, r.group_value) for r in shares] == [
        ("s0", "rank", "1"),
        ("s0", "rank", "2"),
        ("s1", "rank", "1"),
        ("s1", "rank", "2"),
    ]
    assert {r.method for r in shares} == {
        f"share of the draws with this competition rank; {METHOD}"
    }
    assert {(r.measure, r.unit, r.denominator, r.base) for r in shares} == {
        ("rank_acceptability", "probability", 400, 2)
    }
    assert all(r.value == r.numerator / 400 for r in shares)
    weights = list(central_weights(needs, draws=400, seed=3))
    assert {r.method for r in weights} == {f"mean over the draws in which it ranks first; {METHOD}"}
    assert {(r.measure, r.unit, r.group) for r in weights} == {
        ("central_weight", "weight", "criterion")
    }


def test_the_same_seed_gives_the_same_draws_and_another_gives_others() -> None:
    needs = needs_of([(2, 0), (1, 1), (0, 2)])
    tables = [accepted(needs, draws=500, seed=seed) for seed in (1, 1, 2)]
    assert tables[0] == tables[1]
    assert tables[0] != tables[2]


@pytest.mark.parametrize("measure", [rank_acceptability, central_weights])
def test_services_that_nothing_tells_apart(measure: type) -> None:
    results: list[Result] = list(measure(needs_of([(2, 7), (2, 7)]), draws=10, seed=1))
    assert [r.service_id for r in results] == ["s0", "s1"]
    assert {r.status for r in results} == {"not estimable"}
    assert {r.method for r in results} == {"not estimable: no criterion tells the services apart"}
    assert all(isnan(r.value) for r in results)


@pytest.mark.parametrize("measure", [rank_acceptability, central_weights])
def test_a_service_without_a_level_is_left_out(measure: type) -> None:
    needs = needs_of([(2, 0), (0, 1), (1, 1)]).assign(y=[0, 1, float("nan")])
    results: list[Result] = list(measure(needs, draws=10, seed=1))
    assert (results[0].service_id, results[0].method) == ("s2", "not estimable: no level on y")
    assert {r.service_id for r in results[1:]} == {"s0", "s1"}
    assert {r.status for r in results[1:]} == {"shown"}


@settings(max_examples=25)
@given(NEEDS, st.integers(0, 99))
def test_order_of_rows_and_recoding_change_no_acceptability(
    rows: Sequence[tuple[int, ...]], seed: int
) -> None:
    needs = needs_of(rows)
    recoded = needs.assign(x=needs["x"] ** 3 - 5, y=np.exp(needs["y"]), z=needs["z"] / 7)
    shuffled = recoded.sample(frac=1, random_state=seed)[["z", "service_id", "y", "x"]]
    for measure in (rank_acceptability, central_weights):
        tables = [
            results_table("x", measure(each, draws=200, seed=seed)) for each in (needs, shuffled)
        ]
        pd.testing.assert_frame_equal(tables[0], tables[1])


@settings(max_examples=25)
@given(NEEDS)
def test_shares_of_a_service_add_up_and_equals_share_all(rows: Sequence[tuple[int, ...]]) -> None:
    if len(set(rows)) == 1:
        return
    shares = accepted(needs_of(rows), draws=200)
    every = range(1, len(rows) + 1)
    for place, own in enumerate(rows):
        mine = [shares[f"s{place}", rank] for rank in every]
        assert sum(mine) == pytest.approx(1)
        for other, row in enumerate(rows):
            if row == own:
                assert mine == [shares[f"s{other}", rank] for rank in every]
        # Every service that exceeds it on all criteria comes before it in every draw.
        above = sum(row != own and all(np.array(row) >= own) for row in rows)
        assert not any(mine[:above])
