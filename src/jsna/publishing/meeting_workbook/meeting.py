"""What a rating meeting starts from, and the names of its sheets and columns.

``review.toml`` of a new review declares the same names, so that the workbook is read as it is.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from jsna.review.carried_gap import CarriedGap
from jsna.review.codebook import Codebook
from jsna.review.tool import Tool

FILE = "meeting.xlsx"
RATINGS, GAPS = "Ratings", "Gaps"
SCALE, ITEMS, SERVICES, INSTRUCTIONS = "Scale", "Items", "Services", "Instructions"
# The headings of the columns that are read, by the package's name of each.
RATING_HEADINGS = {
    "service": "Service",
    "item": "Item",
    "score": "Score",
    "confidence": "Confidence",
    "rater": "Rater",
    "date": "Date",
    "evidence": "Evidence",
}
GAP_HEADINGS = {
    "gap_id": "Gap id",
    "service": "Service",
    "text": "What is missing",
    "status": "Status",
    "theme": "Theme",
    "affects": "Who it affects",
    "owner": "Owner",
    "date": "Date",
    "evidence": "Evidence",
}
ITEM_WORDS = "Item in words"


@dataclass(frozen=True)
class Meeting:
    """A meeting that is to come.

    Parameters
    ----------
    review_id, title, area
        The new review.
    tool, codebook
        The scale, and the services that there are to rate.
    last
        Id of the review before.
    scores
        The last score of a service, or of an item of it, by both ids; the item's is "" for the
        service as a whole. A text names the services that scores are of, where it was another.
    gaps
        The gaps that were open then.
    raters
        Who rates, where that is known: each gets rows of its own.
    day
        The day that the workbook says it was made on.
    changed
        What became of services that were rated then and are no longer there, in words.
    """

    review_id: str
    title: str
    area: str
    tool: Tool
    codebook: Codebook
    last: str
    scores: Mapping[tuple[str, str], int | str]
    gaps: tuple[CarriedGap, ...]
    raters: tuple[str, ...]
    day: dt.date
    changed: tuple[str, ...] = ()

    @property
    def last_score(self) -> str:
        """The heading of the last scores."""
        return f"Last score ({self.last})"

    @property
    def last_gaps(self) -> str:
        """The heading of the gaps that are open."""
        return f"Open gaps ({self.last})"

    @property
    def ignored(self) -> tuple[str, ...]:
        """The headings on the sheet of ratings that are for people."""
        return (*((ITEM_WORDS,) if self.tool.items else ()), self.last_score, self.last_gaps)
