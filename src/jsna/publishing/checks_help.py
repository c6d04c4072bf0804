"""The sheets that explain the workbook of findings: how to fill it in, and the options."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name

from jsna.preparation.cleaning_log.records import Records

HELP_SHEET, OPTIONS_SHEET = "How to fill this in", "Options"
_INK = "#0B0C0C"
_HELP = """\
This workbook holds what people answered. Keep it in the restricted folder of its review; do not \
send it on or publish it.
Each row of the sheet Decisions is something that a check found. Nothing is changed by it: look at \
the row, and decide.
Fill in the shaded columns. Every decision needs who decided, when (a date) and why. A row without \
a decision changes nothing.
"keep": it stays as it is.
"change to": type under New value what it becomes. Type options by their id, as the sheet Options \
lists them, with semicolons between several.
"remove answer": the answers of the fields named in the row are taken out.
"remove record": the respondent, or the row of the file, is taken out as a whole.
A new value that is there already is a suggestion: it counts only when you choose change to.
Leave the other columns as they are. Rows can be sorted and filtered.
Write reasons without quoting an answer or naming a respondent.
Then save, and run: jsna checks. What is not listed here can be changed in cleaning_log.csv, whose \
columns are record, field, old, new, why, who, when.
"""


def cell(book: Workbook, **own: Any) -> Format:
    """How a cell looks: as all do, but for what is said."""
    plain = {"text_wrap": True, "valign": "top", "align": "left", "font_color": _INK}
    return book.add_format(plain | own)


def write_options(book: Workbook, tables: Sequence[Records]) -> dict[tuple[str, str], str]:
    """The options of each field, one row an option; where those of a field of one option lie."""
    page = book.add_worksheet(OPTIONS_SHEET)
    head = cell(book, bold=True)
    plain = cell(book)
    for place, (heading, width) in enumerate({"Field": 20, "Option": 20, "Question": 60}.items()):
        page.write_string(0, place, heading, head)
        page.set_column(place, place, width)
    ranges: dict[tuple[str, str], str] = {}
    row = 1
    for table in tables:
        for one in table.fields.values():
            first = row + 1
            for option in one.options:
                for place, text in enumerate((one.name, option, one.heading)):
                    page.write_string(row, place, text, plain)
                row += 1
            if one.kind == "option":
                column = xl_col_to_name(1)
                ranges[table.name, one.name] = (
                    f"='{OPTIONS_SHEET}'!${column}${first}:${column}${row}"
                )
    page.freeze_panes(1, 0)
    return ranges


def write_help(book: Workbook, left_out: Mapping[str, int]) -> None:
    """How the workbook is filled in, and of which checks more was found than it lists."""
    page = book.add_worksheet(HELP_SHEET)
    page.set_column(0, 0, 100)
    plain = cell(book)
    page.write_string(0, 0, HELP_SHEET, cell(book, bold=True, font_size=15))
    more = [
        f'Of the check "{check}", {count:,} more findings are not listed here.'
        for check, count in left_out.items()
    ]
    for row, line in enumerate((*_HELP.splitlines(), *more), start=1):
        page.write_string(row, 0, line, plain)
