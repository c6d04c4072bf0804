"""A statement on a review, and whether it holds."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Statement:
    """A sentence that holds or does not, and what shows it."""

    statement: str
    holds: bool
    because: str
