"""The style of the pages that are published, from the one copy of each sheet."""

from __future__ import annotations

from pathlib import Path

TEMPLATES = Path(__file__).with_name("templates")


def style(*sheets: str) -> str:
    """These sheets one below the other: ``base``, ``table`` or ``chapter``."""
    return "".join((TEMPLATES / f"{each}.css").read_text(encoding="utf-8") for each in sheets)
