"""The ids of records: a table's own words and a number, by which records are found again.

Of a million records, numbers are found far quicker than texts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

_NUMBER = re.compile(r"[0-9]{1,18}")
_NONE, _LARGEST = -1, np.iinfo(np.int64).max


@dataclass(frozen=True)
class RecordIds:
    """The ids of the records of a table, in their order.

    Parameters
    ----------
    prefix
        What each begins with: "r" of "r17", "gaps row " of "gaps row 5".
    numbers
        The number that follows.
    """

    prefix: str
    numbers: NDArray[np.int64]

    @classmethod
    def of_texts(cls, prefix: str, texts: pd.Series) -> RecordIds:
        """The ids that a column of texts holds."""
        digits = pc.utf8_slice_codeunits(pa.array(texts, pa.large_string()), len(prefix))
        return cls(prefix, digits.cast(pa.int64()).to_numpy(zero_copy_only=False))

    def __len__(self) -> int:
        return len(self.numbers)

    def __getitem__(self, place: int) -> str:
        return f"{self.prefix}{self.numbers[place]}"

    def tolist(self) -> list[str]:
        """All of them."""
        return [f"{self.prefix}{number}" for number in self.numbers.tolist()]

    def only(self, kept: NDArray[np.bool_]) -> RecordIds:
        """Some of them."""
        return RecordIds(self.prefix, self.numbers[kept])

    @property
    def repeated(self) -> NDArray[np.bool_]:
        """Whether each is there before."""
        numbers, places = self._ordered
        repeated = np.zeros(len(self), dtype=bool)
        repeated[places[1:][numbers[1:] == numbers[:-1]]] = True
        return repeated

    def positions(self, records: Iterable[str]) -> NDArray[np.intp]:
        """The position of each of these, the first if it is there again; -1 where it is not."""
        return self._found(np.array([self._number(each) for each in records], dtype=np.int64))

    def positions_of(self, others: RecordIds) -> NDArray[np.intp]:
        """Likewise for all of another table of the same kind."""
        return self._found(others.numbers)

    @cached_property
    def _ordered(self) -> tuple[NDArray[np.int64], NDArray[np.intp]]:
        """The numbers from the least to the greatest, and the position of each.

        Of equal numbers the first comes first. The last number is one that nobody asks for.
        """
        order = np.argsort(self.numbers, kind="stable")
        return np.append(self.numbers[order], _LARGEST), np.append(order, -1)

    def _number(self, record: str) -> int:
        digits = record.removeprefix(self.prefix)
        number = int(digits) if _NUMBER.fullmatch(digits) else _NONE
        return number if record == f"{self.prefix}{number}" else _NONE

    def _found(self, numbers: NDArray[np.int64]) -> NDArray[np.intp]:
        known, positions = self._ordered
        found = np.searchsorted(known, numbers)
        return np.where(known[found] == numbers, positions[found], -1)
