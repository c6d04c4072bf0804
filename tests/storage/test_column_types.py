"""Types are given where no value changes by it."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from jsna.storage.column_types import typed_without_loss


def typed(values: pd.Series[Any], wanted: str) -> pd.Series[Any]:
    return typed_without_loss(pd.DataFrame({"a": values}), {"a": wanted})["a"]


@pytest.mark.parametrize(
    ("values", "wanted"),
    [
        (pd.Series([1, 2], dtype="int8"), "int64"),
        (pd.Series([1, 2], dtype="Int64"), "int64"),
        (pd.Series([], dtype="object"), "int64"),
        (pd.Series([1, 2]), "float64"),
        (pd.Series([1.5, None], dtype="Float64"), "float64"),
        (pd.Series([0.5], dtype="float32"), "float64"),
        (pd.Series([None, None], dtype="object"), "float64"),
        (pd.Series([], dtype="object"), "float64"),
        (pd.Series(["NA", ""], dtype="object"), "str"),
        (pd.Series(["x"], dtype="string"), "str"),
        (pd.Series([], dtype="float64"), "str"),
    ],
)
def test_what_loses_nothing_takes_the_type(values: pd.Series[Any], wanted: str) -> None:
    found = typed(values, wanted)
    assert found.dtype == wanted
    pairs = zip(found, values, strict=True)
    assert all(pd.isna(old) if pd.isna(new) else new == old for new, old in pairs)


@pytest.mark.parametrize(
    ("values", "wanted"),
    [
        (pd.Series([3.0, 3.7]), "int64"),
        (pd.Series([True]), "int64"),
        (pd.Series(["3"]), "int64"),
        (pd.Series([1, None], dtype="Int64"), "int64"),
        (pd.Series(["3"]), "float64"),
        (pd.Series([True]), "float64"),
        (pd.Series(["a", 3], dtype="object"), "str"),
        (pd.Series(["a", None]), "str"),
        (pd.Series([3]), "str"),
        (pd.Series([pd.Timestamp("2023-04-01")]), "str"),
    ],
)
def test_what_would_change_a_value_stays_as_it_is(values: pd.Series[Any], wanted: str) -> None:
    pd.testing.assert_series_equal(typed(values, wanted), values, check_names=False)


def test_columns_without_a_type_and_types_without_a_column_are_left_alone() -> None:
    frame = pd.DataFrame({"a": [1], "b": [2]})
    assert list(typed_without_loss(frame, {"b": "float64", "c": "str"})) == ["a", "b"]


def test_a_column_that_stands_there_twice_is_left_for_the_contract() -> None:
    frame = pd.DataFrame([[1, 2]], columns=["a", "a"])
    assert typed_without_loss(frame, {"a": "float64"}) is frame
