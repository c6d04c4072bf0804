"""Which hidden counts could be found: the reader's best attack on what is about to be published."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import product

import numpy as np

from jsna.measures.disclosure.cells import Cells
from jsna.measures.disclosure.knowledge import (
    Bounds,
    Floats,
    Hiding,
    Truths,
    known_from_pattern,
    known_from_publication,
    zeros_hidden,
)
from jsna.measures.disclosure.worlds import Worlds
from jsna.review.disclosure import Disclosure


@dataclass
class Audit:
    """The attack on these cells, which remembers the tables that it found.

    A table that agrees with a publication agrees with every publication that hides more, so that
    what was found once need not be looked for again. Nor need a table of one block, with what all
    share at its true counts: the true counts of the other blocks complete it.

    Parameters
    ----------
    cells, rules
        What is published, and by which rules.
    lowest, highest
        The lowest and highest that each cell was in the tables found so far, which are complete.
    """

    cells: Cells
    rules: Disclosure
    lowest: Floats
    highest: Floats

    def __post_init__(self) -> None:
        self._worlds = Worlds(self.cells)
        self._truth = np.array(self.cells.counts, dtype="float64")
        self._shared = np.array([not block for block in self.cells.blocks])
        self._unseen = zeros_hidden(self.cells, self.rules)
        self._beside = np.isin(np.arange(len(self._truth)), list(self.cells.beside))
        self._lowest, self._highest = self.lowest.copy(), self.highest.copy()
        self._related: list[list[int]] = [[] for _ in self.cells.counts]
        for number, relation in enumerate(self.cells.relations):
            for cell in relation.cells:
                self._related[cell].append(number)

    def exposed(self, hiding: Hiding) -> list[int]:
        """The hidden cells that a reader could narrow further than the rules do by themselves."""
        known = known_from_publication(self.cells, hiding, self.rules)
        pattern = known_from_pattern(self.cells, hiding, self.rules)
        completed = Bounds(
            np.where(self._shared, self._truth, known.least),
            np.where(self._shared, self._truth, known.most),
        )
        for told, direction in product((completed, known), (1, -1)):
            self._look_together(told, hiding, direction)
        short = np.flatnonzero(self._short(hiding, 1) | self._short(hiding, -1))
        return [int(cell) for cell in short if self._narrowed(int(cell), known, pattern, hiding)]

    def _short(self, hiding: Hiding, direction: int) -> Truths:
        """The hidden cells that no table found so far takes far enough in this direction."""
        least = np.where(self._unseen, 0, 1)
        high = self._highest < self.rules.suppress_to
        small = high if direction > 0 else self._lowest > least
        # What is large, or beside a base, is to be known no better than if it were shown.
        narrow = self._highest - self._lowest < self.rules.round_to - 1
        large = (hiding.more & (self._truth > self.rules.suppress_to)) | self._beside
        found: Truths = np.where(large, narrow, small) & hiding.hidden
        return found

    def _look_together(self, known: Bounds, hiding: Hiding, direction: int) -> None:
        """Try many cells in one table, no two of which stand in one sum."""
        left = self._short(hiding, direction)
        while left.any():
            targets = self._apart(np.flatnonzero(left).tolist())
            self._find(known, targets, direction)
            left[targets] = False
            left &= self._short(hiding, direction)

    def _apart(self, wanted: list[int]) -> list[int]:
        taken: set[int] = set()
        chosen = []
        for cell in wanted:
            if taken.isdisjoint(self._related[cell]):
                chosen.append(cell)
                taken.update(self._related[cell])
        return chosen

    def _find(self, known: Bounds, targets: list[int], direction: int) -> Floats:
        """Find a table that takes these far, and remember it."""
        world = self._worlds.furthest(self._ended(known, targets), np.array(targets), direction)
        self._lowest = np.minimum(self._lowest, world)
        self._highest = np.maximum(self._highest, world)
        if (world == self._truth)[self._shared].all():
            self.lowest = np.minimum(self.lowest, world)
            self.highest = np.maximum(self.highest, world)
        return world

    def _ended(self, known: Bounds, targets: list[int]) -> Bounds:
        """The same with an end to these cells: a solver needs one, and further is of no use."""
        most = known.most.copy()
        own = np.array(self.cells.counts)[targets]
        end = np.maximum(own, self.rules.suppress_to) + self.rules.round_to
        most[targets] = np.minimum(most[targets], end)
        return replace(known, most=most)

    def _narrowed(self, cell: int, known: Bounds, pattern: Bounds, hiding: Hiding) -> bool:
        """Whether the publication says more of this cell than the rules alone."""
        for direction in (1, -1):
            if not self._short(hiding, direction)[cell]:
                continue
            reached = self._find(known, [cell], direction)[cell]
            if not self._short(hiding, direction)[cell]:
                continue
            ended = self._ended(pattern, [cell])
            alone = self._worlds.furthest(ended, np.array([cell]), direction)[cell]
            if reached != alone:
                return True
        return False
