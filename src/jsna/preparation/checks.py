"""Checks of what the words and the ratings say together: flags for a person, never corrections."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches

from jsna.preparation.cleaning import Cleaning
from jsna.preparation.gaps import Gap, closing_word
from jsna.preparation.sheet import Row
from jsna.review.codebook import GAP_STATUSES
from jsna.review.dates import is_far_from

FAR_DATE = "date far from the review"
_NOT_KNOWN = re.compile(
    r"\b(not (been )?(known|established|clear|assessed|evaluated|measured)|unknown|unclear)\b",
    re.IGNORECASE,
)
_QUALITY = re.compile(
    r"\b(quality|train(ed|ing)|skill(s|ed)?|effect(s|ive|iveness)?|know)\b",
    re.IGNORECASE,
)


def narrative_flags(
    scores: Mapping[str, int], names: Mapping[str, str], gaps: Sequence[Gap], known_from: int
) -> Iterator[tuple[int, str, str]]:
    """Ratings whose own gaps say something else: the row (0 for none), the check, the finding.

    From some score up, the scale says that the quality of a service is known: a gap that says that
    quality or training is not known speaks against it. Below that score something must be missing:
    a service without any gap does not say what. Closed gaps say nothing of today.

    Parameters
    ----------
    scores
        The score of each service that was rated, by its id.
    names
        The name of each service, by its id.
    gaps
        The gaps.
    known_from
        From this score up, the scale says that quality is known.
    """
    for service_id, score in scores.items():
        name = names[service_id]
        own = [gap for gap in gaps if gap.service_id == service_id and gap.status != "closed"]
        if score >= known_from:
            for gap in own:
                if _NOT_KNOWN.search(gap.text) and _QUALITY.search(gap.text):
                    finding = (
                        f"{name} is rated {score}, which says that its quality is known, but a "
                        f"gap says that something about it is not: {gap.text}"
                    )
                    yield gap.source_row, "high rating, quality not known", finding
        elif not own:
            finding = f"{name} is rated {score}, but no open gap says what is missing"
            yield 0, "low rating without a gap", finding


def check_status_words(cleaning: Cleaning, gaps: Iterable[Gap]) -> None:
    """Flag a closing bracket that looks like a misspelt status; it is kept as text."""
    for gap in gaps:
        _, word = closing_word(gap.text)
        near = get_close_matches(word.casefold(), GAP_STATUSES, n=1, cutoff=0.75)
        if near:
            finding = f'"({word})" is kept as text; if it is a status, write "({near[0]})"'
            cleaning.issue(gap.source_row, "gaps", "status word", finding)


def flag_homeless(cleaning: Cleaning, gaps: Iterable[Gap], column: str) -> None:
    """Flag a gap that names no service: it is kept, and belongs to none."""
    for gap in gaps:
        if not gap.service_id:
            finding = f"this gap names no service: {gap.text}"
            cleaning.issue(gap.source_row, column, "gap without a service", finding)


def flag_far_date(cleaning: Cleaning, row: Row, date: str, review: str) -> None:
    """Flag a rating whose date can hardly be of this review; ``review`` is the date of that."""
    if is_far_from(date, review):
        shown = f", {date}," * ("date" not in cleaning.restricted)
        finding = f"the date of this rating{shown} is far from that of the review, {review}"
        cleaning.issue(row.number, "date", FAR_DATE, finding)
