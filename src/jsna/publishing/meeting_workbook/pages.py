"""The sheets of the meeting's workbook: their words, tables, and what may be chosen in a column."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields

from jsna.publishing.meeting_workbook import meeting as names
from jsna.publishing.meeting_workbook.meeting import Meeting
from jsna.review.carried_gap import CarriedGap
from jsna.review.codebook import GAP_STATUSES
from jsna.review.tool import CONFIDENCES, NOT_APPLICABLE
from jsna.review.words import listed

Cell = str | int


@dataclass(frozen=True)
class Column:
    """A column of a table.

    Parameters
    ----------
    heading, width
        Its heading, and its width in letters.
    fill
        Whether people fill it in.
    choices
        What can be chosen in it, and nothing else; a text is the name of a sheet whose first column
        lists it.
    prompt
        What is said when a cell of it is chosen.
    once
        Whether each value may stand in it once only.
    """

    heading: str
    width: int
    fill: bool = False
    choices: tuple[Cell, ...] | str = ()
    prompt: str = ""
    once: bool = False


@dataclass(frozen=True)
class Page:
    """A sheet: its title, lines below it, and one table at most."""

    name: str
    title: str
    lines: tuple[str, ...]
    columns: tuple[Column, ...] = ()
    rows: tuple[tuple[Cell, ...], ...] = ()


def pages_of(meeting: Meeting) -> tuple[Page, ...]:
    """All sheets in order, but for the instructions."""
    items = (_items(meeting),) if meeting.tool.items else ()
    return (_scale(meeting), *items, _ratings(meeting), _gaps(meeting), _services(meeting))


def _scale(meeting: Meeting) -> Page:
    tool = meeting.tool
    return Page(
        names.SCALE,
        f"{tool.name}: what each score means",
        ("This sheet contains one table, the scale. Nothing is filled in here.",),
        (Column("Score", 10), Column("What it says", 60), Column("Band", 60)),
        tuple((each.score, each.label, tool.bands[each.band]) for each in tool.levels),
    )


def _items(meeting: Meeting) -> Page:
    return Page(
        names.ITEMS,
        f"{meeting.tool.name}: what is rated of each service",
        ("This sheet contains one table, the items. Nothing is filled in here.",),
        (Column("Item", 20), Column(names.ITEM_WORDS, 80)),
        tuple((item.id, item.label) for item in meeting.tool.items),
    )


def _services(meeting: Meeting) -> Page:
    return Page(
        names.SERVICES,
        "The services and areas of this review",
        ("This sheet contains one table, which the drop-downs take their services from.",),
        (Column("Service", 50), Column("Kind", 20)),
        tuple((each.service, each.kind) for each in meeting.codebook.services),
    )


def _ratings(meeting: Meeting) -> Page:
    to_fill = listed(list(names.RATING_HEADINGS.values())[2:])
    lines = (
        (
            f"This sheet contains one table. Fill in {to_fill}. What stands beside was carried "
            f"forward from review {meeting.last}."
        ),
        "Another rating of a service is another row below. Delete the row of what is not rated.",
        *_changed(meeting),
    )
    title = f"Ratings of review {meeting.review_id}: one row for each rating"
    columns = (*_of_services(meeting), *_of_ratings(meeting))
    return Page(names.RATINGS, title, lines, columns, tuple(_rating_rows(meeting)))


def _changed(meeting: Meeting) -> Iterator[str]:
    """What became of services, each on a line of its own, so that no line is cut in print."""
    yield from (f"{each}." for each in meeting.changed)
    if meeting.changed:
        yield (
            "Please confirm what was carried forward from them. A last score with a name behind it "
            "is that service's."
        )


def _of_services(meeting: Meeting) -> Iterator[Column]:
    """What was carried forward."""
    headings, items = names.RATING_HEADINGS, bool(meeting.tool.items)
    yield Column(headings["service"], 23, choices=names.SERVICES)
    if items:
        yield Column(headings["item"], 12, choices=names.ITEMS)
        yield Column(names.ITEM_WORDS, 26)
    yield Column(meeting.last_score, 11)
    yield Column(meeting.last_gaps, 12 if items else 36)


def _of_ratings(meeting: Meeting) -> Iterator[Column]:
    """What is filled in."""
    headings, tool = names.RATING_HEADINGS, meeting.tool
    scores: tuple[Cell, ...] = tuple(tool.scores)
    words = f"A whole number from {tool.minimum} to {tool.maximum}"
    if tool.items:
        none = NOT_APPLICABLE[0]
        scores, words = (*scores, none), f"{words}, or {none} where the item does not apply"
    prompt = f"{words}. The sheet Scale says what each means."
    yield Column(headings["score"], 9, fill=True, choices=scores, prompt=prompt)
    yield Column(headings["confidence"], 13, fill=True, choices=CONFIDENCES)
    yield Column(headings["rater"], 12, fill=True)
    yield Column(headings["date"], 12, fill=True, prompt="Year, month and day: 2025-04-30.")
    yield Column(headings["evidence"], 24, fill=True)


def _rating_rows(meeting: Meeting) -> Iterator[tuple[Cell, ...]]:
    for service in meeting.codebook.services:
        own = [gap.text for gap in meeting.gaps if gap.service_id == service.service_id]
        gaps: Cell = len(own) if meeting.tool.items else "\n".join(f"• {text}" for text in own)
        for item in meeting.tool.items or (None,):
            rated = (item.id, item.label) if item else ()
            last = meeting.scores.get((service.service_id, item.id if item else ""), "not rated")
            for rater in meeting.raters or ("",):
                yield (service.service, *rated, last, gaps or "none", "", "", rater, "", "")


def _gaps(meeting: Meeting) -> Page:
    lines = (
        (
            "This sheet contains one table. The gaps that were open after review "
            f"{meeting.last} are carried on under their ids: put their status right."
        ),
        (
            "Add each new gap in a row below, with an id of its own that will stay the same in "
            "later reviews. A gap of no single service has no service."
        ),
        *_to_be_settled(meeting),
    )
    title = f"Gaps of review {meeting.review_id}: one row for each gap"
    nothing = ("",) * len(names.GAP_HEADINGS)
    rows = tuple(_gap_row(meeting, gap) for gap in meeting.gaps) or (nothing,)
    return Page(names.GAPS, title, lines, tuple(_of_gaps()), rows)


def _to_be_settled(meeting: Meeting) -> Iterator[str]:
    ids = [gap.gap_id for gap in meeting.gaps]
    repeated = [gap_id for gap_id in dict.fromkeys(ids) if ids.count(gap_id) > 1]
    if repeated:
        yield f"Their service was split, so that they stand once for each part: {listed(repeated)}."
        yield "Keep the row of the part that has it, or give each its own id: none may stand twice."


def _of_gaps() -> Iterator[Column]:
    headings = names.GAP_HEADINGS
    prompt = "As far as it is known: 2025-04-30, 2025-04 or 2025."
    yield Column(headings["gap_id"], 22, fill=True, once=True)
    yield Column(headings["service"], 20, fill=True, choices=names.SERVICES)
    yield Column(headings["text"], 38, fill=True)
    yield Column(headings["status"], 15, fill=True, choices=GAP_STATUSES)
    yield Column(headings["theme"], 11, fill=True)
    yield Column(headings["affects"], 12, fill=True)
    yield Column(headings["owner"], 11, fill=True)
    yield Column(headings["date"], 11, fill=True, prompt=prompt)
    yield Column(headings["evidence"], 16, fill=True)


def _gap_row(meeting: Meeting, gap: CarriedGap) -> tuple[Cell, ...]:
    given = {each.name: getattr(gap, each.name) for each in fields(gap)}
    given["service"] = meeting.codebook.names.get(gap.service_id, "")
    return tuple(given[name] for name in names.GAP_HEADINGS)
