"""The criteria of need as prose has them: the methods of the results name them by their keys."""

from __future__ import annotations

import re

from jsna.exhibits.content import Content
from jsna.exhibits.wording import listed

_IN_METHOD = re.compile(" (on|over) ([^;]+)")


def criteria_of(content: Content, method: str) -> list[str]:
    """The criteria that a method names. Without links no stream can see a need, and none is one."""
    found = _IN_METHOD.search(method)
    names = found[2].split(", ") if found else []
    return [name for name in names if name != "streams" or content.has_links]


def with_criteria_in_prose(content: Content, method: str) -> str:
    """A method with its criteria in words instead of their keys."""
    said = listed(map(content.review.ranking.name_of, criteria_of(content, method)))
    return _IN_METHOD.sub(lambda found: f" {found[1]} {said}", method, count=1) if said else method
