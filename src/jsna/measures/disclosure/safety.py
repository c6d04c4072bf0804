"""Makes counts of people safe: hides the small ones, and as many more as protect these.

The rules are NHS England's for hospital statistics (counts of 1 to 7 hidden, others rounded to 5;
zeros shown), with what they leave open: counts that could be found from others are hidden too
(secondary suppression; Hundepool and others, "Statistical Disclosure Control", 2012, chapter 4).
Since every shown count is rounded by itself, most small counts need no such help: the rounding of
the others hides them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np

from jsna.measures.disclosure.audit import Audit
from jsna.measures.disclosure.cells import Cells
from jsna.measures.disclosure.knowledge import Floats, Hiding, Truths, hide_by_rule, rounded
from jsna.review.disclosure import Disclosure


@dataclass(frozen=True)
class Safe:
    """What may be published of each cell, in the order of the cells.

    ``values`` are rounded counts, NaN where hidden; ``statuses`` are "shown", "suppressed" or "low
    base".
    """

    values: Floats
    statuses: tuple[str, ...]


def make_safe(cells: Cells, rules: Disclosure) -> Safe:
    """What may be shown of counts that are published together.

    Parameters
    ----------
    cells
        All counts that will be published, with every sum that a reader could do with them.
    rules
        The review's declared rules.

    Returns
    -------
    Safe
        A reader who knows everything that is shown, the rules, and even which counts are hidden
        only for the sake of others, can find no count that the rules hide, nor narrow it more than
        the rules themselves do.
    """
    hiding = hide_by_rule(cells, rules)
    if hiding.hidden.any() and cells.relations:
        hiding = _protect(cells, hiding, rules)
    values = rounded(cells, rules).astype("float64")
    values[hiding.hidden] = np.nan
    names = np.select([hiding.low, hiding.hidden], ["low base", "suppressed"], "shown")
    return Safe(values, tuple(str(name) for name in names))


def _protect(cells: Cells, hiding: Hiding, rules: Disclosure) -> Hiding:
    """Each block by itself, which is quick, and then all together, which is the proof."""
    lowest = np.array(cells.counts, dtype="float64")
    highest = lowest.copy()
    for block in dict.fromkeys(block for block in cells.blocks if block):
        part, places = cells.part(block)
        if hiding.hidden[places].any():
            audit = Audit(part, rules, lowest[places], highest[places])
            hiding.more[places] = _hide_more(part, hiding.at(places), audit).more
            lowest[places], highest[places] = audit.lowest, audit.highest
    return _hide_more(cells, hiding, Audit(cells, rules, lowest, highest))


def _hide_more(cells: Cells, hiding: Hiding, audit: Audit) -> Hiding:
    """Hide more until nothing that is hidden can be found; each round hides something, or ends."""
    while chosen := _chosen(cells, hiding, audit.exposed(hiding)):
        more = hiding.more.copy()
        more[list(chosen)] = True
        more = _with_columns(cells, more) & ~hiding.small & ~hiding.low
        hiding = replace(hiding, more=more)
    return hiding


def _with_columns(cells: Cells, more: Truths) -> Truths:
    """A hidden base hides its column: a share would give it away."""
    bases = np.array(cells.bases)
    hidden_base = more & (bases == np.arange(len(bases)))
    found: Truths = more | hidden_base[bases]
    return found


def _chosen(cells: Cells, hiding: Hiding, exposed: Iterable[int]) -> set[int]:
    """For each exposed cell, one shown cell near it: the least useful that is not 0."""
    chosen: set[int] = set()
    for cell in exposed:
        near = _nearest_shown(cells, hiding.hidden, cell)
        if near and chosen.isdisjoint(near):
            chosen.add(min(near, key=lambda each: (cells.ranks[each], cells.counts[each], each)))
    return chosen


def _nearest_shown(cells: Cells, hidden: Truths, cell: int) -> list[int]:
    """The shown cells, other than zeros, that the fewest sums separate from this one."""
    reached: set[int] = {cell}
    last: set[int] = set()
    while reached != last:
        last = set(reached)
        for relation in cells.relations:
            if not last.isdisjoint(relation.cells):
                reached.update(relation.cells)
        shown = [each for each in sorted(reached) if not hidden[each] and cells.counts[each]]
        if shown:
            return shown
    return []
