"""What a reader knows of each count: from the rules, and from what is shown of it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from jsna.measures.disclosure.cells import Cells, Whole
from jsna.review.disclosure import Disclosure

Floats = npt.NDArray[np.float64]
Truths = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Bounds:
    """The least and the most that each count can be, as somebody knows it."""

    least: Floats
    most: Floats


@dataclass(frozen=True)
class Hiding:
    """Which cells are hidden, and why.

    Parameters
    ----------
    small
        By the rule: the count itself is small.
    low
        Their base is low: nothing in that column is shown.
    more
        For the sake of others.
    """

    small: Truths
    low: Truths
    more: Truths

    @property
    def hidden(self) -> Truths:
        """All of them."""
        return self.small | self.low | self.more

    def at(self, places: Whole) -> Hiding:
        """The same for these cells only."""
        return Hiding(self.small[places], self.low[places], self.more[places])


def hide_by_rule(cells: Cells, rules: Disclosure) -> Hiding:
    """What the declared rules hide by themselves."""
    counts, bases = np.array(cells.counts, dtype="int64"), np.array(cells.bases, dtype="int64")
    is_base = bases == np.arange(len(bases))
    low = counts[bases] < rules.low_base
    zero = (counts == 0) & ~zeros_hidden(cells, rules)
    small = (counts <= rules.suppress_to) & ~zero
    # A base that the first rule hides takes its column with it: a share would give it away.
    small_base = (small & is_base)[bases] & ~low
    return Hiding(small & ~low, low, small_base & ~small)


def known_from_pattern(cells: Cells, hiding: Hiding, rules: Disclosure) -> Bounds:
    """What follows from the rules alone, if one knew why each hidden count is hidden.

    That is more than is published, which calls a count hidden for the sake of others
    "suppressed" too.
    """
    counts = np.array(cells.counts, dtype="int64")
    unseen = zeros_hidden(cells, rules)
    zero = (counts == 0) & ~unseen
    least = np.where(zero, 0.0, rules.suppress_to + 1.0)
    most = np.where(zero, 0.0, np.inf)
    # A column can be hidden as a whole, and then a zero in it too.
    least[hiding.more & zero], most[hiding.more & zero] = 0, np.inf
    least[hiding.small] = np.where(unseen, 0, 1)[hiding.small]
    most[hiding.small] = rules.suppress_to
    least[hiding.low], most[hiding.low] = 0, rules.low_base - 1
    return Bounds(least, most)


def known_from_publication(cells: Cells, hiding: Hiding, rules: Disclosure) -> Bounds:
    """The same, with what the shown counts say: each lies within its rounding."""
    pattern = known_from_pattern(cells, hiding, rules)
    shown = rounded(cells, rules).astype("float64")
    below = rules.round_to // 2
    above = rules.round_to - 1 - below
    # A base that is shown is not low.
    floor = np.where(is_base(cells), rules.low_base, 0)
    least = np.maximum(np.maximum(shown - below, pattern.least), np.where(shown > 0, floor, 0))
    most = np.minimum(shown + above, pattern.most)
    exact = np.isin(np.arange(len(cells.counts)), list(cells.exact))
    least, most = (np.where(exact, cells.counts, each) for each in (least, most))
    hidden = hiding.hidden
    return Bounds(np.where(hidden, pattern.least, least), np.where(hidden, pattern.most, most))


def zeros_hidden(cells: Cells, rules: Disclosure) -> Truths:
    """Of which cells not even a 0 is shown."""
    beside = np.isin(np.arange(len(cells.counts)), list(cells.beside))
    return np.full(len(cells.counts), not rules.show_zero) | beside


def is_base(cells: Cells) -> Truths:
    """Which cells are bases."""
    found: Truths = np.array(cells.bases, dtype="int64") == np.arange(len(cells.bases))
    return found


def rounded(cells: Cells, rules: Disclosure) -> Whole:
    """Every count, rounded as the rules say."""
    return np.array([rules.rounded(count) for count in cells.counts], dtype="int64")
