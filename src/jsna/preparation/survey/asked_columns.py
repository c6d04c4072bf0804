"""The columns of an export that hold answers, found by what they may be called."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable

from jsna.preparation.survey.layout import Column, Layout, plain


class AskedColumns:
    """All columns but the tool's own; names are given as ``layout.plain`` compares them.

    Parameters
    ----------
    layout
        The layout of the export.
    """

    def __init__(self, layout: Layout) -> None:
        self.columns = [each for each in layout.columns if plain(each.heading) not in layout.own]
        self._by_heading = _index((each, (each.heading,)) for each in self.columns)
        self._by_name = _index((each, each.alone) for each in self.columns)

    def headed(self, name: str) -> list[Column]:
        """Those with this heading, in their order."""
        return self._by_heading.get(name, [])

    def called(self, name: str) -> list[Column]:
        """Those that may be called so as questions of their own, in their order."""
        return self._by_name.get(name, [])

    def of_options(self, names: Collection[str], *, is_text: bool = False) -> list[Column]:
        """Those of the options of a question with these names, or of the texts at its options."""
        return [
            each
            for each in self.columns
            if each.is_text == is_text and not set(map(plain, each.parents)).isdisjoint(names)
        ]


def stands_for(column: Column, names: Collection[str]) -> bool:
    """Whether a column may be that of an option with these names."""
    return not set(map(plain, column.options)).isdisjoint(names)


def _index(columns: Iterable[tuple[Column, tuple[str, ...]]]) -> dict[str, list[Column]]:
    """The columns of each name, in their order."""
    index: defaultdict[str, list[Column]] = defaultdict(list)
    for column, names in columns:
        for name in dict.fromkeys(map(plain, names)):
            if name:
                index[name].append(column)
    return dict(index)
