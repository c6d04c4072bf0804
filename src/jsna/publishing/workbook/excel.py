"""Sheets as the bytes of an Excel file. Every text stays a text: no formula and no link from it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from io import BytesIO

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from jsna.publishing.delimited import guarded
from jsna.publishing.workbook import layout
from jsna.publishing.workbook.basis import options
from jsna.publishing.workbook.formats import Formats, Side
from jsna.publishing.workbook.package import repacked
from jsna.publishing.workbook.sheet import Cell, Grid, Line, Link, Sheet

_A4 = 9


@dataclass(frozen=True)
class Properties:
    """What the file says of itself."""

    title: str
    subject: str
    comments: str
    created: dt.datetime


def as_excel(sheets: tuple[Sheet, ...], about: Properties) -> bytes:
    """The workbook: the same bytes for the same sheets, whenever and wherever.

    Parameters
    ----------
    sheets
        The sheets in order; the first one is open, and in each cell A1 is chosen.
    about
        The properties of the file.
    """
    buffer = BytesIO()
    book = Workbook(buffer, options(12))
    book.set_properties(
        {
            "title": about.title,
            "subject": about.subject,
            "author": "jsna",
            "comments": about.comments,
            "keywords": "statistics, tables, notes",
            "created": about.created,
        }
    )
    formats = Formats(book)
    for sheet in sheets:
        _write_sheet(book.add_worksheet(sheet.name), sheet, formats)
    book.close()
    return repacked(buffer.getvalue(), formats.heading_fonts)


def _write_sheet(page: Worksheet, sheet: Sheet, formats: Formats) -> None:
    across = layout.widths(sheet)
    for place, width in enumerate(across):
        page.set_column(place, place, width)
    page.set_landscape()
    page.set_paper(_A4)
    page.fit_to_pages(1, 0)
    for row, line in enumerate(sheet.lines):
        _write_line(page, row, line, formats)
        last = row == len(sheet.lines) - 1
        page.set_row(row, layout.line_height(line, across[0], last=last))
    if sheet.grid is not None:
        _write_grid(page, sheet, sheet.grid, formats)


def _write_line(page: Worksheet, row: int, line: Line, formats: Formats) -> None:
    if line.to:
        page.write_url(row, 0, f"internal:'{line.to}'!A1", formats.link, line.text)
    else:
        _write_text(page, (row, 0), line.text, formats, heading=line.level)


def _write_grid(page: Worksheet, sheet: Sheet, grid: Grid, formats: Formats) -> None:
    top, across = len(sheet.lines), layout.widths(sheet)
    bottom, right = top + len(grid.rows), len(grid.headings) - 1
    columns = [
        {"header": heading, "header_format": formats.column_heading(side=side)}
        for heading, side in zip(grid.headings, _sides(grid), strict=True)
    ]
    page.add_table(
        *(top, 0, bottom, right),
        {
            "name": sheet.name,
            "columns": columns,
            "autofilter": False,
            "banded_rows": False,
            "first_column": True,
            "style": None,
        },
    )
    page.set_row(top, layout.row_height(grid.headings, across, bold=True))
    page.repeat_rows(top)
    page.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
    decimals = (layout.places(grid.column(place)) for place in range(len(grid.headings)))
    forms = list(zip(_sides(grid), decimals, strict=True))
    for row, cells in enumerate(grid.rows, start=top + 1):
        page.set_row(row, layout.row_height(cells, across))
        for place, cell in enumerate(cells):
            _write_cell(page, (row, place), cell, formats, forms[place])


def _sides(grid: Grid) -> list[Side]:
    """Where the cells of each column stand: words keep away from the numbers before them."""
    before = (False, *grid.numeric)
    return [
        Side.RIGHT if numeric else Side.AFTER_NUMBERS if after else Side.LEFT
        for numeric, after in zip(grid.numeric, before, strict=False)
    ]


def _write_cell(
    page: Worksheet, at: tuple[int, int], cell: Cell, formats: Formats, form: tuple[Side, int]
) -> None:
    side, decimals = form
    if isinstance(cell, Link):
        page.write_url(*at, f"internal:'{cell.sheet}'!A1", formats.link, cell.sheet)
    elif isinstance(cell, str):
        _write_text(page, at, cell, formats, side=side)
    else:
        page.write_number(*at, cell, formats.number(decimals, side=side))


def _write_text(
    page: Worksheet,
    at: tuple[int, int],
    text: str,
    formats: Formats,
    *,
    heading: int = 0,
    side: Side = Side.LEFT,
) -> None:
    """A text as a text.

    One that begins as a formula does is marked as quoted: else it would become a formula as soon
    as somebody opened the cell and closed it again.
    """
    form = formats.text(heading=heading, side=side, quoted=guarded(text) != text)
    write_as_text(page, at, text, form)


def write_as_text(page: Worksheet, at: tuple[int, int], text: str, form: Format) -> None:
    """A text of whatever letters, in this format, never as markup."""
    if text.startswith("<r>") and text.endswith("</r>"):
        # XlsxWriter takes such a text for its own markup and would not escape it; in two it is.
        page.write_rich_string(*at, form, text[:1], form, text[1:], form)
    else:
        page.write_string(*at, text, form)
