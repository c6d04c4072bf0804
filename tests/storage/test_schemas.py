"""The contracts of the tables."""

from __future__ import annotations

import pandas as pd
import pytest

from jsna.storage.contract import ContractError
from jsna.storage.schemas import CONTRACTS


@pytest.mark.parametrize("table", CONTRACTS)
def test_every_column_has_a_meaning_and_every_key_its_columns(table: str) -> None:
    contract = CONTRACTS[table]
    assert all(column.description for column in contract.columns.values())
    assert set(contract.key) <= set(contract.columns)


def test_the_columns_of_results_are_those_of_the_design() -> None:
    # From "Words" in the design of the house.
    assert list(CONTRACTS["score_results"].columns) == [
        *("review", "measure", "service_id", "item_id", "question_id", "answer", "group"),
        *("group_value", "value", "lower", "upper", "confidence", "numerator", "denominator"),
        *("base", "unit", "method", "status"),
    ]


@pytest.mark.parametrize("column", ["value", "lower", "upper", "numerator"])
@pytest.mark.parametrize("status", ["suppressed", "low base", "not estimable", "not comparable"])
def test_a_hidden_number_is_missing_and_never_0(
    results: pd.DataFrame, column: str, status: str
) -> None:
    results.loc[1, "status"] = status
    CONTRACTS["voice_results"].kept_by(results)
    results.loc[1, column] = 0.0
    with pytest.raises(ContractError, match="a number that is not shown is missing"):
        CONTRACTS["voice_results"].kept_by(results)


@pytest.mark.parametrize(
    ("table", "column"),
    [("score_results", "status"), ("gap_statements", "status"), ("voice_statements", "kind")],
)
def test_words_are_listed(table: str, column: str) -> None:
    assert len(CONTRACTS[table].allowed(column)) >= 3
