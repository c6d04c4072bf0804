"""Counts of people that are published together, and how they add up: what a reader would know."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

Whole = npt.NDArray[np.int64]
# What is given up first where more must be hidden: a part before a sum, a sum before a base.
PART, SUM, BASE = 0, 1, 2


@dataclass(frozen=True)
class Relation:
    """A sum that anybody can know: the terms, times their factors, are 0, or at least 0.

    Parameters
    ----------
    cells, factors
        Indices of the cells, and what each is multiplied by.
    exact
        Whether the sum is 0; otherwise it is 0 or more.
    """

    cells: tuple[int, ...]
    factors: tuple[int, ...]
    exact: bool


@dataclass
class Cells:
    """Counts that are published together. Built up cell by cell; the keys are the caller's.

    Every count that is published has a cell, once, whichever tables show it; and every sum that a
    reader could do with them has a relation. Both together are what disclosure control looks at.

    Parameters
    ----------
    counts, ranks, bases
        Of each cell: its true count, what it is given up after, and which cell is its base.
    relations
        The sums.
    index
        The cell of each key.
    blocks
        Which table each cell belongs to, blank for those that all share: tables are first made
        safe by themselves, which is quicker than all at once.
    exact
        Cells of which, while they are shown, more than their rounding is published: a weighted
        share, from which the exact count could be found.
    beside
        Counts of answers outside the base: everyone less the base is about their sum, however
        well they are hidden, so that all that can be asked is that they are known no better than
        a shown count.
    """

    counts: list[int] = field(default_factory=list)
    ranks: list[int] = field(default_factory=list)
    bases: list[int] = field(default_factory=list)
    relations: list[Relation] = field(default_factory=list)
    index: dict[Hashable, int] = field(default_factory=dict)
    blocks: list[str] = field(default_factory=list)
    exact: set[int] = field(default_factory=set)
    beside: set[int] = field(default_factory=set)

    def add(
        self,
        key: Hashable,
        count: int,
        rank: int = PART,
        base: Hashable = None,
        block: str = "",
    ) -> None:
        """One count, and the key of the base that its share is of (its own, if it is a base).

        Raises
        ------
        ValueError
            If the key is there already, or the count is negative.
        """
        if key in self.index or count < 0:
            raise ValueError(f"a cell has one count, of 0 or more: {key}")
        self.index[key] = len(self.counts)
        self.counts.append(int(count))
        self.ranks.append(rank)
        self.blocks.append(block)
        self.bases.append(self.index[key if base is None else base])

    def adds_up(self, parts: Sequence[Hashable], total: Sequence[Hashable]) -> None:
        """These parts give this total; several cells can make it."""
        self._relate([(total, 1), (parts, -1)], exact=True)

    def at_most(
        self,
        less: Sequence[Hashable],
        more: Sequence[Hashable],
        times: int = 1,
        without: Sequence[Hashable] = (),
    ) -> None:
        """The sum of the first is at most so many times that of the second, without the third."""
        self._relate([(more, times), (without, -times), (less, -1)], exact=False)

    def _relate(self, terms: Sequence[tuple[Sequence[Hashable], int]], *, exact: bool) -> None:
        cells = tuple(self.index[key] for keys, _ in terms for key in keys)
        factors = tuple(by for keys, by in terms for _ in keys)
        left = sum(self.counts[cell] * by for cell, by in zip(cells, factors, strict=True))
        # A relation that does not hold would make everything look safe.
        if left < 0 or (exact and left):
            raise ValueError(f"these counts do not add up: {[keys for keys, _ in terms]}")
        self.relations.append(Relation(cells, factors, exact))

    def part(self, block: str) -> tuple[Cells, Whole]:
        """One table and what all tables share, and where its cells lie among all."""
        kept = [place for place, own in enumerate(self.blocks) if own in ("", block)]
        places = dict(zip(kept, range(len(kept)), strict=True))
        relations = [
            Relation(tuple(places[cell] for cell in each.cells), each.factors, each.exact)
            for each in self.relations
            if all(cell in places for cell in each.cells)
        ]
        found = Cells(
            [self.counts[place] for place in kept],
            [self.ranks[place] for place in kept],
            [places[self.bases[place]] for place in kept],
            relations,
            blocks=[self.blocks[place] for place in kept],
            exact={places[place] for place in self.exact if place in places},
            beside={places[place] for place in self.beside if place in places},
        )
        return found, np.array(kept, dtype="int64")
