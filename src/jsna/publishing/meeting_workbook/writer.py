"""Writes the meeting's workbook: drop-downs that refuse, tables that print, text as text."""

from __future__ import annotations

import datetime as dt
from io import BytesIO
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from jsna.publishing.delimited import guarded
from jsna.publishing.meeting_workbook import meeting as names
from jsna.publishing.meeting_workbook.instructions import instructions
from jsna.publishing.meeting_workbook.looks import Looks
from jsna.publishing.meeting_workbook.meeting import Meeting
from jsna.publishing.meeting_workbook.pages import Cell, Column, Page, pages_of
from jsna.publishing.workbook.basis import options
from jsna.publishing.workbook.excel import write_as_text
from jsna.publishing.workbook.layout import ALONE, TALLEST, row_height, wrapped
from jsna.publishing.workbook.package import repacked

_LAST_ROW = 1_000  # Down to here at least, rows that people add have their drop-downs.
_SPARE = 12
_A4 = 9
_LINE = 16.0


def write_meeting_workbook(meeting: Meeting) -> bytes:
    """The workbook as bytes, the same for the same meeting."""
    buffer = BytesIO()
    book = Workbook(buffer, options(12))
    book.set_properties(
        {
            "title": f"Rating meeting of review {meeting.review_id}",
            "subject": f"{meeting.title}, {meeting.area}",
            "author": "jsna",
            "keywords": "ratings, gaps, rating meeting",
            "comments": f"Carried forward from review {meeting.last} as it was published.",
            "created": dt.datetime.combine(meeting.day, dt.time()),
        }
    )
    looks, pages = Looks(book), pages_of(meeting)
    sizes = {page.name: len(page.rows) for page in pages}
    for page in (instructions(meeting), *pages):
        _write_page(book.add_worksheet(page.name), page, looks, sizes)
    book.close()
    return repacked(buffer.getvalue(), looks.heading_fonts)


def _write_page(sheet: Worksheet, page: Page, looks: Looks, sizes: dict[str, int]) -> None:
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer(f"&L{page.name}&RPage &P of &N")
    write_as_text(sheet, (0, 0), page.title, looks.title(wrapped=not page.columns))
    for row, line in enumerate(page.lines, start=1):
        write_as_text(sheet, (row, 0), line, looks.line(wrapped=not page.columns))
    if page.columns:
        _write_table(sheet, page, looks, sizes)
        return
    sheet.set_column(0, 0, ALONE)
    sheet.set_row(0, 24.0 * wrapped(page.title, ALONE / 1.3))
    for row, line in enumerate(page.lines, start=1):
        sheet.set_row(row, wrapped(line, ALONE) * _LINE + 10)


def _write_table(sheet: Worksheet, page: Page, looks: Looks, sizes: dict[str, int]) -> None:
    top, across = len(page.lines) + 1, tuple(float(each.width) for each in page.columns)
    sheet.set_row(0, 24.0)
    sheet.set_row(top - 1, 22.0)
    sheet.repeat_rows(top)
    columns = [
        {"header": each.heading, "header_format": looks.heading(fill=each.fill)}
        for each in page.columns
    ]
    sheet.add_table(
        *(top, 0, top + len(page.rows), len(page.columns) - 1),
        {"name": page.name, "columns": columns, "autofilter": False, "style": None},
    )
    sheet.set_row(top, row_height(tuple(each.heading for each in page.columns), across, bold=True))
    for row, cells in enumerate(page.rows, start=top + 1):
        sheet.set_row(row, min(row_height(cells, across), TALLEST))
        for place, (cell, column) in enumerate(zip(cells, page.columns, strict=True)):
            _write_cell(sheet, (row, place), cell, column, looks)
    last = max(_LAST_ROW, top + len(page.rows) + _SPARE)
    for place, column in enumerate(page.columns):
        sheet.set_column(place, place, column.width)
        _add_rules(sheet, (top + 1, place, last), column, sizes)
        _add_spare_cells(sheet, (top + 1 + len(page.rows), place), column, looks)


def _add_spare_cells(
    sheet: Worksheet, first: tuple[int, int], column: Column, looks: Looks
) -> None:
    """Rows that people can add below: the table grows with them where a program knows tables."""
    if column.fill or (column.choices and column.heading in names.RATING_HEADINGS.values()):
        for row in range(first[0], first[0] + _SPARE):
            form = looks.cell(fill=column.fill, text=_is_text(column))
            sheet.write_blank(row, first[1], None, form)


def _write_cell(
    sheet: Worksheet, at: tuple[int, int], cell: Cell, column: Column, looks: Looks
) -> None:
    text = isinstance(cell, str)
    form = looks.cell(
        fill=column.fill,
        text=_is_text(column) if column.fill else text,
        quoted=text and guarded(cell) != cell,
    )
    if not isinstance(cell, str):
        sheet.write_number(*at, cell, form)
    elif cell:
        write_as_text(sheet, at, cell, form)
    else:
        sheet.write_blank(*at, None, form)


def _is_text(column: Column) -> bool:
    """Whether what is typed in a column stays as typed: no date, no number is made of it."""
    return column.heading != names.RATING_HEADINGS["score"]


def _add_rules(
    sheet: Worksheet, rows: tuple[int, int, int], column: Column, sizes: dict[str, int]
) -> None:
    """What a column takes, from a row on and down to another."""
    first, place, last = rows
    rule = _rule(column, rows, sizes)
    if rule:
        rule |= {"ignore_blank": True, "error_type": "stop"}
        if column.prompt:
            rule |= {"input_title": column.heading, "input_message": column.prompt}
        sheet.data_validation(first, place, last, place, rule)


def _rule(column: Column, rows: tuple[int, int, int], sizes: dict[str, int]) -> dict[str, Any]:
    if column.once:
        first, place, last = rows
        letter = chr(ord("A") + place)
        formula = f"=COUNTIF(${letter}${first + 1}:${letter}${last + 1},{letter}{first + 1})=1"
        message = "Another gap has this id: give it one of its own."
        said = {"error_title": "An id stands twice", "error_message": message}
        return {"validate": "custom", "value": formula, **said}
    if not column.choices:
        return {"validate": "any"} if column.prompt else {}
    if isinstance(column.choices, str):
        # The table of each listed sheet begins below its title, one line and its headings.
        source: str | list[str] = f"={column.choices}!$A$4:$A${sizes[column.choices] + 3}"
        message = f"Choose one that the sheet {column.choices} lists."
    else:
        source = [str(each) for each in column.choices]
        message = f"Choose one of: {', '.join(source)}."
    title = f"Not a {column.heading.casefold()}"
    said = {"error_title": title, "error_message": message}
    return {"validate": "list", "source": source, **said}
