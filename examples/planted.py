"""A mistake that was planted among the synthetic answers."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Planted:
    """A mistake that a check should find."""

    respondent: str
    question_id: str
    check: str
    note: str
