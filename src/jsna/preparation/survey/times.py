"""How long an answer took, from the times of its beginning and end."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from jsna.preparation.survey.export import Coded

# The day comes first where both readings are possible, as in the United Kingdom. An answer
# seldom crosses a month, so that the other reading gives the same length.
_FORMATS = (
    "ISO8601",
    "%d/%m/%Y %H:%M:%S",
    "%d/%m/%Y %H:%M",
    "%m/%d/%Y %H:%M:%S",
    "%m/%d/%Y %I:%M:%S %p",
    "%m/%d/%y %H:%M:%S",
    "%d.%m.%Y %H:%M:%S",
)


def seconds_between(started: Coded, ended: Coded) -> NDArray[np.float64]:
    """Seconds from start to end, by row; NaN where either is not known."""
    length = moments(ended) - moments(started)
    return length / np.timedelta64(1, "s")


def are_times(column: Coded) -> bool:
    """Whether all that stands in a column is moments with a time of day."""
    filled = [text for text in column.distinct if text.strip()]
    if not filled or not all(":" in text for text in filled):
        return False
    once = Coded(np.arange(len(filled), dtype=np.int32), filled)
    return not np.isnat(moments(once)).any()


def moments(column: Coded) -> NDArray[np.datetime64]:
    """The moment of each row, in universal time; the one format that reads all texts is taken."""
    texts = pd.Series([text.strip() for text in column.distinct], dtype="str")
    filled = texts[texts != ""]
    read = pd.Series(pd.NaT, index=texts.index, dtype="datetime64[us, UTC]")
    for form in _FORMATS:
        # A few first, so that a format that does not fit costs little on a large file.
        first = pd.to_datetime(filled.head(50), format=form, errors="coerce", utc=True)
        if first.isna().any():
            continue
        found = pd.to_datetime(filled, format=form, errors="coerce", utc=True)
        if found.notna().sum() > read.notna().sum():
            read = found.reindex(texts.index)
    plainly = read.dt.tz_localize(None).to_numpy(dtype="datetime64[us]")
    return np.append(plainly, np.datetime64("NaT"))[column.codes]
