"""The residents' voice, typed in, and what cleaning makes of it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import pytest

from jsna.errors import InputError
from jsna.preparation.delimited import Sheet
from jsna.preparation.voice import CleanVoice, clean_voice
from jsna.review.settings import Role
from tests.preparation.builders import CHANGING, review_of, sheet_of

PRIORITIES = "statement_id theme_id theme text"
ISSUES = "statement_id theme text"
LINKS = "statement_id service_id reason"
GOOD: dict[Role, Sheet] = {
    "priorities": sheet_of(
        PRIORITIES, ("S1.1", "S1", "Time", "More time"), ("S1.2", "S1", "Time", "b")
    ),
    "engagement_issues": sheet_of(ISSUES, ("E1", "Loss", "Support")),
    "engagement_sources": sheet_of("text", ("Doulas",)),
    "evidence_links": sheet_of(LINKS, ("E1", "a", "why"), ("S1.1", "na", "why")),
}


def clean(changed: Mapping[Role, Sheet] = MappingProxyType({})) -> CleanVoice:
    """The good sheets, some of them changed, clean."""
    return clean_voice({**GOOD, **changed}, review_of(), CHANGING)


def refusals(changed: Mapping[Role, Sheet]) -> str:
    """What cleaning refuses them with."""
    with pytest.raises(InputError) as error:
        clean(changed)
    return str(error.value)
