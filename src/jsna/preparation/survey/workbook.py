"""Opens an export as an Excel workbook, once it is known to be safe, and reads its first sheet."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from openpyxl.utils import get_column_letter, range_boundaries

from jsna.errors import Problem, refuse_if
from jsna.preparation.safe_workbook.limits import EXPORT
from jsna.preparation.safe_workbook.looking import refuse_unsafe
from jsna.preparation.safe_workbook.opening import opened
from jsna.preparation.safe_workbook.part import Part
from jsna.preparation.sheet import squeeze
from jsna.preparation.survey.export import HEAD_ROWS, Body, body_of
from jsna.review.words import some_rows


@dataclass(frozen=True)
class Workbook:
    """An export as a workbook; its first sheet holds the answers.

    Parameters
    ----------
    records
        All rows of that sheet, as text.
    sheet
        What was seen of it before it was read.
    shown_as
        The file as messages show it.
    more_sheets
        Titles of further sheets that hold something, which are not read.
    """

    records: Sequence[Sequence[str]]
    sheet: Part
    shown_as: str
    more_sheets: Sequence[str] = ()
    encoding: str = "workbook"

    @property
    def head(self) -> Sequence[Sequence[str]]:
        """Its first rows."""
        return self.records[:HEAD_ROWS]

    def body(self, header_rows: int, positions: Collection[int]) -> Body:
        """The rows below the headings.

        Raises
        ------
        InputError
            With each row that has cells beyond the headings, with each of these columns that is
            hidden, and where rows are hidden or merged.
        """
        width = max((len(row) for row in self.head[:header_rows]), default=0)
        beyond = [
            Problem(
                self.shown_as,
                f"row {number}",
                f"there are {len(record)} cells under {width} headings",
                "Clear the cells to the right",
            )
            for number, record in enumerate(self.records, start=1)
            if any(cell.strip() for cell in record[width:])
        ]
        hidden = self._hidden_columns(header_rows, positions)
        refuse_if([*beyond, *hidden, *self._misleading(header_rows)])
        return body_of(self.records, header_rows, positions)

    def _hidden_columns(self, header_rows: int, positions: Collection[int]) -> Iterator[Problem]:
        """Columns that a person does not see, and that would be read."""
        for position in sorted(positions):
            number = position + 1
            if any(first <= number <= last for first, last in self.sheet.hidden_columns):
                place = f"column {get_column_letter(number)}"
                heads = (row[position] for row in self.head[:header_rows] if position < len(row))
                named = next((f' ("{squeeze(head)}")' for head in heads if head.strip()), "")
                found = f"this column{named} is hidden, but it would count"
                yield Problem(self.shown_as, place, found, "Unhide it, and look at what it says")

    def _misleading(self, header_rows: int) -> Iterator[Problem]:
        """Rows below the headings that a person does not see, or not as they are."""
        hidden = [row for row in self.sheet.hidden if row > header_rows]
        if hidden:
            found = "hidden, by hand or by a filter, but it would count"
            remedy = "Show all rows, then keep or delete these"
            yield Problem(self.shown_as, some_rows(hidden), found, remedy)
        for area in self.sheet.merged:
            _, _, _, last = range_boundaries(area)
            if last > header_rows:
                found = "these cells are merged: nobody can tell which row they speak of"
                remedy = "Unmerge them and fill each cell, or download the export again"
                yield Problem(self.shown_as, f"cells {area}", found, remedy)


def workbook(content: bytes, shown_as: str) -> Workbook:
    """An export as a workbook, from its bytes.

    Raises
    ------
    InputError
        If it is not a workbook, is damaged or locked, claims far more cells than it has, hides its
        first sheet, or has cells there that hold a formula or an error.
    """
    parts = refuse_unsafe(content, shown_as, EXPORT)
    with opened(content, shown_as, EXPORT, by_row=True) as book:
        sheet = book.worksheets[0]
        part = parts[sheet._worksheet_path]  # noqa: SLF001  # nothing else says where it is kept
        refuse_if(_unreadable(sheet.title, sheet.sheet_state, part, shown_as))
        sheet.reset_dimensions()
        others = [
            each.title
            for each in book.worksheets[1:]
            if parts[each._worksheet_path].holds_cells  # noqa: SLF001
        ]
        rows = sheet.iter_rows(values_only=True)
        records = [[_text(value) for value in row] for row in rows]
    while records and not any(cell.strip() for cell in records[-1]):
        records.pop()
    return Workbook(records, part, shown_as, others)


def _unreadable(title: str, state: str, part: Part, shown_as: str) -> Iterator[Problem]:
    if state != "visible":
        found, remedy = "this sheet is hidden", "Unhide it, and look at what it says"
        yield Problem(shown_as, f"sheet {title}", found, remedy)
    for column, rows in sorted(part.calculated.items()):
        place = f"sheet {title}, column {get_column_letter(column)}, {some_rows(rows)}"
        found = "a cell holds a formula or an error, and what it shows may not be what was answered"
        remedy = "Paste the values in place of the formulas, or download the export again"
        yield Problem(shown_as, place, found, remedy)


def _text(value: object) -> str:
    """A cell as the same answer has it in a CSV file."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, dt.datetime):
        return value.isoformat(sep=" ", timespec="seconds")
    return str(value)
