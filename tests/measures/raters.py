"""Small tables of ratings by several raters."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from tests.measures.oracle import oracle

Row = tuple[str, str, str, int | None, bool]


def ratings_of(rows: Sequence[Row]) -> pd.DataFrame:
    columns = ["rater", "service_id", "item_id", "score", "not_applicable"]
    return pd.DataFrame(rows, columns=columns).astype({"score": "Int64", "not_applicable": "bool"})


def oracle_ratings() -> pd.DataFrame:
    """The ratings of the oracle; a rater who did nothing stands there with a missing score."""
    rows: list[Row] = []
    for row in oracle("rollup"):
        about = row["service_id"], row["item_id"]
        scores = [int(score) for score in row["scores"].split()]
        rows += [(f"r{n}", *about, score, False) for n, score in enumerate(scores)]
        rows += [(f"n{n}", *about, None, True) for n in range(int(row["not_applicable"]))]
        rows.append(("idle", *about, None, False))
    return ratings_of(rows)
