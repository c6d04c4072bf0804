"""Words as prose puts them together."""

from __future__ import annotations

from collections.abc import Iterable


def listed(parts: Iterable[str], last: str = "and") -> str:
    """Parts as a list in prose: "a", "a and b", "a, b and c"."""
    *first, final = list(parts) or [""]
    return f"{', '.join(first)} {last} {final}" if first else final
