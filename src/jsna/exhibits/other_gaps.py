"""The gaps that no rated service has: counted and named apart, so that none is lost."""

from __future__ import annotations

from collections.abc import Sequence

from jsna.exhibits.content import Content
from jsna.exhibits.wording import counted, in_words, sentence

# Of one of them, and of several.
_SAID = {
    "no service": ("that names no service", "that name no service"),
    "no score": ("of a service without a score", "of services without a score"),
}


def other_gaps_in_short(content: Content) -> str:
    """How many gaps no rated service has; empty where each belongs to one."""
    found = _other_gaps(content).items()
    return " and ".join(f"{in_words(len(gaps))} {_said(kind, gaps)}" for kind, gaps in found)


def about_other_gaps(content: Content) -> tuple[str, ...]:
    """The gaps that no rated service has, as notes with their words."""
    return tuple(
        sentence(f"{counted(len(gaps), 'gap')} {_said(kind, gaps)}: {'; '.join(gaps)}")
        for kind, gaps in _other_gaps(content).items()
    )


def _said(kind: str, gaps: Sequence[str]) -> str:
    one, several = _SAID[kind]
    return one if len(gaps) == 1 else several


def _other_gaps(content: Content) -> dict[str, tuple[str, ...]]:
    named = set(content.gap_statements["service_id"]) - {""}
    unrated = content.in_order(named - {each.service_id for each in content.services})
    found = {
        "no service": content.gaps_of(""),
        "no score": tuple(
            f"{content.name_of(key)}: {gap}" for key in unrated for gap in content.gaps_of(key)
        ),
    }
    return {kind: gaps for kind, gaps in found.items() if gaps}
