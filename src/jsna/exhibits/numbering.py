"""Numbers for figures and tables, and the table in which a figure's numbers stand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import count

from jsna.exhibits.base import Figure, Table

Exhibit = Figure | Table
Sections = dict[str, tuple[Exhibit, ...]]


def numbered(
    sections: Mapping[str, Sequence[Exhibit]],
    numbers_of: Mapping[str, Sequence[str]],
    first_figure: int = 1,
    first_table: int = 1,
) -> Sections:
    """The exhibits of each section in reading order, numbered.

    Parameters
    ----------
    sections
        The exhibits by the name of their section.
    numbers_of
        For the key of a figure, those of the tables that can hold its numbers: the first of them
        that is there is named.
    first_figure, first_table
        Where the numbers begin.
    """
    figures, tables = count(first_figure), count(first_table)
    found = {
        name: [
            replace(each, number=next(figures if isinstance(each, Figure) else tables))
            for each in exhibits
        ]
        for name, exhibits in sections.items()
    }
    labels = {each.key: each.label for exhibits in found.values() for each in exhibits}
    return {
        name: tuple(_referred(each, numbers_of, labels) for each in exhibits)
        for name, exhibits in found.items()
    }


def _referred(
    exhibit: Exhibit, numbers_of: Mapping[str, Sequence[str]], labels: Mapping[str, str]
) -> Exhibit:
    """The exhibit; a figure names the table with its numbers."""
    tables = [table for table in numbers_of.get(exhibit.key, ()) if table in labels]
    if isinstance(exhibit, Table) or not tables:
        return exhibit
    return replace(exhibit, numbers_in=labels[tables[0]])
