"""A meeting's workbook that was filled in, small enough to know its meaning by heart."""

from __future__ import annotations

import copyreg
import datetime as dt
import io
import pickle
import warnings
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import openpyxl
from openpyxl.worksheet.table import Table, TableList

from jsna.errors import InputError, Problem
from jsna.preparation.assessment import clean_assessment
from jsna.preparation.headings import Layout
from jsna.preparation.sheet import Sheet
from jsna.preparation.workbook.reading import read_workbook_sheet
from jsna.publishing.meeting_workbook import write_meeting_workbook
from jsna.publishing.meeting_workbook.meeting import (
    GAP_HEADINGS,
    GAPS,
    RATING_HEADINGS,
    RATINGS,
    Meeting,
)
from jsna.review.carried_gap import CarriedGap
from jsna.review.declared import COLUMNS, OPTIONAL, Role
from tests.preparation.builders import CODEBOOK, TOOL, review_of

WHOLE = TOOL.model_copy(update={"items": ()})
HEADER, FIRST = 4, 5  # the rows of the headings and of the first rating, and of the first gap
# Columns of the two sheets, as letters.
SERVICE, LAST, SCORE, CONFIDENCE, RATER, DATE, EVIDENCE = "ABDEFGH"
GAP, GAP_SERVICE, GAP_TEXT, GAP_STATUS = "ABCD"
MEETING = Meeting(
    review_id="next",
    title="Gaps",
    area="Nowhere",
    tool=WHOLE,
    codebook=CODEBOOK,
    last="before",
    scores={("a", ""): 2, ("b", ""): 3},
    gaps=(
        CarriedGap("a.1", "a", "No pathway", "open"),
        CarriedGap("a.2", "a", "=1+1 is no sum", "planned", owner="Board", date="2026-03"),
        CarriedGap("none.1", "", "Nobody leads", "in development"),
    ),
    raters=(),
    day=dt.date(2026, 11, 25),
)
# rater, service_id, score, confidence, date, evidence: one rating a row, from row 5 down.
Rated = tuple[str, str, int | None, str, str, str]
Told = tuple[str, str, str, str]
RATED: list[Rated] = [
    ("R1", "a", 0, "high", "2026-04-30", "minutes"),
    ("R1", "b", 3, "low", "2026-04", ""),
    ("R1", "na", 5, "", "", "a = b"),
    ("R1", "children", 2, "medium", "2026", ""),
]
# gap_id, service_id, text, status
TOLD: list[Told] = [
    ("a.1", "a", "No pathway", "open"),
    ("a.2", "a", "=1+1 is no sum", "planned"),
    ("none.1", "", "Nobody leads", "in development"),
]


def layout_for(role: Role) -> Layout:
    """The columns of the workbook, as the settings of a new review declare them."""
    headings = RATING_HEADINGS if role == "ratings" else GAP_HEADINGS
    columns = {name: headings.get(name, name) for name in COLUMNS[role]}
    ignored = MEETING.ignored if role == "ratings" else ()
    return Layout(columns, OPTIONAL.get(role, ()), ignored)


def blank() -> bytes:
    """The workbook as it is made."""
    return write_meeting_workbook(MEETING)


@cache
def filled() -> bytes:
    """The workbook with the ratings of ``RATED`` in it."""
    book = opened(blank())
    page = book[RATINGS]
    for row, (rater, _, score, confidence, date, evidence) in enumerate(RATED, start=FIRST):
        cells = {RATER: rater, SCORE: score, CONFIDENCE: confidence, DATE: date, EVIDENCE: evidence}
        for letter, value in cells.items():
            page[f"{letter}{row}"] = value if value != "" else None
    return saved(book)


def _tables(tables: Iterable[Table]) -> TableList:
    found = TableList()
    for table in tables:
        found.add(table)
    return found


# What openpyxl keeps tables in is a dict whose items are no pairs, which pickle must be told.
copyreg.pickle(TableList, lambda tables: (_tables, (list(tables.values()),)))


@cache
def _kept() -> bytes:
    return pickle.dumps(opened(filled()))


def fresh() -> openpyxl.Workbook:
    """``opened(filled())``, each time another one, in a tenth of the time."""
    book: openpyxl.Workbook = pickle.loads(_kept())
    for page in book.worksheets:
        # What makes a row or column that is asked for is lost on the way.
        page.row_dimensions.default_factory = page._add_row
        page.column_dimensions.default_factory = page._add_column
    return book


def opened(content: bytes) -> openpyxl.Workbook:
    """A workbook as openpyxl reads it."""
    return openpyxl.load_workbook(io.BytesIO(content))


def saved(book: openpyxl.Workbook) -> bytes:
    """A workbook as openpyxl writes it."""
    buffer = io.BytesIO()
    with warnings.catch_warnings():
        # What a test leaves out or overwrites, openpyxl warns of.
        warnings.simplefilter("ignore")
        book.save(buffer)
    return buffer.getvalue()


def sheets(folder: Path, content: bytes) -> dict[Role, Sheet]:
    """Both sheets of a workbook, read; the problems of both together."""
    path = folder / "meeting.xlsx"
    path.write_bytes(content)
    names: dict[Role, str] = {"ratings": RATINGS, "gaps": GAPS}
    found: dict[Role, Sheet] = {}
    problems: list[Problem] = []
    for role, name in names.items():
        try:
            found[role] = read_workbook_sheet(path, "meeting.xlsx", name, layout_for(role))
        except InputError as error:
            problems += error.problems
    if problems:
        raise InputError(problems)
    return found


def cleaned(folder: Path, content: bytes) -> tuple[list[Rated], list[Told]]:
    """What a workbook says, after cleaning."""
    made = clean_assessment(sheets(folder, content), review_of(), WHOLE, CODEBOOK)
    ratings = [
        (each.rater, each.service_id, each.score, each.confidence, each.date, each.evidence)
        for each in made.ratings
    ]
    return ratings, [(each.gap_id, each.service_id, each.text, each.status) for each in made.gaps]


def outcome(folder: Path, content: bytes) -> tuple[str, tuple[list[Rated], list[Told]] | None]:
    """The problems that a workbook is refused with, one a line; or "" and what it says."""
    try:
        return "", cleaned(folder, content)
    except InputError as error:
        return str(error), None


def refusal(folder: Path, content: bytes) -> str:
    """The problems that a workbook is refused with, one a line; "" if it is taken."""
    return outcome(folder, content)[0]
