"""A table as received and as it is used, side by side: which records both have, and what differs.

Values are compared as they are stored, types aside: what may differ is found quickly, and only that
is put into words.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from jsna.preparation.cleaning_log.fields import Field
from jsna.preparation.cleaning_log.records import Records


@dataclass(frozen=True)
class PairedRecords:
    """One table twice.

    Parameters
    ----------
    raw, clean
        The table as received, and as it is used.
    """

    raw: Records
    clean: Records

    @cached_property
    def received(self) -> NDArray[np.intp]:
        """Where each record of ``clean`` stands in ``raw``; -1 where it does not."""
        return self.raw.ids.positions_of(self.clean.ids)

    @cached_property
    def after(self) -> NDArray[np.intp]:
        """The positions in ``clean`` of the records that both have."""
        return np.flatnonzero(self.received >= 0)

    @cached_property
    def before(self) -> NDArray[np.intp]:
        """The positions in ``raw`` of the same records."""
        return self.received[self.after]

    @cached_property
    def in_place(self) -> bool:
        """Whether both have the same records in the same order."""
        same_number = len(self.raw.ids) == len(self.clean.ids)
        return same_number and bool((self.received == np.arange(len(self.received))).all())

    def differing(self, one: Field) -> NDArray[np.intp]:
        """Which of the records that both have may differ in a field: all, where its types do."""
        differs = np.zeros(len(self.before), dtype=bool)
        for column in one.all_columns:
            old, new = self.raw.frame[column], self.clean.frame[column]
            # Where every record is where it was, no rows need to be taken.
            if not self.in_place:
                old, new = old.iloc[self.before], new.iloc[self.after]
            differs |= _unequal(old, new)
        return np.flatnonzero(differs)

    def retyped(self, one: Field) -> bool:
        """Whether a column of a field has another type."""
        return any(
            self.raw.frame[column].dtype != self.clean.frame[column].dtype
            for column in one.all_columns
        )

    def codes_moved(self, one: Field, places: NDArray[np.intp]) -> NDArray[np.bool_]:
        """Whether a missing code came or went, for some of the records that both have."""
        column = one.missing_code
        if not column:
            return np.zeros(len(places), dtype=bool)
        old = self.raw.frame[column].iloc[self.before[places]].astype(bool).to_numpy()
        new = self.clean.frame[column].iloc[self.after[places]].astype(bool).to_numpy()
        return np.asarray(old != new, dtype=bool)


def _unequal(old: pd.Series, new: pd.Series) -> NDArray[np.bool_]:
    if isinstance(old.dtype, pd.CategoricalDtype) and isinstance(new.dtype, pd.CategoricalDtype):
        # Types of the same categories in another order count as equal, and have other codes.
        if list(old.cat.categories) == list(new.cat.categories):
            return np.asarray(old.cat.codes.to_numpy() != new.cat.codes.to_numpy())
    elif old.dtype == new.dtype and old.dtype != object:
        # Texts are compared as they are stored, which spares an object for each.
        of_texts = isinstance(old.dtype, pd.StringDtype)
        left, right = (each.array if of_texts else each.to_numpy() for each in (old, new))
        both_missing = old.isna().to_numpy() & new.isna().to_numpy()
        return np.asarray((left != right) & ~both_missing, dtype=bool)
    # Of two types: what differs is seen in the words of both.
    return np.ones(len(old), dtype=bool)
