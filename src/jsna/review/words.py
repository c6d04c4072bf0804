"""Words as prose puts them together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

_NAMED = 5  # rows that a message has room for


def listed(parts: Iterable[str], last: str = "and") -> str:
    """Parts as a list in prose: "a", "a and b", "a, b and c"."""
    *first, final = list(parts) or [""]
    return f"{', '.join(first)} {last} {final}" if first else final


def some_rows(numbers: Sequence[int]) -> str:
    """Such as: "row 5", "rows 5, 8 and 9", "rows 5, 8, 9, 12, 30 and 41 more"."""
    first = [str(number) for number in numbers[:_NAMED]]
    more = len(numbers) - len(first)
    if len(first) == 1:
        return f"row {first[0]}"
    return f"rows {listed([*first, f'{more} more'] if more else first)}"
