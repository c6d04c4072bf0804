"""Traces a difference between two outputs back to those causes that can have reached it.

It goes along the pipeline: a table depends on what its notebook takes itself, and on those of the
tables it reads that differ. So where several things changed at once, a result names only those that
can have reached it. What no record explains is the code of the package, whose hash is not kept: it
would make every output another one at every commit.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from jsna.pipeline import STEPS, Step
from jsna.publishing.changes import Cause, Causes
from jsna.run.comparison.causes import CHAPTER, Acting, acting
from jsna.run.comparison.published import Published

UNRECORDED = Cause("code", "the code of the package, changed within one version")
Differs = Callable[[str], bool]


@dataclass(frozen=True)
class Attribution:
    """Finds what can have made a table differ.

    Parameters
    ----------
    acting
        All that is not the same.
    differs
        Whether a stored table differs, by its name; one that is not published does.
    """

    acting: tuple[Acting, ...]
    differs: Differs

    @property
    def all(self) -> Causes:
        """All that went in and is not the same."""
        return tuple(each.cause for each in self.acting)

    def of_table(self, table: str) -> Causes:
        """What can have made a stored table differ."""
        writer = next((step for step in STEPS if table in step.writes), None)
        return self._ordered(self._of(writer, table)) if writer else self._or_code(self.all)

    @property
    def of_chapter(self) -> Causes:
        """What can have made the text, a figure or a table of the chapter differ."""
        step = next(step for step in STEPS if step.notebook == CHAPTER)
        return self._ordered(self._of(step, ""))

    def of_several(self, several: Iterable[Causes]) -> Causes:
        """The causes of several differences together."""
        return self._ordered(cause for causes in several for cause in causes)

    def _of(self, step: Step, table: str) -> Iterator[Cause]:
        yield from (each.cause for each in self.acting if each.on(step, table))
        for read in step.reads:
            if self.differs(read):
                writer = next(each for each in STEPS if read in each.writes)
                yield from self._of(writer, read)

    def _ordered(self, causes: Iterable[Cause]) -> Causes:
        found = set(causes)
        return self._or_code(tuple(cause for cause in self.all if cause in found))

    def _or_code(self, causes: Causes) -> Causes:
        return causes or (UNRECORDED,)


def attribution(before: Published, after: Published, differs: Differs) -> Attribution:
    """How differences between two outputs are put down to what went into them."""
    return Attribution(tuple(acting(before, after)), cache(differs))
