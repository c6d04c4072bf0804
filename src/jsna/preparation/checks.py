"""Checks of what the words and the ratings say together: flags for a person, never corrections."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import get_close_matches

from jsna.preparation.cleaning import Cleaning
from jsna.preparation.gaps import Gap, closing_word
from jsna.preparation.ratings import Rating
from jsna.review.codebook import GAP_STATUSES

_NOT_KNOWN = re.compile(
    r"\b(not (been )?(known|established|clear|assessed|evaluated|measured)|unknown|unclear)\b",
    re.IGNORECASE,
)
_QUALITY = re.compile(
    r"\b(quality|train(ed|ing)|skill(s|ed)?|effect(s|ive|iveness)?|know)\b",
    re.IGNORECASE,
)


def check_narrative(
    cleaning: Cleaning, ratings: Sequence[Rating], gaps: Sequence[Gap], target: int
) -> None:
    """Flag a rating whose own gaps say something else.

    At the target and above, the scale says that the quality of a service is known: a gap that says
    that quality or training is not known speaks against it. Below the target something must be
    missing: a service without any gap does not say what.
    """
    for rating in ratings:
        own = [gap for gap in gaps if gap.service_id == rating.service_id]
        if rating.score >= target:
            for gap in own:
                if _NOT_KNOWN.search(gap.text) and _QUALITY.search(gap.text):
                    finding = (
                        f"{rating.service} is rated {rating.score}, which says that its quality "
                        f"is known, but a gap says that something about it is not: {gap.text}"
                    )
                    cleaning.issue(
                        gap.source_row, "gaps", "high rating, quality not known", finding
                    )
        elif not own:
            finding = f"{rating.service} is rated {rating.score}, but no gap says what is missing"
            cleaning.issue(rating.source_row, "gaps", "low rating without a gap", finding)


def check_status_words(cleaning: Cleaning, gaps: Sequence[Gap]) -> None:
    """Flag a closing bracket that looks like a misspelt status; it is kept as text."""
    for gap in gaps:
        _, word = closing_word(gap.text)
        near = get_close_matches(word.casefold(), GAP_STATUSES, n=1, cutoff=0.75)
        if near:
            finding = f'"({word})" is kept as text; if it is a status, write "({near[0]})"'
            cleaning.issue(gap.source_row, "gaps", "status word", finding)
