"""The columns of an input: which are needed, which may be left out, and which are not read."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from jsna.errors import did_you_mean
from jsna.preparation.sheet import squeeze


def plain(heading: str) -> str:
    """A heading as headings are compared: spaces and capitals do not count."""
    return squeeze(heading).casefold()


@dataclass(frozen=True)
class Layout:
    """The columns of an input, found by their headings wherever they stand.

    Parameters
    ----------
    columns
        The heading of each column, by the package's name of it.
    optional
        Names of columns that a file may do without; their cells are blank then.
    ignored
        Headings of columns that are for people, and are not read.
    restricted
        Names of columns whose values are never shown.
    """

    columns: Mapping[str, str]
    optional: Sequence[str] = ()
    ignored: Sequence[str] = ()
    restricted: Collection[str] = ()

    @property
    def needed(self) -> list[str]:
        """The headings that must stand there."""
        return [heading for name, heading in self.columns.items() if name not in self.optional]

    def names(self, header: Sequence[str]) -> list[str]:
        """The package's name of each column of a header; "" where it is not read."""
        by_heading = {plain(heading): name for name, heading in self.columns.items()}
        return [by_heading.get(plain(cell), "") for cell in header]

    def filled(self, cells: Iterable[tuple[str, str]]) -> dict[str, str]:
        """The cells of a row by name, blank where the file has none."""
        given = {name: cell for name, cell in cells if name}
        return {name: given.get(name, "") for name in self.columns}

    def faults(self, header: Sequence[str]) -> Iterator[tuple[int | None, str, str]]:
        """What is wrong with a header: the position (None for no one cell), what, the remedy."""
        found = [plain(cell) for cell in header]
        for heading in self.needed:
            if plain(heading) not in found:
                remedy = (
                    "Add it, or name the heading that the file has under columns in review.toml"
                )
                yield None, f'the column "{heading}" is missing', remedy
        known = {plain(heading): heading for heading in (*self.columns.values(), *self.ignored)}
        for position, (cell, key) in enumerate(zip(header, found, strict=True)):
            if key not in known:
                hint = did_you_mean(squeeze(cell), known.values())
                remedy = f"Take the column out or correct its heading: {hint}".rstrip("?")
                name = squeeze(cell) or f"number {position + 1}, without a heading"
                yield position, f'the column "{name}" is not expected', remedy
            elif key in found[:position]:
                yield position, f'the column "{cell}" stands there twice', "Keep one of them"
