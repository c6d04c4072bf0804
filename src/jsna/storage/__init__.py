"""Stored tables: one door, and the contract of each table."""

from __future__ import annotations

from jsna.storage.store import Store, open_store

__all__ = ["Store", "open_store"]
