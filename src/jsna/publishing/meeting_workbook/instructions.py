"""What the meeting's workbook says of how it is filled in."""

from __future__ import annotations

from collections.abc import Iterator

from jsna.publishing.meeting_workbook import meeting as names
from jsna.publishing.meeting_workbook.meeting import Meeting
from jsna.publishing.meeting_workbook.pages import Page
from jsna.review.tool import CONFIDENCES


def instructions(meeting: Meeting) -> Page:
    """The first sheet: what to do before, at and after the meeting."""
    return Page(
        names.INSTRUCTIONS,
        f"Rating meeting of review {meeting.review_id}: {meeting.title}, {meeting.area}",
        tuple(_lines(meeting)),
    )


def _lines(meeting: Meeting) -> Iterator[str]:
    yield (
        f"This workbook records how {_rated(meeting)} was rated with the {meeting.tool.name}, and "
        f"which gaps there are. Names, last scores and open gaps come from review {meeting.last}, "
        "as published."
    )
    for number, step in enumerate(_steps(meeting), start=1):
        yield f"{number}. {step}"
    yield (
        "Rows may be added, and columns may be moved. Please keep the headings and the names of "
        "the sheets, type no formulas, merge no cells, hide nothing that counts, and use no "
        "password: such a workbook is refused, with the cell, since it could say other than it "
        "shows."
    )


def _steps(meeting: Meeting) -> Iterator[str]:
    tool = meeting.tool
    yield f"Read the sheet {names.SCALE}: it says in words what each score means."
    if tool.items:
        yield f"Read the sheet {names.ITEMS}: it says what is rated of each service."
    yield (
        f"On the sheet {names.RATINGS}, choose a score for {_rated(meeting)}. The cell takes a "
        f"whole number from {tool.minimum} to {tool.maximum}"
        f"{', or n/a where an item does not apply' if tool.items else ''}, and nothing else. "
        "Delete the row of what is not rated; a blank score is a question still open, not a 0."
    )
    yield (
        f"Say how confident the rater is ({', '.join(CONFIDENCES)}), who rated, on which day and "
        "on what evidence. If several people rate on their own, each has a row of their own. Write "
        "a role or a letter for the rater rather than a name. What is under Evidence is published."
    )
    yield (
        f"On the sheet {names.GAPS}, put the status of each gap right, and add the new ones, one "
        "in a row. A gap that has been dealt with is closed, not deleted: the register then shows "
        "when. Everything on this sheet is published."
    )
    yield (
        f"Save the workbook under its name, as an Excel workbook (.xlsx), in "
        f"data/raw/{meeting.review_id}. Then run: jsna check {meeting.review_id}. It says what is "
        "still missing and what is wrong, cell by cell; with --mark it also writes a copy of the "
        "workbook with a comment in each of these cells."
    )


def _rated(meeting: Meeting) -> str:
    return "each item of each service" if meeting.tool.items else "each service"
