"""What stands in a cell that would be empty, as the Analysis Function's guidance has it.

The guidance is "Symbols in tables: definitions and help" of the UK Government Analysis Function.
"""

from __future__ import annotations

import math

from jsna.publishing.workbook.sheet import Cell

NOT_AVAILABLE = "[x]"
NOT_APPLICABLE = "[z]"
SUPPRESSED = "[c]"
LOW = "[u]"
MEANINGS = {
    NOT_AVAILABLE: "[x]: not available, nothing is recorded.",
    NOT_APPLICABLE: "[z]: not applicable.",
    SUPPRESSED: "[c]: not shown, so that nobody can be recognised.",
    LOW: "[u]: not reliable, since it rests on few answers.",
}
# The statuses of results, for data that carry them: a hidden number is never nought.
OF_STATUS = {
    "suppressed": SUPPRESSED,
    "low base": LOW,
    "not estimable": NOT_AVAILABLE,
    "not comparable": NOT_AVAILABLE,
}


def is_empty(cell: object) -> bool:
    """Whether there is nothing in a cell: no words but spaces, or no number."""
    if isinstance(cell, float):
        return math.isnan(cell)
    return cell is None or (isinstance(cell, str) and not cell.strip())


def used(rows: tuple[tuple[Cell, ...], ...]) -> tuple[str, ...]:
    """What the shorthand of these rows means, each once."""
    found = {cell for row in rows for cell in row}
    return tuple(meaning for sign, meaning in MEANINGS.items() if sign in found)
