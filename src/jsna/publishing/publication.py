"""What is published, and the names of its files."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from jsna.exhibits.base import Figure, Table
from jsna.exhibits.chapter import Chapter

Files = dict[str, bytes]
TABLES = "tables"
FIGURES = "figures"


@dataclass(frozen=True, eq=False)
class Publication:
    """A chapter and the public stored tables by name, which it rests on."""

    chapter: Chapter
    tables: dict[str, pd.DataFrame]


def stem(exhibit: Figure | Table) -> str:
    """The name of an exhibit's files without ending, from the chapter's folder."""
    if isinstance(exhibit, Figure):
        return f"{FIGURES}/figure_{exhibit.number}_{exhibit.key}"
    return f"{TABLES}/table_{exhibit.number}_{exhibit.key}"
