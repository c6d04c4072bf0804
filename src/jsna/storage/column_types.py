"""Types of stored columns: given to a frame where that changes no value, and not otherwise."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
from pandas.api import types as kinds


def typed_without_loss(frame: pd.DataFrame, types: Mapping[str, str]) -> pd.DataFrame:
    """A frame whose columns have their stored types, where every value stays what it is.

    Whole numbers become numbers, columns without any value take the type, and text becomes text.
    Nothing is cut, rounded or written as text: such a column stays as it is, for the contract to
    refuse.

    Parameters
    ----------
    frame
        Any frame.
    types
        "int64", "float64" or a kind of text, by the name of the column.
    """
    if not frame.columns.is_unique:
        return frame
    known = [name for name in types if name in frame.columns]
    return frame.assign(**{name: _typed(frame[name], types[name]) for name in known})


def _typed(values: pd.Series, wanted: str) -> pd.Series:
    if wanted == "int64":
        fits = values.empty or (kinds.is_integer_dtype(values) and not values.hasnans)
    elif wanted == "float64":
        is_number = kinds.is_numeric_dtype(values) and not kinds.is_bool_dtype(values)
        fits = is_number or bool(values.isna().all())
    else:
        wanted = "str"
        fits = all(isinstance(value, str) for value in values)
    return values.astype(kinds.pandas_dtype(wanted)) if fits else values
