"""What a cleaning log is about: records with fields, whatever the table that holds them.

A survey's record is a respondent, "r17", and its fields are the questions. A record of any other
input is a row of its file, "gaps row 5", and its fields are the columns.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from jsna.preparation.cleaning_log.ids import RecordIds

Kind = Literal["option", "options", "number", "text"]
SEPARATOR = "; "
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


@dataclass(frozen=True)
class Records:
    """A table of records.

    Parameters
    ----------
    name
        What it is: "survey", or the role of the input.
    file
        The file that it was read from, as messages show it.
    ids
        The id of each record.
    rows
        The row of each in the file.
    frame
        The values, one row a record in the same order, index 0, 1, 2 ...
    fields
        The fields by name.
    as_typed
        What the file has where the value is another, or none, by row and field.
    """

    name: str
    file: str
    ids: RecordIds
    rows: NDArray[np.int64]
    frame: pd.DataFrame
    fields: Mapping[str, Field]
    as_typed: Mapping[tuple[int, str], str] = field(default_factory=dict)

    def positions(self, records: Iterable[str]) -> NDArray[np.intp]:
        """The position of each record; -1 where there is none of this id."""
        return self.ids.positions(records)

    def text(self, name: str, position: int) -> str:
        """The value of a field in words that a log can hold; "" where there is none."""
        return self.texts_at([(name, position)])[0]

    def texts_at(self, places: Sequence[tuple[str, int]]) -> list[str]:
        """The values of fields at positions, as ``text`` has them: a field is taken once."""
        by_field: defaultdict[str, list[int]] = defaultdict(list)
        for name, position in places:
            by_field[name].append(position)
        found = {
            name: iter(texts(self.frame, self.fields[name], np.array(positions)))
            for name, positions in by_field.items()
        }
        return [next(found[name]) for name, _ in places]

    def typed(self, name: str, position: int) -> str:
        """What the file has in a field of a record, where that is not its value; else ""."""
        return self.as_typed.get((int(self.rows[position]), name), "")

    def only(self, kept: NDArray[np.bool_]) -> Records:
        """Some of the records."""
        frame = self.frame.loc[kept].reset_index(drop=True)
        return replace(self, ids=self.ids.only(kept), rows=self.rows[kept], frame=frame)


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
