"""Clean records as frames, for notebooks to look at and to store."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, get_args, get_origin, get_type_hints

import pandas as pd

if TYPE_CHECKING:
    from _typeshed import DataclassInstance


def records_as_frames(*cleaned: DataclassInstance) -> dict[str, pd.DataFrame]:
    """Each list of records of cleaned inputs as a frame, by its name; those of one name together.

    Parameters
    ----------
    cleaned
        Dataclasses; their fields that are tuples hold records, each kind a dataclass.

    Returns
    -------
    dict of str to DataFrame
        One row a record and one column a field, in their order; no rows for no records.
    """
    frames: dict[str, pd.DataFrame] = {}
    for each in cleaned:
        for name, frame in _frames_of(each).items():
            frames[name] = stacked(frames[name], frame) if name in frames else frame
    return frames


def stacked(*frames: pd.DataFrame) -> pd.DataFrame:
    """Frames of the same columns, one below the other; those without rows give no types."""
    filled = [frame for frame in frames if len(frame)]
    return pd.concat(filled, ignore_index=True) if filled else frames[0]


def _frames_of(cleaned: DataclassInstance) -> dict[str, pd.DataFrame]:
    hints = get_type_hints(type(cleaned))
    frames = {}
    for part in fields(cleaned):
        if get_origin(hints[part.name]) is not tuple:
            continue
        kind = get_args(hints[part.name])[0]
        names = [field.name for field in fields(kind)]
        records = getattr(cleaned, part.name)
        rows = [[getattr(record, name) for name in names] for record in records]
        frames[part.name] = pd.DataFrame(rows, columns=names)
    return frames


def scores_of(assessment: pd.DataFrame) -> dict[str, int]:
    """The score of each service, by its id."""
    return dict(zip(assessment["service_id"], assessment["score"], strict=True))
