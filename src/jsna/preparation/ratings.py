"""One rating: whose it is, of what, and the score as people type it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from jsna.preparation.cleaning import Cleaning
from jsna.preparation.delimited import Row
from jsna.review.tool import Tool

_WHY_NOT = (
    (re.compile(r"[-+]?\d*[.,]\d+"), "not a whole number"),
    (
        re.compile(r"\d{1,4}[-/ .]([A-Za-z]{3,9}|\d{1,2})([-/ .]\d{2,4})?( .*)?"),
        "a date or a range",
    ),
    (re.compile(r"(true|false|yes|no)", re.IGNORECASE), "a yes or no"),
)


@dataclass(frozen=True)
class Rating:
    """One rater's rating of a service, or of one item of it.

    ``score`` is None where the rater judged that the item does not apply, which is never 0.
    """

    rater: str
    service_id: str
    item_id: str
    score: int | None
    confidence: str
    date: str
    evidence: str
    source_row: int


def read_score(cleaning: Cleaning, row: Row, tool: Tool) -> int | None:
    """The score of a row, or nothing after the problem has been listed.

    Parameters
    ----------
    cleaning
        The cleaning under way; it takes the problem or the change.
    row
        The row, with a column ``score``.
    tool
        The tool, for its scale.
    """
    text = cleaning.text(row, "score")
    scale = f"a whole number from {tool.minimum} to {tool.maximum}"
    if re.fullmatch(r"[0-9]{1,3}", text) and int(text) in tool.scores:
        return int(text)
    remedy = f"Type {scale}"
    if not text:
        cleaning.missing(row, "score", f"the score is blank; it must be {scale}", remedy)
        return None
    if re.fullmatch(r"[-+]?[0-9]+", text):
        cleaning.problem(row, "score", f"the score is not {scale}", remedy, text)
        return None
    kind = next((why for pattern, why in _WHY_NOT if pattern.fullmatch(text)), "text")
    if kind == "a date or a range":
        remedy += "; a spreadsheet may have turned 3-4 into a date"
    cleaning.problem(row, "score", f"the score is {kind}; it must be {scale}", remedy, text)
    return None
