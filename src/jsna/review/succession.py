"""What takes the place of what: services, or questions, that were renamed, split or merged.

Renamed is one that alone replaces one: it is the same thing, and goes on under another id. Split is
one that several replace, merged are several that one replaces: what is known of those before is not
known of those after.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from jsna.review.words import listed


@dataclass(frozen=True)
class Succession:
    """The ids that each id replaces, by the id of the successor."""

    replaces: Mapping[str, Sequence[str]]

    @cached_property
    def successors(self) -> dict[str, tuple[str, ...]]:
        """The ids that replace each, in order of name."""
        pairs = sorted((old, new) for new, olds in self.replaces.items() for old in olds)
        return {old: tuple(new for each, new in pairs if each == old) for old, _ in pairs}

    @cached_property
    def renamed(self) -> dict[str, str]:
        """The new id of each that was renamed."""
        return {
            olds[0]: new
            for new, olds in self.replaces.items()
            if len(olds) == 1 and len(self.successors[olds[0]]) == 1
        }

    @property
    def regrouped(self) -> list[str]:
        """The ids that came of a split or a merger, in order of name."""
        renamed = self.renamed.values()
        return sorted(new for new, olds in self.replaces.items() if olds and new not in renamed)

    @property
    def lines(self) -> Iterator[tuple[str, ...]]:
        """The ids of each thing that was renamed, the earliest first."""
        for first in sorted(self.renamed.keys() - set(self.renamed.values())):
            line = [first]
            while line[-1] in self.renamed:
                line.append(self.renamed[line[-1]])
            yield tuple(line)

    def line_of(self, one: str) -> tuple[str, ...]:
        """All ids of a thing, the earliest first."""
        return next((line for line in self.lines if one in line), (one,))

    def before(self, one: str) -> frozenset[str]:
        """All that it came of, however long ago; itself too, if there is a circle."""
        found: set[str] = set()
        waiting = [one]
        while waiting:
            olds = set(self.replaces.get(waiting.pop(), ())) - found
            found |= olds
            waiting += olds
        return frozenset(found)

    def names_for(self, sides: Sequence[Collection[str]]) -> dict[str, str]:
        """The last id that was used of each thing that was renamed.

        Parameters
        ----------
        sides
            The ids that each review, or each side of a comparison, uses; the last one comes last.

        Returns
        -------
        dict
            By each id of the thing. A thing of which one side uses two ids is left out: they are
            two there.
        """
        names: dict[str, str] = {}
        for line in self.lines:
            used = [[one for one in line if one in side] for side in sides]
            if all(len(each) < 2 for each in used):
                last = next((each[0] for each in reversed(used) if each), "")
                names |= dict.fromkeys(line, last) if last else {}
        return names

    def told(self, new: str, names: Mapping[str, str]) -> str:
        """How a successor came about, as a clause: "A was split into B and C".

        Parameters
        ----------
        new
            Its id.
        names
            What people call each id; one without a name is called by its id.
        """

        def called(ids: Sequence[str]) -> str:
            return listed(names.get(each, each) for each in ids)

        olds = tuple(self.replaces[new])
        if len(olds) > 1:
            return f"{called(olds)} were merged into {called([new])}"
        if olds[0] in self.renamed:
            return f"{called(olds)} was renamed {called([new])}"
        return f"{called(olds)} was split into {called(self.successors[olds[0]])}"
