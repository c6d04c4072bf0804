"""The columns that answers are counted in: everyone, and each group of each breakdown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

Codes = npt.NDArray[np.int64]
Numbers = npt.NDArray[np.float64]
NOT_STATED = "not stated"
# More combinations of groups than this, and numbers of their products would not fit.
_LARGEST = 2**62


class Column(NamedTuple):
    """Everyone (both blank), or those of one group."""

    group: str = ""
    value: str = ""


@dataclass(frozen=True)
class Columns:
    """Every respondent's combination of groups, so that each question is counted once.

    Parameters
    ----------
    names
        The columns: everyone first, then the groups in their own order.
    combination
        For each respondent, the number of his combination of groups.
    members
        For each column, which combinations belong to it, (columns, combinations).
    """

    names: tuple[Column, ...]
    combination: Codes
    members: npt.NDArray[np.bool_]

    @property
    def combinations(self) -> int:
        """How many combinations of groups there are."""
        return int(self.members.shape[1])

    @property
    def sizes(self) -> list[int]:
        """How many respondents each column has."""
        counts = np.bincount(self.combination, minlength=self.combinations)
        return [int(size) for size in self.sums(counts.astype("float64"))]

    def of(self, group: str) -> list[Column]:
        """The columns of one breakdown."""
        return [column for column in self.names if column.group == group]

    def only(self, groups: Sequence[str]) -> Columns:
        """Everyone, and these breakdowns only."""
        kept = [row for row, each in enumerate(self.names) if each.group in ("", *groups)]
        names = tuple(self.names[row] for row in kept)
        return Columns(names, self.combination, self.members[kept])

    def sums(self, by_combination: Numbers) -> Numbers:
        """What the combinations of each column sum to, (columns, ...)."""
        if (by_combination % 1 == 0).all():
            # Whole numbers add up to the same in whatever order, and so can go all at once.
            return self._factors @ by_combination
        return np.array([by_combination[each].sum(axis=0) for each in self.members])

    @cached_property
    def _factors(self) -> Numbers:
        """The members as 1 and 0."""
        return self.members.astype("float64")


def columns_of(respondents: pd.DataFrame, groups: Sequence[str]) -> Columns:
    """The columns of these breakdowns.

    Parameters
    ----------
    respondents
        One row a respondent, with a category column for each group.
    groups
        Which of them. Who is in none of a breakdown's groups is "not stated".
    """
    codes, values = _codes(respondents, groups)
    numbers = np.zeros(len(respondents), dtype="int64")
    for own, names in zip(codes, values, strict=True):
        if numbers.max(initial=0) > _LARGEST // len(names):
            numbers = np.unique(numbers, return_inverse=True)[1]
        numbers = numbers * len(names) + own
    combination, distinct = pd.factorize(numbers, sort=True)
    # Who are of one combination are in the same groups: any of them stands for it.
    one_of = np.empty(len(distinct), dtype="int64")
    one_of[combination] = np.arange(len(combination))
    columns, members = [Column()], [np.ones(len(distinct), dtype=bool)]
    for group, own, names in zip(groups, codes, values, strict=True):
        for code, value in enumerate(names):
            inside = own[one_of] == code
            if value != NOT_STATED or inside.any():
                columns.append(Column(group, value))
                members.append(inside)
    return Columns(tuple(columns), combination.astype("int64", copy=False), np.array(members))


def _codes(respondents: pd.DataFrame, groups: Sequence[str]) -> tuple[list[Codes], list[list[str]]]:
    """Each respondent's place among the values of each group; the last is "not stated"."""
    codes, values = [], []
    for group in groups:
        column = respondents[group].astype("category").cat
        names = [str(name) for name in column.categories]
        own = column.codes.to_numpy().astype("int64")
        codes.append(np.where(own < 0, len(names), own))
        values.append([*names, NOT_STATED])
    return codes, values
