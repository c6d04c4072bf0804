"""The fields of a table, and their values in words that a log can hold."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from jsna.preparation.survey_checks.findings import SEPARATOR

Kind = Literal["option", "options", "number", "text"]
_SEVERAL = re.compile(r"\s*;\s*")


@dataclass(frozen=True)
class Field:
    """A field of a table.

    Parameters
    ----------
    name
        What the log calls it.
    kind
        What it holds: the id of an option, ids of options, a number or a text.
    columns
        Its columns in the frame; one of True and False for each option of several.
    options
        The ids of its options, in order.
    names
        The id of each option by what it may be called, in small letters.
    heading
        What its file or questionnaire calls it.
    restricted
        Whether its values may not be shown outside the restricted folder.
    missing_code
        The column that says that a missing code stood there, if there is one.
    """

    name: str
    kind: Kind
    columns: tuple[str, ...]
    options: tuple[str, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    heading: str = ""
    restricted: bool = True
    missing_code: str = ""

    @property
    def all_columns(self) -> tuple[str, ...]:
        """Its columns, and that of missing codes."""
        return (*self.columns, self.missing_code) if self.missing_code else self.columns


def texts(frame: pd.DataFrame, one: Field, positions: NDArray[np.intp]) -> list[str]:
    """The values of a field at some positions, each in words that a log can hold.

    The same value has the same words whatever type its column has: 3, 3.0 and "3" are the number
    "3", and a category is its text.
    """
    if not len(positions):
        return []
    if one.kind == "options":
        ticks = [_ticks(frame[column].iloc[positions]) for column in one.columns]
        return [
            SEPARATOR.join(name for name, tick in zip(one.options, row, strict=True) if tick)
            for row in zip(*ticks, strict=True)
        ]
    # The column first: rows of a wide table are costly to take.
    values = frame[one.columns[0]].iloc[positions].astype(object)
    plain = ["" if missing else value for value, missing in zip(values, values.isna(), strict=True)]
    return [_number(value) if one.kind == "number" else str(value) for value in plain]


def _ticks(column: pd.Series) -> list[bool]:
    return [str(value).strip().casefold() in ("true", "1", "1.0") for value in column]


def _number(value: object) -> str:
    """A number with the digits that it needs; a text that is none, as it is."""
    try:
        return repr(float(str(value))).removesuffix(".0") if str(value).strip() else ""
    except ValueError:
        return str(value)


def canonical(one: Field, text: str) -> str | None:
    """What a person typed as a value, in the words that a log holds; None if it is no such value.

    An option may be called by its id, code or wording; of several, semicolons part them.
    """
    typed = text.strip()
    if not typed:
        return ""
    if one.kind == "text":
        return text
    if one.kind == "number":
        return _canonical_number(typed)
    # The whole first: a wording can hold a semicolon.
    whole = one.names.get(typed.casefold())
    if one.kind == "option" or whole is not None:
        return whole
    picked = {one.names.get(part.casefold()) for part in _SEVERAL.split(typed) if part}
    if None in picked:
        return None
    return SEPARATOR.join(name for name in one.options if name in picked)


def _canonical_number(typed: str) -> str | None:
    try:
        number = float(typed)
    except ValueError:
        return None
    # Python takes "1_000" and digits of other scripts for numbers too.
    plain = re.fullmatch(r"[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?", typed, re.ASCII | re.IGNORECASE)
    return _number(number) if plain and np.isfinite(number) else None


def assigned(frame: pd.DataFrame, one: Field, changes: Mapping[int, str]) -> pd.DataFrame:
    """The frame with other values of a field at some positions; types stay as they are.

    Parameters
    ----------
    frame
        The table; it is left as it is.
    one
        The field.
    changes
        The new value at each position, in the words of a log.
    """
    places = np.fromiter(changes, dtype=np.intp, count=len(changes))
    values = list(changes.values())
    new = {}
    if one.kind == "options":
        for option, column in zip(one.options, one.columns, strict=True):
            ticks = frame[column].to_numpy(copy=True)
            ticks[places] = [option in value.split(SEPARATOR) for value in values]
            new[column] = pd.Series(ticks, index=frame.index)
    else:
        changed = frame[one.columns[0]].copy()
        typed = one.kind == "number" and not pd.api.types.is_numeric_dtype(changed.dtype)
        changed.iloc[places] = values if typed else [_stored(one, value) for value in values]
        new[one.columns[0]] = changed
    if one.missing_code:
        # An answer stands where the missing code stood; an answer taken out leaves no code.
        coded = frame[one.missing_code].to_numpy(copy=True)
        coded[places] = False
        new[one.missing_code] = pd.Series(coded, index=frame.index)
    return frame.assign(**new)


def _stored(one: Field, value: str) -> object:
    if one.kind == "number":
        return float(value) if value else np.nan
    return (value or np.nan) if one.kind == "option" else value
