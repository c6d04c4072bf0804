"""What a draft is still without: files that are not there yet, services that are not rated yet."""

from __future__ import annotations

import pandas as pd

from jsna.exhibits.wording import counted, listed, sentence
from jsna.review.drafts import NOT_FILLED_IN, NOT_RATED, RATINGS_TO_COME
from jsna.review.settings import Review


def has_missing(issues: pd.DataFrame) -> bool:
    """Whether the checks flagged something that is still to be filled in."""
    return not {NOT_RATED, RATINGS_TO_COME, NOT_FILLED_IN}.isdisjoint(_flags(issues))


def about_unrated(issues: pd.DataFrame) -> str:
    """How many services are still to be rated; empty where all are."""
    count = _flags(issues).count(NOT_RATED)
    if not count:
        return ""
    said = f"{counted(count, 'service')} {'is' if count == 1 else 'are'} {NOT_RATED}"
    return sentence(f"{said}; all that is said of scores, ranks and bands is of the others")


def about_awaited(review: Review) -> str:
    """Which files of a draft are not there yet; empty where all are."""
    given = review.inputs.values() if review.draft else ()
    files = list(dict.fromkeys(each.file for each in given if not each.sha256))
    if not files:
        return ""
    rests = f"what rests on {'it' if len(files) == 1 else 'them'} is left out or not whole"
    return sentence(f"Not there yet: {listed(files)}; {rests}")


def _flags(issues: pd.DataFrame) -> list[str]:
    return [] if issues.empty else [*issues["check"]]
