"""The content of one cell as text, or why it cannot be taken for what a person sees there.

A workbook keeps a value and shows it through a format. What is shown is what people agreed on, so a
cell is refused where the two can differ: a date that was a score, 3 shown as 300%, a formula.
"""

from __future__ import annotations

import datetime as dt
import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from openpyxl.utils.escape import unescape

from jsna.review.unseen import unseen_in

if TYPE_CHECKING:
    from openpyxl.cell import Cell

AS_TEXT = "Format the cell as Text, and type it again"
MADE_DATE = "Excel may have turned 3-4 into a date"
_CALCULATED = {
    "f": "the cell holds a formula, and what it gives may be out of date",
    "e": "the cell holds the error {}",
}
_GENERAL = re.compile("general|@|0", re.IGNORECASE)
_PLAIN = re.compile(r"(general|@|(#,##)?0(\.0+)?( |\\ |_.)*(;[^;]*)?)", re.IGNORECASE)
# Parts of a format that are shown as they are: quoted, escaped, in brackets.
_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
_DAY = re.compile("(?<!d)d{1,2}(?!d)")
# A year that is typed in a cell for dates becomes so many days after the end of 1899 (or of 1903).
_EPOCH, _YEARS = dt.date(1899, 12, 30), dt.timedelta(days=5_000)
_LONG = 1e11


@dataclass(frozen=True)
class Read:
    """A cell that can be read; with a rule, it stands there otherwise than it was read."""

    text: str
    before: str = ""
    rule: str = ""


@dataclass(frozen=True)
class Unread:
    """A cell that is refused. ``value`` may be shown unless the column is restricted."""

    found: str
    remedy: str
    value: str = ""


def read_cell(cell: Cell, column: str) -> Read | Unread:
    """The content of a cell of this column.

    Parameters
    ----------
    cell
        The cell, as openpyxl opened it.
    column
        The package's name of the column: in "score" a number may be shown with decimal places, in
        "date" the cell may be a date.
    """
    value = cell.value
    if cell.data_type in _CALCULATED:
        return Unread(_CALCULATED[cell.data_type].format(value), "Type what it should say")
    if value is None:
        return Read("")
    if isinstance(value, dt.datetime | dt.date | dt.time | dt.timedelta):
        return _read_date(value, cell.number_format, column)
    if isinstance(value, bool):
        return Read(str(value).upper())
    if isinstance(value, int | float):
        return _read_number(value, cell.number_format, column)
    return _read_text(unescape(str(value)), column)


def _read_text(text: str, column: str) -> Read | Unread:
    if hidden := unseen_in(text):
        return Unread(f"the cell holds {hidden}", "Type the cell again")
    if column == "score" and re.fullmatch(r"\s*[0-9]+\s*", text):
        return Read(text, text, "a number that is kept as text was read as the number")
    return Read(text)


def _read_number(value: float, form: str, column: str) -> Read | Unread:
    if not math.isfinite(value):
        return Unread("the number is too large", AS_TEXT)
    whole = float(value).is_integer()
    shown = str(int(value)) if whole else f"{value:.15g}"
    if column == "score":
        if whole and not _PLAIN.fullmatch(form):
            found = f"the format of the cell ({form}) shows the number as something else"
            return Unread(found, "Format the cell as General, and type the score again", shown)
        return Read(shown)
    if not _GENERAL.fullmatch(form) or (form == "0" and not whole) or abs(value) >= _LONG:
        found = f"the format of the cell ({form}) shows the number otherwise than it is kept"
        return Unread(found, AS_TEXT, shown)
    return Read(shown)


def _read_date(
    value: dt.datetime | dt.date | dt.time | dt.timedelta, form: str, column: str
) -> Read | Unread:
    if column != "date":
        remedy = "Format the cell as General, and type the score again" if column == "score" else ""
        return Unread(f"the cell is a date or a time; {MADE_DATE}", remedy or AS_TEXT, str(value))
    remedy = "Write it as 2025-04-30, 2025-04 or 2025 in a cell of the format Text"
    if not isinstance(value, dt.date) or _has_time(value):
        return Unread("the cell holds a time of day", remedy, str(value))
    day = f"{value:%Y-%m-%d}"
    if dt.date.fromisoformat(day) < _EPOCH + _YEARS:
        found = "Excel has taken a number, such as a year, for a day long ago"
        return Unread(found, remedy, day)
    shown = _LITERAL.sub("", form).casefold()
    if "y" not in shown:
        return Unread("the cell shows a date without its year", remedy, day)
    if _DAY.search(shown):
        return Read(day)
    text = day[:7] if "m" in shown else day[:4]
    return Read(text, day, "the date was read as far as the cell shows it")


def _has_time(value: dt.date) -> bool:
    return isinstance(value, dt.datetime) and value.time() != dt.time()
