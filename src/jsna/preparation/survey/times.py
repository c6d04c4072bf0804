"""How long an answer took, from the times of its beginning and end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from jsna.preparation.survey.export import Coded

# The day comes first where both readings are possible, as in the United Kingdom.
_DATES = (
    *("%d/%m/%Y", "%m/%d/%Y", "%d/%m/%y", "%m/%d/%y", "%d.%m.%Y", "%d.%m.%y", "%d-%m-%Y"),
    *("%m-%d-%Y", "%d %b %Y", "%d %B %Y", "%d-%b-%Y", "%b %d, %Y", "%B %d, %Y"),
)
_CLOCKS = ("%H:%M:%S", "%H:%M", "%I:%M:%S %p", "%I:%M %p")
_FORMATS = ("ISO8601", *(f"{date} {clock}" for date in _DATES for clock in _CLOCKS))
_FEW = 50
Moments = NDArray[np.datetime64]
_Kind = TypeVar("_Kind", bound=np.generic)


@dataclass(frozen=True)
class Lengths:
    """How long answers took.

    Parameters
    ----------
    seconds
        From start to end, by row; NaN where it is not known.
    unread_start, unread_end
        Rows with a text that is no time.
    undecided
        Rows whose length depends on whether the day or the month comes first, where no row tells.
    """

    seconds: NDArray[np.float64]
    unread_start: NDArray[np.bool_]
    unread_end: NDArray[np.bool_]
    undecided: NDArray[np.bool_]


def lengths(started: Coded, ended: Coded) -> Lengths:
    """From start to end, by row.

    Both columns are read in one format: a day above 12 in either tells of both which number is the
    month. An answer seldom crosses a month, so that mostly both readings give the same length.
    """
    texts = [*_stripped(started), *_stripped(ended)]
    first, second = _readings(texts)
    cut = len(started.distinct)
    unread = np.isnat(first) & np.array([bool(text) for text in texts], dtype=bool)
    seconds = _between(first, cut, started, ended)
    other = _between(second, cut, started, ended)
    undecided = (seconds != other) & ~np.isnan(seconds) & ~np.isnan(other)
    return Lengths(
        np.where(undecided, np.nan, seconds),
        _taken(unread[:cut], started, blank=False),
        _taken(unread[cut:], ended, blank=False),
        undecided,
    )


def are_times(column: Coded) -> bool:
    """Whether all that stands in a column is moments with a time of day."""
    filled = [text for text in _stripped(column) if text]
    if not filled or not all(":" in text for text in filled):
        return False
    return not np.isnat(_readings(filled)[0]).any()


def moments(column: Coded) -> Moments:
    """The moment of each row, in universal time; the format that reads most texts is taken."""
    return _taken(_readings(_stripped(column))[0], column, blank=np.datetime64("NaT"))


def _stripped(column: Coded) -> list[str]:
    return [text.strip() for text in column.distinct]


def _between(read: Moments, cut: int, started: Coded, ended: Coded) -> NDArray[np.float64]:
    blank = np.datetime64("NaT")
    length = _taken(read[cut:], ended, blank=blank) - _taken(read[:cut], started, blank=blank)
    return np.asarray(length / np.timedelta64(1, "s"), dtype=float)


def _taken(each: NDArray[_Kind], column: Coded, *, blank: object) -> NDArray[_Kind]:
    """What is said of distinct texts, taken to the rows."""
    return np.append(each, np.array([blank], dtype=each.dtype))[column.codes]


def _readings(texts: list[str]) -> tuple[Moments, Moments]:
    """The moments by the format that reads most texts, and by the next that reads as many."""
    given = pd.Series(texts, dtype="str")
    filled = given[given != ""]
    # A few first, so that a format that does not fit costs little on a large file.
    few = filled.iloc[:: max(1, len(filled) // _FEW)]
    fits = {form: int(_read(few, form).notna().sum()) for form in _FORMATS}
    most = max(fits.values())
    fitting = [form for form, count in fits.items() if count == most > 0]
    found = [_read(filled, form).reindex(given.index) for form in fitting]
    nothing = pd.Series(pd.NaT, index=given.index, dtype="datetime64[us, UTC]")
    found.sort(key=lambda read: -int(read.notna().sum()))
    best, second = (*found, nothing, nothing)[:2]
    if second.notna().sum() < best.notna().sum():
        second = nothing
    return _plainly(best), _plainly(second)


def _read(texts: pd.Series, form: str) -> pd.Series:
    return pd.to_datetime(texts, format=form, errors="coerce", utc=True)


def _plainly(read: pd.Series) -> Moments:
    return np.asarray(read.dt.tz_localize(None).to_numpy(dtype="datetime64[us]"))
