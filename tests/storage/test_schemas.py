"""The contracts of the tables."""

from __future__ import annotations

import pytest

from jsna.storage.schemas import CONTRACTS


@pytest.mark.parametrize("table", CONTRACTS)
def test_every_column_has_a_meaning_and_every_key_its_columns(table: str) -> None:
    contract = CONTRACTS[table]
    assert all(column.description for column in contract.columns.values())
    assert set(contract.key) <= set(contract.columns)


@pytest.mark.parametrize(
    ("table", "column"),
    [("score_results", "status"), ("gap_statements", "status"), ("voice_statements", "kind")],
)
def test_words_are_listed(table: str, column: str) -> None:
    assert len(CONTRACTS[table].allowed(column)) >= 3
