"""Reads the table of one sheet of a workbook as text, with an address for everything refused."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from jsna.errors import InputError, Problem, did_you_mean, refuse_if
from jsna.preparation.headings import Layout, plain
from jsna.preparation.sheet import Reading, Row, Sheet, cell_place
from jsna.preparation.workbook.cells import Read, Unread, read_cell
from jsna.preparation.workbook.faults import heading_faults, shape_faults
from jsna.preparation.workbook.opening import open_workbook
from jsna.preparation.workbook.table import Table, filled_rows, has_headings, header_of

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet


def read_workbook_sheet(path: Path, shown_as: str, name: str, layout: Layout) -> Sheet:
    """The table of a sheet; its headings may stand in any order, below a title.

    What is wrong with its cells does not stop the reading: it goes with the sheet, so that it is
    said together with what is wrong with the rows that could be read.

    Parameters
    ----------
    path
        The workbook.
    shown_as
        The file as messages show it.
    name
        Name of the sheet.
    layout
        The columns of its table.

    Raises
    ------
    InputError
        With what is wrong with the file or the sheet, or with every problem of its headings.
    """
    book = open_workbook(path, shown_as)
    page = _page(book, shown_as, name, layout)
    rows = filled_rows(page)
    header = header_of(rows, layout)
    if header is None:
        found = f"no row has the headings {', '.join(layout.needed)}"
        remedy = "Put them above the table, in one row"
        raise InputError([Problem(shown_as, f"sheet {page.title}", found, remedy)])
    table = Table(page, layout, rows, header)
    refuse_if(Problem(shown_as, *fault) for fault in heading_faults(table))
    problems = [Problem(shown_as, *fault) for fault in shape_faults(table)]
    read = dict(_rows(table, shown_as, problems))
    return Sheet(
        shown_as,
        table.shown,
        tuple(read.values()),
        name=page.title,
        letters=table.letters,
        readings=tuple(each for row in read.values() for each in _readings(table, row)),
        remarks=tuple(_remarks(book, page, layout)),
        problems=tuple(problems),
    )


def _page(book: Workbook, shown_as: str, name: str, layout: Layout) -> Worksheet:
    named = [page for page in book.worksheets if plain(page.title) == plain(name)]
    if not named:
        raise InputError([_no_page(book, shown_as, name, layout)])
    if named[0].sheet_state != "visible":
        found, remedy = "this sheet is hidden", "Unhide it, and look at what it says"
        raise InputError([Problem(shown_as, f"sheet {named[0].title}", found, remedy)])
    return named[0]


def _no_page(book: Workbook, shown_as: str, name: str, layout: Layout) -> Problem:
    alike = [page.title for page in book.worksheets if has_headings(page, layout)]
    hint = did_you_mean(name, [page.title for page in book.worksheets])
    remedy = f"Give the sheet that is meant this name ({hint})"
    if len(alike) == 1:
        remedy = (
            f'The sheet "{alike[0]}" has its headings: rename that one "{name}", '
            "or name it as the sheet of this input in review.toml"
        )
    return Problem(shown_as, "", f'there is no sheet "{name}"', remedy)


def _rows(table: Table, shown_as: str, problems: list[Problem]) -> Iterator[tuple[int, Row]]:
    """The rows that can be read, by number; of the others, the problems are listed."""
    for number in table.body:
        cells = dict(_cells(table, number))
        if any(isinstance(each, Unread) for each in cells.values()):
            problems += _problems(table, number, cells, shown_as)
        else:
            texts = {name: each.text for name, each in cells.items() if isinstance(each, Read)}
            yield number, Row(number, table.layout.filled(texts.items()))


def _cells(table: Table, number: int) -> Iterator[tuple[str, Read | Unread]]:
    for column, cell in table.rows.get(number, {}).items():
        if name := table.read.get(column):
            yield name, read_cell(cell, name)


def _problems(
    table: Table, number: int, cells: dict[str, Read | Unread], shown_as: str
) -> Iterator[Problem]:
    for name, each in cells.items():
        if isinstance(each, Unread):
            address = f"{table.letters[name]}{number}"
            place = cell_place(table.page.title, address, table.shown[name])
            shown = each.value and name not in table.layout.restricted
            value = f' (found "{each.value}")' if shown else ""
            yield Problem(shown_as, place, each.found + value, each.remedy)


def _readings(table: Table, row: Row) -> Iterator[Reading]:
    for name, each in _cells(table, row.number):
        if isinstance(each, Read) and each.rule:
            yield Reading(row, name, each.before, each.text, each.rule)


def _remarks(book: Workbook, page: Worksheet, layout: Layout) -> Iterator[str]:
    for other in book.worksheets:
        if other is page:
            continue
        if other.sheet_state != "visible":
            yield f'the sheet "{other.title}" is hidden, and was not read'
        elif has_headings(other, layout):
            yield f'the sheet "{other.title}" has the same headings, and was not read'
