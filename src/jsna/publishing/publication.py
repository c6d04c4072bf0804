"""What is published, and the names of its files."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from jsna.exhibits.base import Figure, Table
from jsna.exhibits.chapter import Chapter
from jsna.publishing.lineage import Lineage
from jsna.publishing.sources import Sources

Files = dict[str, bytes]
TABLES = "tables"
FIGURES = "figures"
_SIZE = re.compile(rb'<svg[^>]* width="([\d.]+)pt" height="([\d.]+)pt"')
_PIXELS_OF_A_POINT = 4 / 3


@dataclass(frozen=True)
class Drawing:
    """A figure as SVG, for a page and for a narrow screen."""

    wide: bytes
    narrow: bytes


@dataclass(frozen=True, eq=False)
class Publication:
    """A chapter and what it rests on.

    Parameters
    ----------
    chapter, tables
        The chapter, and the public stored tables by name.
    template
        The review's own template for Word, if it has one.
    """

    chapter: Chapter
    tables: dict[str, pd.DataFrame]
    template: bytes | None = None

    @cached_property
    def drawings(self) -> dict[str, Drawing]:
        """Each figure by its key, drawn once for all writers."""
        return {
            each.key: Drawing(each.svg(), each.svg(narrow=True)) for each in self.chapter.figures
        }

    @cached_property
    def lineage(self) -> Lineage:
        """What stands behind each number."""
        return Lineage(Sources(self.chapter.review, self.tables, self.chapter.survey))


def stem(exhibit: Figure | Table) -> str:
    """The name of an exhibit's files without ending, from the chapter's folder."""
    if isinstance(exhibit, Figure):
        return f"{FIGURES}/figure_{exhibit.number}_{exhibit.key}"
    return f"{TABLES}/table_{exhibit.number}_{exhibit.key}"


def pixels_of(svg: bytes) -> tuple[int, int] | None:
    """Width and height of a drawing on a page, in pixels; nothing if it does not say them."""
    size = _SIZE.search(svg)
    if size is None:
        return None
    width, height = (round(float(each) * _PIXELS_OF_A_POINT) for each in size.groups())
    return width, height
