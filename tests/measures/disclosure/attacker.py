"""A reader who does all the sums: a linear program over everything that is published.

It is written apart from the package's own audit: linear, not whole numbers, by another routine, and
its bounds come from what is printed, not from the package's notion of what is known.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
from scipy.optimize import linprog

from jsna.measures.disclosure.cells import Cells
from jsna.measures.disclosure.safety import Safe
from jsna.review.disclosure import Disclosure

Range = tuple[float, float]
Vector = npt.NDArray[np.float64]


@dataclass
class Attacker:
    """Knows the sums, what is printed, the rules; as an insider, why each cell is hidden too.

    ``kinds`` (cells by kinds of people): each cell is the sum of those of some kinds, and this is
    known in place of the sums that the package lists.
    """

    cells: Cells
    safe: Safe
    rules: Disclosure
    insider: bool = False
    kinds: Vector | None = None

    def bounds(self, *, blind: bool = False) -> list[tuple[float, float | None]]:
        """The limits of each cell; blind: what is printed in the shown cells is disregarded."""
        found: list[tuple[float, float | None]] = []
        rule = self.rules
        for cell, status in enumerate(self.safe.statuses):
            base = self.cells.bases[cell]
            value = self.safe.values[cell]
            if status == "low base":
                found.append((0, rule.low_base - 1))
            elif status == "suppressed":
                found.append(self._suppressed(cell, base))
            elif value == 0 and rule.show_zero:
                found.append((0, 0))
            elif blind:
                found.append((rule.suppress_to + 1, None))
            elif cell in self.cells.exact:
                found.append((self.cells.counts[cell], self.cells.counts[cell]))
            else:
                inside = [
                    count
                    for count in range(int(value) - rule.round_to, int(value) + rule.round_to + 1)
                    if count > rule.suppress_to and rule.rounded(count) == value
                ]
                least = max(inside[0], rule.low_base if base == cell else 0)
                found.append((least, inside[-1]))
        return found

    def _suppressed(self, cell: int, base: int) -> tuple[float, float | None]:
        count, rule = self.cells.counts[cell], self.rules
        unseen = not rule.show_zero or cell in self.cells.beside
        least = 0 if unseen or self.safe.statuses[base] == "suppressed" else 1
        if not self.insider:
            return least, None
        if count <= rule.suppress_to and (count or unseen):
            return (0 if unseen else 1), rule.suppress_to
        return (0 if count == 0 else rule.suppress_to + 1), None

    def range_of(self, cell: int, *, blind: bool = False) -> Range:
        """The least and the most that the cell can be."""
        equal, least = self._sums()
        bounds = self.bounds(blind=blind)
        size = equal.shape[1]
        bounds += [(0, None)] * (size - len(bounds))
        limits = []
        for sign in (1, -1):
            goal = np.zeros(size)
            goal[cell] = sign
            found = linprog(
                goal,
                A_ub=-least,
                b_ub=np.zeros(len(least)),
                A_eq=equal,
                b_eq=np.zeros(len(equal)),
                bounds=bounds,
                method="highs",
            )
            assert found.status in (0, 3), found.message
            limits.append(float(found.fun) * sign if found.status == 0 else sign * -np.inf)
        return round(limits[0], 6), round(limits[1], 6)

    def _sums(self) -> tuple[Vector, Vector]:
        """What is 0, and what is 0 or more: of the cells, and of the kinds behind them."""
        size = len(self.cells.counts)
        if self.kinds is not None:
            equal = np.hstack([np.eye(size), -self.kinds])
            return equal, np.zeros((0, equal.shape[1]))
        rows: dict[bool, list[Vector]] = {True: [], False: []}
        for relation in self.cells.relations:
            row = np.zeros(size)
            row[list(relation.cells)] = relation.factors
            rows[relation.exact].append(row)
        equal, least = (np.array(rows[each]).reshape(-1, size) for each in (True, False))
        return equal, least


def pinned(attacker: Attacker) -> list[tuple[int, Range]]:
    """Hidden cells that the attacker knows exactly; a 0 that is shown elsewhere is no secret."""
    ranges = [(cell, attacker.range_of(cell)) for cell in hidden(attacker.safe)]
    return [
        (cell, found)
        for cell, found in ranges
        if found[0] == found[1] and attacker.range_of(cell, blind=True) != found
    ]


def narrowed(attacker: Attacker) -> list[tuple[int, Range, Range]]:
    """Small counts that the attacker knows better than the rules alone say."""
    found = []
    rules = attacker.rules
    for cell in hidden(attacker.safe):
        own = attacker.range_of(cell)
        if cell in attacker.cells.beside:
            if own[1] - own[0] < rules.round_to - 1:
                found.append((cell, own, own))
            continue
        if attacker.cells.counts[cell] > rules.suppress_to:
            continue
        least = 1 if rules.show_zero else 0
        if own[0] <= least and own[1] >= rules.suppress_to:
            continue
        # What the rules say to whoever knows why each is hidden is no finding.
        alone = replace(attacker, insider=True).range_of(cell, blind=True)
        if own[0] > max(least, alone[0]) or own[1] < min(rules.suppress_to, alone[1]):
            found.append((cell, own, alone))
    return found


def hidden(safe: Safe) -> list[int]:
    return [cell for cell, status in enumerate(safe.statuses) if status != "shown"]
