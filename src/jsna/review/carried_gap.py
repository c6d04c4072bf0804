"""A gap that one review hands over to the next."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class CarriedGap:
    """A gap that was open when the last review ended; its fields are those of a gap."""

    gap_id: str
    service_id: str
    text: str
    status: str
    theme: str = ""
    affects: str = ""
    owner: str = ""
    date: str = ""
    evidence: str = ""
