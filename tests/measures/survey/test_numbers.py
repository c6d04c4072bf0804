from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jsna.measures.disclosure.safety import make_safe
from jsna.measures.results import Result
from jsna.measures.survey.columns import columns_of
from jsna.measures.survey.counting import count_question
from jsna.measures.survey.numbers import estimate_numbers, rounded_to, unit_of
from jsna.measures.survey.publication import cells_of
from jsna.measures.survey.safe_counts import SafeCounts
from jsna.review.disclosure import Disclosure
from jsna.review.survey_question import Question
from tests.measures.survey.survey_example import category, people_in

AGE = Question(id="age", wording="?", type="numeric")
RULES = Disclosure()


def found(
    values: list[float],
    weights: list[float] | None = None,
    area: Sequence[str | None] | None = None,
    rules: Disclosure = RULES,
) -> dict[tuple[str, str], Result]:
    groups = {} if area is None else {"area": category(area, ("n", "s"))}
    columns = columns_of(people_in(len(values), groups), list(groups))
    wide = pd.DataFrame({"age": values})
    own = None if weights is None else np.array(weights)
    tally = count_question(wide, AGE, columns, own)
    cells = cells_of([tally], columns, {}, {}, weighted=own is not None)
    safe = SafeCounts.of(cells, make_safe(cells, rules), rules, 0.95)
    results = estimate_numbers(wide, AGE, safe, columns, own)
    return {(each.measure.removeprefix("survey_"), each.group_value): each for each in results}


def test_the_middle_of_forty_numbers() -> None:
    results = found([*range(1, 41), np.nan])
    assert results["median", ""].value == 21  # 20.5: a half would say that the base is even
    assert results["lower_quartile", ""].value == 11  # 10.75
    assert results["upper_quartile", ""].value == 30  # 30.25
    assert results["mean", ""].value == 20.5
    assert {each.base for each in results.values()} == {40}
    assert {each.status for each in results.values()} == {"shown"}
    assert {(each.unit, each.question_id) for each in results.values()} == {("as answered", "age")}
    assert results["mean", ""].method.startswith("of those who gave a number, rounded so")


def test_with_weights_each_method_says_whether_it_takes_them() -> None:
    results = found([11.0] * 20 + [21.0] * 20, [3.0] * 20 + [1.0] * 20)
    # (20 x 3 x 11 + 20 x 1 x 21) / 80; a weighted median would be 11.
    assert results["mean", ""].value == 13.5
    assert results["mean", ""].method.startswith("weighted, of those who gave a number")
    assert results["median", ""].value == 16
    for name in ("lower_quartile", "median", "upper_quartile"):
        assert results[name, ""].method.startswith("not weighted, of those who gave a number")


def test_quartiles_need_four_low_bases() -> None:
    results = found([float(each) for each in range(37)])
    assert results["lower_quartile", ""].status == "low base"
    assert results["upper_quartile", ""].status == "low base"
    assert np.isnan(results["upper_quartile", ""].value)
    assert results["median", ""].value == 18
    assert results["median", ""].base == 35


def test_a_low_base_has_nothing() -> None:
    results = found([30.0] * 9)
    assert {each.status for each in results.values()} == {"low base"}
    assert np.isnan(
        [number for each in results.values() for number in (each.value, each.base)]
    ).all()


def test_the_mean_of_few_is_given_in_coarse_steps() -> None:
    values = [30.0] * 6 + [33.0] * 5
    assert found(values)["mean", ""].value == 31  # 31.36, and 10 stands for 8 to 12
    assert found(values * 2)["mean", ""].value == 31.4  # 20 stands for 18 to 22


def test_the_weighted_mean() -> None:
    results = found([11.0] * 30 + [21.0] * 30, [1.0] * 30 + [3.0] * 30)
    assert results["mean", ""].value == 18.5
    assert results["median", ""].value == 16  # of respondents, without weights


def test_each_group_has_its_own() -> None:
    results = found([10.0, 21.0] * 20 + [50.0] * 40, area=["n"] * 40 + ["s"] * 40)
    assert results["mean", "n"].value == 15.5
    assert results["median", "s"].value == 50
    assert results["median", "s"].group == "area"


def test_a_group_in_which_nobody_gave_a_number() -> None:
    results = found([10.0] * 40 + [np.nan] * 40, area=["n"] * 40 + ["s"] * 40)
    assert results["mean", "s"].status == "low base"


def test_numbers_that_nobody_gave_have_no_middle() -> None:
    results = found([np.nan] * 40, rules=Disclosure(low_base=0))
    assert {(each.status, each.base) for each in results.values()} == {("not estimable", 0)}
    assert np.isnan([each.value for each in results.values()]).all()


@pytest.mark.parametrize(
    ("numbers", "unit"),
    [([2000, 5000], 1000), ([1500, 2000], 100), ([10, 250], 10), ([3, 40], 1), ([0.5, 3], 0.1),
     ([0.25], 0.01), ([0.3333], 0.01), ([], 1000)],
)  # fmt: skip
def test_the_unit_of_the_answers(numbers: list[float], unit: float) -> None:
    assert unit_of(np.array(numbers, dtype="float64")) == unit


@pytest.mark.parametrize(
    ("value", "step", "expected"),
    [
        *[(0.35, 0.1, 0.4), (20.5, 1, 21), (20.49, 1, 20), (-0.5, 1, 0)],
        *[(1499.9, 1000, 1000), (1500, 1000, 2000)],
    ],
)
def test_halves_go_up(value: float, step: float, expected: float) -> None:
    assert rounded_to(value, step) == expected


@given(st.integers(10, 200), st.integers(0, 10_000))
def test_every_base_that_the_published_one_stands_for_has_the_published_mean(
    base: int, total: int
) -> None:
    values = [float(total // base + (place < total % base)) for place in range(base)]
    if unit_of(np.array(values)) != 1:
        return
    published = found(values)["mean", ""].value
    rules = Disclosure()
    step = 10.0 ** -(len(str(published).split(".")[1].rstrip("0")))
    for other in range(max(base - 2, 10), base + 3):
        if rules.rounded(other) == rules.rounded(base):
            totals = range(int((published - 1) * other), int((published + 1) * other) + 2)
            means = [each / other for each in totals]
            assert any(abs(mean - published) <= max(step, 0.1) / 2 + 1e-9 for mean in means)
