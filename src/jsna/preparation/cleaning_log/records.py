"""What a cleaning log is about: records with fields, whatever the table that holds them.

A survey's record is a respondent, "r17", and its fields are the questions. A record of any other
input is a row of its file, "gaps row 5", and its fields are the columns.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from jsna.preparation.cleaning_log.fields import Field, texts
from jsna.preparation.cleaning_log.ids import RecordIds


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
