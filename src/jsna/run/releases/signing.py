"""Who signs a release off, and what stands against it.

The roles are those of the AQuA Book of the UK Government: who did the work, who checked it and had
no part in it, and who answers for it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from jsna.review.settings import Review
from jsna.review.unseen import unseen_in
from jsna.run.releases.record import Role, SignOff

ROLES: dict[Role, str] = {
    "analyst": "analyst",
    "assurer": "independent assurer",
    "approver": "approver",
}


@dataclass(frozen=True)
class Signing:
    """What a person says of a release.

    Parameters
    ----------
    people
        Who signs as ``analyst``, ``assurer`` and ``approver``. A name can have its own day behind a
        comma: "A. Smith, 2026-11-20".
    date
        The day of those that have none of their own, as typed.
    corrections
        What the release puts right of what was published before.
    """

    people: Mapping[str, str] = field(default_factory=dict)
    date: str = ""
    corrections: tuple[str, ...] = ()


@dataclass(frozen=True)
class Signature:
    """A name, and a day as it was typed; empty where it is missing."""

    role: Role
    name: str
    day: str

    @property
    def signed(self) -> SignOff:
        """The signature as a release keeps it. Raises ValueError where the day is none."""
        day = dt.date.fromisoformat(self.day)
        return SignOff(role=self.role, name=self.name, date=day)

    def faults(self) -> Iterator[str]:
        """What is wrong with it."""
        who = ROLES[self.role]
        if not self.name:
            yield f'The {who} is missing: add --{self.role} "Name", or name them in review.toml.'
        elif hidden := unseen_in(self.name):
            yield f"The name of the {who} holds {hidden}. Type it again."
        elif not _is_day(self.day):
            found = f'"{self.day}" is not a day' if self.day else "no day is given"
            yield f"When the {who} signed: {found}. Add a day, such as --date 2026-11-25."


def signatures(signing: Signing, review: Review) -> tuple[Signature, ...]:
    """The signature of each role, from the command or else from ``[assurance]`` in review.toml."""
    declared = review.assurance.signed if review.assurance else {}
    return tuple(
        _signature(role, signing.people.get(role) or declared.get(role, ""), signing.date.strip())
        for role in ROLES
    )


def faults_of(signing: Signing, review: Review, *, first: bool) -> Iterator[str]:
    """All that is missing or wrong before a release can be signed off.

    Parameters
    ----------
    signing
        What was said.
    review
        The review, whose settings can name the people.
    first
        Whether this is the first release, which has nothing to correct.
    """
    signed = signatures(signing, review)
    for each in signed:
        yield from each.faults()
    analyst, assurer, _ = (each.name.casefold() for each in signed)
    if analyst and analyst == assurer:
        yield "The independent assurer is the analyst. Another person must assure the work."
    yield from _faults_of_corrections(signing.corrections, first=first)


def _faults_of_corrections(corrections: tuple[str, ...], *, first: bool) -> Iterator[str]:
    if first and corrections:
        yield "This is the first release: there is nothing before it to correct."
    if not first and not corrections:
        yield 'What it corrects or changes is missing: add --correction "what and why".'
    if not all(each.strip() for each in corrections):
        yield "A correction is blank. Type it again."
    hidden = unseen_in("".join(corrections))
    if hidden:
        yield f"A correction holds {hidden}. Type it again."


def _signature(role: Role, text: str, day: str) -> Signature:
    name, comma, own = text.rpartition(",")
    dated = bool(comma) and _is_day(own.strip())
    said = name if dated else text
    # Control characters stay, to be refused; breaks of lines and runs of spaces do not.
    return Signature(role, " ".join(said.split()), own.strip() if dated else day)


def _is_day(text: str) -> bool:
    try:
        return dt.date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
