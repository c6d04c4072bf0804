"""Entries of a log, typed in."""

from __future__ import annotations

import datetime as dt
from typing import Any

from jsna.preparation.cleaning_log.entries import WHOLE_RECORD, Entry

TODAY = dt.date(2026, 11, 25)
FILE = "data/raw/2026/restricted/cleaning_log.csv"


def entry(record: str, field: str, old: str = "", new: str = "", **keys: Any) -> Entry:
    """An entry; in row 2 of the log if no other is given."""
    given: dict[str, Any] = {
        "why": "asked back",
        "who": "A. Analyst",
        "when": "2026-11-20",
        "row": 2,
        "file": FILE,
    }
    return Entry(record, field, old, new, **(given | keys))


def removal(record: str, **keys: Any) -> Entry:
    """An entry that takes a record out."""
    return entry(record, WHOLE_RECORD, **keys)
