"""The contract of results: its columns, and that no hidden number is in it."""

from __future__ import annotations

import pandas as pd
import pytest

from jsna.measures.results import KEY
from jsna.storage.contract import ContractError
from jsna.storage.results_table import RESULTS
from jsna.storage.schemas import CONTRACTS


def test_results_of_every_kind_keep_the_one_contract() -> None:
    kinds = [name for name in CONTRACTS if name.endswith("_results")]
    assert kinds == ["score_results", "ranking_results", "voice_results"]
    assert all(CONTRACTS[name] is RESULTS for name in kinds)


def test_the_columns_of_results_are_those_of_the_design() -> None:
    # From "Words" in the design of the house.
    assert list(RESULTS.columns) == [
        *("review", "measure", "service_id", "item_id", "question_id", "answer", "group"),
        *("group_value", "value", "lower", "upper", "confidence", "numerator", "denominator"),
        *("base", "unit", "method", "status"),
    ]


def test_a_result_has_one_key_where_it_is_made_and_where_it_is_kept() -> None:
    # The two rooms do not import each other.
    assert RESULTS.key == ("review", *KEY)


@pytest.mark.parametrize("column", ["value", "lower", "upper", "numerator"])
@pytest.mark.parametrize("status", ["suppressed", "low base", "not estimable", "not comparable"])
def test_a_hidden_number_is_missing_and_never_0(
    results: pd.DataFrame, column: str, status: str
) -> None:
    results.loc[1, "status"] = status
    RESULTS.kept_by(results)
    results.loc[1, column] = 0.0
    with pytest.raises(ContractError, match="a number that is not shown is missing"):
        RESULTS.kept_by(results)
