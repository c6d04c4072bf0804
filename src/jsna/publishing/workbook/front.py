"""What comes before the tables: the cover and the contents."""

from __future__ import annotations

from jsna.exhibits.base import Figure, Table
from jsna.publishing.workbook.exhibits import sheet_name
from jsna.publishing.workbook.notes import NOTES
from jsna.publishing.workbook.sheet import Grid, Line, Link, Sheet
from jsna.publishing.workbook.shorthand import MEANINGS
from jsna.review.settings import NOT_PUBLISHED, Review, Stream, in_words

COVER = "Cover"
CONTENTS = "Contents"
BACK = Line("Back to the contents", to=CONTENTS)
_ABOUT = "Every table of the chapter is here, and the numbers that each figure shows, as published."
LAID_OUT = (
    "Each worksheet has its title in cell A1 and one table, which begins in column A.",
    "Nothing is calculated here: every cell is a text or a number.",
    "Notes have a worksheet of their own. A title names its notes in square brackets.",
)


def title_of(review: Review) -> str:
    """The title of the workbook."""
    return f"{review.title}, {review.area}: tables and data"


def cover(review: Review) -> Sheet:
    """The cover: what this is, how it is laid out, how old the evidence is, and the shorthand."""
    said = filter(None, [_dated(review), review.notice])
    return Sheet(
        COVER,
        (
            Line(title_of(review), 1),
            *map(Line, said),
            Line("Go to the contents", to=CONTENTS),
            Line("About this workbook", 2),
            *map(Line, (_ABOUT, *LAID_OUT)),
            Line("Where the evidence is from", 2),
            *(Line(_told(stream)) for stream in review.streams.present),
            Line("Signs in cells", 2),
            *map(Line, MEANINGS.values()),
        ),
    )


def contents(exhibits: tuple[Figure | Table, ...]) -> Sheet:
    """The list of worksheets, each with a link to it and what it holds."""
    listed = tuple(
        (Link(sheet_name(each)), f"{each.label}. {each.caption}", _kind(each)) for each in exhibits
    )
    notes = (Link(NOTES), "What a reader must know of the tables", "Notes")
    grid = Grid(
        headings=("Worksheet", "What it holds", "Kind"),
        rows=(notes, *listed),
        numeric=(False, False, False),
    )
    lines = (
        Line(CONTENTS, 1),
        Line("This worksheet contains one table. Each name in it leads to its worksheet."),
        Line("Back to the cover", to=COVER),
    )
    return Sheet(CONTENTS, lines, grid)


def _kind(exhibit: Figure | Table) -> str:
    return "Table" if isinstance(exhibit, Table) else "Data of a figure"


def _dated(review: Review) -> str:
    if review.date == NOT_PUBLISHED:
        return "The date of the review is not published."
    return f"Review date: {in_words(review.date)}."


def _told(stream: Stream) -> str:
    return f"{stream.name}: {stream.when}. {stream.note}".strip()
