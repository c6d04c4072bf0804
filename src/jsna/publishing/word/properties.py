"""What the file says of itself: its title, its language and its date, which is the review's."""

from __future__ import annotations

import datetime as dt

from docx.document import Document

from jsna.publishing.word.elements import plain
from jsna.review.dates import NOT_PUBLISHED
from jsna.review.settings import Review

_AUTHOR = "jsna"
_LONGEST = 255  # characters that a property can have


def describe(document: Document, review: Review) -> None:
    """Fill the properties of the document; nothing in them is of the day on which it was made."""
    about = document.core_properties
    about.title = plain(f"{review.title}, {review.area}")[:_LONGEST]
    about.subject = plain(review.area)[:_LONGEST]
    about.author = about.last_modified_by = _AUTHOR
    about.comments = plain(review.notice)[:_LONGEST]
    about.category = about.content_status = about.version = ""
    about.keywords = "JSNA, needs assessment"
    about.language = "en-GB"
    about.revision = 1
    about.created = about.modified = date_of(review)


def date_of(review: Review) -> dt.datetime:
    """The date of the review; of its last input where it is not published."""
    if review.date == NOT_PUBLISHED:
        day = max(given.added for given in review.inputs.values())
    else:
        day = dt.date.fromisoformat(review.date + "2023-01-01"[len(review.date) :])
    return dt.datetime(day.year, day.month, day.day, tzinfo=dt.UTC)
