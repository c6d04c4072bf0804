"""Who made an analysis, who assured it and who approved it, as a review declares it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from jsna.review.strict import Strict


class Assurance(Strict):
    """The table ``[assurance]`` of ``review.toml``; what is not recorded yet is left out.

    ``analyst``, ``assurer`` and ``approver`` are names as they may be published, and
    ``statement`` says in a sentence or two what was assured, and how.
    """

    analyst: str = ""
    analysed: dt.date | None = None
    assurer: str = ""
    assured: dt.date | None = None
    approver: str = ""
    approved: dt.date | None = None
    statement: str = ""

    @property
    def people(self) -> tuple[tuple[str, str, dt.date | None], ...]:
        """Each part, who took it, and when."""
        return (
            ("Analysed by", self.analyst, self.analysed),
            ("Assured by", self.assurer, self.assured),
            ("Approved by", self.approver, self.approved),
        )

    @property
    def signed(self) -> dict[str, str]:
        """Each part that has a name: the name, with its date behind a comma if there is one."""
        parts = zip(("analyst", "assurer", "approver"), self.people, strict=True)
        return {
            part: f"{name}, {when.isoformat()}" if when else name
            for part, (_, name, when) in parts
            if name
        }

    @property
    def recorded(self) -> bool:
        """Whether anything is."""
        return bool(self.statement or any(name for _, name, _ in self.people))

    def contradictions(self) -> Iterator[tuple[str, str, str]]:
        """What the keys say against each other: the place, what is wrong, the remedy."""
        keys = (("analyst", "analysed"), ("assurer", "assured"), ("approver", "approved"))
        for (person, date), (_, name, when) in zip(keys, self.people, strict=True):
            if when and not name.strip():
                yield f"key assurance.{person}", f"there is a date, {date}, but no name", "Add it"
        if self.assurer.strip() and _plain(self.assurer) == _plain(self.analyst):
            found = "the analyst cannot assure the analysis"
            yield "key assurance.assurer", found, "Name somebody else, or leave it out"


def _plain(name: str) -> str:
    return " ".join(name.split()).casefold()
