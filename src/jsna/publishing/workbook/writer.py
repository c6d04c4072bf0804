"""The chapter as a workbook: its sheets in order, then their bytes."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from jsna.exhibits.base import Figure, Table
from jsna.publishing.publication import Files, Publication
from jsna.publishing.workbook.excel import Properties, as_excel
from jsna.publishing.workbook.exhibits import exhibit_sheet, sheet_name
from jsna.publishing.workbook.front import BACK, contents, cover, title_of
from jsna.publishing.workbook.limits import refuse_long_texts
from jsna.publishing.workbook.notes import notes_sheet, numbered
from jsna.publishing.workbook.sheet import Line, Sheet
from jsna.review.settings import NOT_PUBLISHED, Review

WORKBOOK = "chapter-data.xlsx"


def write_workbook(publication: Publication) -> Files:
    """``chapter-data.xlsx``: a cover, contents, notes, then each exhibit's table on its sheet.

    Raises
    ------
    InputError
        With every text that is too long for a cell of a workbook.
    """
    review = publication.chapter.review
    sheets = sheets_of(publication)
    refuse_long_texts(sheets, WORKBOOK)
    about = Properties(
        title=title_of(review),
        subject=f"Tables and data of the chapter, review {review.id}",
        comments=review.notice,
        created=day_of(review),
    )
    return {WORKBOOK: as_excel(sheets, about)}


def sheets_of(publication: Publication) -> tuple[Sheet, ...]:
    """All sheets in order; each of a draft says that it is one."""
    review = publication.chapter.review
    behind = sheets_behind_cover(publication.chapter.exhibits)
    if review.draft:
        behind = tuple(_marked(each, review) for each in behind)
    return (cover(review), *behind)


def sheets_behind_cover(exhibits: tuple[Figure | Table, ...]) -> tuple[Sheet, ...]:
    """The contents, the notes, and a sheet for each exhibit."""
    notes = numbered(exhibits)
    used_on = {sheet_name(each): each.notes for each in exhibits}
    return (
        contents(exhibits),
        notes_sheet(notes, used_on, BACK),
        *(exhibit_sheet(each, notes, BACK) for each in exhibits),
    )


def _marked(sheet: Sheet, review: Review) -> Sheet:
    """The sheet of a draft, which says so below its title and what it holds."""
    title, holds, *lines = sheet.lines
    return replace(sheet, lines=(title, holds, Line(review.notice), *lines))


def day_of(review: Review) -> dt.datetime:
    """The first moment of the review's own date; without one, of the day its last input came."""
    if review.date == NOT_PUBLISHED:
        last = max(given.added for given in review.inputs.values())
        return dt.datetime.combine(last, dt.time())
    # A year or a month begins on its first day: the date is filled up from a first of January.
    return dt.datetime.fromisoformat(review.date + "0001-01-01"[len(review.date) :])
