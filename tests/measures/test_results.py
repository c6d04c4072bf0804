from __future__ import annotations

import random

import pandas as pd

from jsna.measures.results import COLUMNS, Result, results_table


def test_columns_and_types_are_those_of_the_table() -> None:
    table = results_table("2023", [Result("score", 3, "score", "rated", service_id="a")])
    assert tuple(table.columns) == COLUMNS
    row = table.iloc[0]
    assert (row["review"], row["service_id"], row["value"], row["status"]) == (
        "2023",
        "a",
        3.0,
        "shown",
    )
    assert pd.isna(row["lower"])


def test_no_results_are_a_table_without_rows() -> None:
    assert results_table("2023", []).shape == (0, len(COLUMNS))


def test_the_order_of_the_results_does_not_matter() -> None:
    results = [
        Result(measure, 1, service_id=service, group="target", group_value=group)
        for measure in ("rank", "score")
        for service in ("b", "a", "c")
        for group in ("4", "3")
    ]
    shuffled = random.Random(1).sample(results, len(results))
    pd.testing.assert_frame_equal(results_table("x", results), results_table("x", shuffled))
