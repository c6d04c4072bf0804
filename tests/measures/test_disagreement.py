from __future__ import annotations

from math import isnan

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from statsmodels.stats.inter_rater import cohens_kappa

from jsna.measures.disagreement import Weights, alphas, coincidences, kappas, pairs

TABLES = arrays(np.float64, (3, 4, 4), elements=st.integers(0, 9).map(float))


@pytest.mark.parametrize("weights", ["linear", "quadratic"])
@given(tables=TABLES)
def test_statsmodels_finds_the_same_weighted_kappas(tables: np.ndarray, weights: Weights) -> None:
    for table, found in zip(tables, kappas(tables, weights), strict=True):
        if table.diagonal().max() == table.sum():
            assert isnan(found)
        else:
            assert found == pytest.approx(cohens_kappa(table, wt=weights, return_results=False))


def rated(*rows: tuple[str, str, int]) -> pd.DataFrame:
    columns = ["rater", "item_id", "score"]
    return pd.DataFrame(rows, columns=columns).assign(service_id="s")


def test_each_rating_counts_once_among_the_coincidences_of_its_item() -> None:
    given = rated(*[("a", "i", 0), ("b", "i", 0), ("c", "i", 2)], ("a", "alone", 1))
    (table,) = coincidences(given, range(3))
    assert table.tolist() == [[1, 0, 1], [0, 0, 0], [1, 0, 0]]
    assert table.sum() == 3


def test_two_raters_meet_in_the_items_that_both_scored() -> None:
    given = rated(("a", "i", 0), ("b", "i", 2), ("a", "j", 1), ("b", "k", 1))
    (table,) = pairs(given, range(3))
    assert table.tolist() == [[0, 0, 1], [0, 0, 0], [0, 0, 0]]
    assert pairs(given[given["rater"] == "a"], range(3)).shape == (0, 3, 3)


def test_equal_values_alone_have_no_alpha() -> None:
    table = np.zeros((1, 3, 3))
    table[0, 1, 1] = 4
    assert isnan(alphas(table, range(3), "ordinal")[0])
    assert isnan(kappas(table, "linear")[0])


def test_a_rating_off_the_scale_is_a_defect() -> None:
    with pytest.raises(LookupError, match="not on the scale"):
        coincidences(rated(("a", "i", 7), ("b", "i", 0)), range(6))
