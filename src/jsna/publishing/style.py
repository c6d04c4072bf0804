"""The style and the templates of the pages that are published, from the one copy of each."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

TEMPLATES = Path(__file__).with_name("templates")


def style(*sheets: str) -> str:
    """These sheets one below the other: ``base``, ``table`` or ``chapter``."""
    return "".join((TEMPLATES / f"{each}.css").read_text(encoding="utf-8") for each in sheets)


@cache
def templates() -> Environment:
    """The templates of pages: what is put into them is escaped, and a missing value is an error."""
    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
