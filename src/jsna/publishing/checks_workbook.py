"""The findings of all checks as a workbook for a person to decide in. Restricted: it holds answers.

It belongs in the review's restricted folder and nowhere else; nothing that is published is made
from it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from io import BytesIO
from math import ceil
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from jsna.preparation.cleaning_log.decisions import DECISIONS, HEADINGS
from jsna.preparation.cleaning_log.listing import Listed
from jsna.preparation.cleaning_log.records import SEPARATOR, Records
from jsna.publishing.delimited import guarded
from jsna.publishing.workbook.basis import options
from jsna.publishing.workbook.package import repacked

DECISIONS_SHEET, HELP_SHEET, OPTIONS_SHEET = "Decisions", "How to fill this in", "Options"
_WIDTHS = dict(
    zip(HEADINGS, (28, 18, 10, 24, 34, 40, 40, 16, 22, 18, 14, 36), strict=True)
)  # fmt: skip
_INK, _HEAD, _TO_FILL = "#0B0C0C", "#12436D", "#F3F6F9"
_TO_BE_FILLED = ("Decision", "New value", "Who", "When", "Why")
_EARLIEST = dt.date.fromisoformat("2000-01-01")
# No time of its own: the first that a zip file can name.
_MADE = dt.datetime.fromisoformat("1980-01-01")
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


def write_checks_workbook(
    listed: Sequence[Listed], tables: Sequence[Records], left_out: Mapping[str, int], title: str
) -> bytes:
    """The workbook: the same bytes for the same findings, whenever and wherever.

    Parameters
    ----------
    listed
        The findings.
    tables
        The tables that they are about, for the options of their fields.
    left_out
        How many findings of a check are too many to be listed.
    title
        The title of the file.
    """
    buffer = BytesIO()
    book = Workbook(buffer, options(11))
    book.set_properties({"title": title, "author": "jsna", "created": _MADE})
    page = book.add_worksheet(DECISIONS_SHEET)
    _write_help(book, left_out)
    ranges = _write_options(book, tables)
    _write_decisions(book, page, listed, ranges)
    page.activate()
    book.close()
    return repacked(buffer.getvalue(), {})


def _cell(book: Workbook, **own: Any) -> Format:
    plain = {"text_wrap": True, "valign": "top", "align": "left", "font_color": _INK}
    return book.add_format(plain | own)


def _write_decisions(
    book: Workbook, page: Worksheet, listed: Sequence[Listed], ranges: Mapping[tuple[str, str], str]
) -> None:
    forms = {
        (fill, quoted): _cell(
            book,
            quote_prefix=quoted,
            **({"bg_color": _TO_FILL, "border": 1, "border_color": "#6BACE6"} if fill else {}),
        )
        for fill in (False, True)
        for quoted in (False, True)
    }
    day = _cell(book, bg_color=_TO_FILL, border=1, border_color="#6BACE6", num_format="yyyy-mm-dd")
    head = _cell(book, bold=True, font_color="#FFFFFF", bg_color=_HEAD)
    page.set_row(0, 30)
    for place, heading in enumerate(HEADINGS):
        page.write_string(0, place, heading, head)
        page.set_column(place, place, _WIDTHS[heading])
    for row, one in enumerate(listed, start=1):
        page.set_row(row, _height(one))
        for place, (heading, value) in enumerate(_values(one).items()):
            fill = heading in _TO_BE_FILLED
            if heading == "When":
                page.write_blank(row, place, None, day)
            elif isinstance(value, int):
                page.write_number(row, place, value, forms[fill, False])
            else:
                _write_text(page, (row, place), value, forms[fill, guarded(value) != value])
    page.freeze_panes(1, 2)
    page.autofilter(0, 0, max(len(listed), 1), len(HEADINGS) - 1)
    page.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
    page.set_landscape()
    page.repeat_rows(0)
    page.fit_to_pages(1, 0)
    if listed:
        _add_drop_downs(page, listed, ranges)


def _write_text(page: Worksheet, at: tuple[int, int], text: str, form: Format) -> None:
    if text.startswith("<r>") and text.endswith("</r>"):
        # XlsxWriter takes such a text for its own markup and would not escape it; in two it is.
        page.write_rich_string(*at, form, text[:1], form, text[1:], form)
    else:
        page.write_string(*at, text, form)


def _values(one: Listed) -> dict[str, str | int]:
    given: tuple[str | int, ...] = (
        *(one.check, one.record, one.row or "", SEPARATOR.join(one.fields), one.wording),
        *(one.answer, one.finding, "", one.suggestion, "", "", ""),
    )
    return dict(zip(HEADINGS, given, strict=True))


def _height(one: Listed) -> float:
    """The height of a row that shows the whole of its longest cell, as far as Excel can."""
    lines = [
        sum(max(1, ceil(1.15 * len(line) / _WIDTHS[heading])) for line in value.split("\n"))
        for heading, value in _values(one).items()
        if isinstance(value, str)
    ]
    return min(15.0 * max(lines), 405.0)


def _add_drop_downs(
    page: Worksheet, listed: Sequence[Listed], ranges: Mapping[tuple[str, str], str]
) -> None:
    """Lists that refuse anything else, and a date that is none to come."""
    bottom = len(listed)
    page.data_validation(
        *_down("Decision", bottom),
        {
            "validate": "list",
            "source": list(DECISIONS),
            "error_title": "Decision",
            "error_message": f"Choose one of: {', '.join(DECISIONS)}.",
        },
    )
    page.data_validation(
        *_down("When", bottom),
        {
            "validate": "date",
            "criteria": "between",
            "minimum": _EARLIEST,
            "maximum": "=TODAY()",
            "error_title": "When",
            "error_message": "Type the date of the decision; it cannot be to come.",
        },
    )
    place = HEADINGS.index("New value")
    for row, one in enumerate(listed, start=1):
        source = ranges.get((_table(one), one.fields[0])) if len(one.fields) == 1 else None
        if source:
            page.data_validation(
                *(row, place, row, place),
                {
                    "validate": "list",
                    "source": source,
                    "error_title": "New value",
                    "error_message": "Choose the id of one of the options.",
                },
            )


def _down(heading: str, bottom: int) -> tuple[int, int, int, int]:
    place = HEADINGS.index(heading)
    return 1, place, bottom, place


def _table(one: Listed) -> str:
    return one.record.partition(" ")[0] if " " in one.record else "survey"


def _write_options(book: Workbook, tables: Sequence[Records]) -> dict[tuple[str, str], str]:
    """The options of each field, one row an option; where those of a field of one option lie."""
    page = book.add_worksheet(OPTIONS_SHEET)
    head = _cell(book, bold=True)
    plain = _cell(book)
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


def _write_help(book: Workbook, left_out: Mapping[str, int]) -> None:
    page = book.add_worksheet(HELP_SHEET)
    page.set_column(0, 0, 100)
    plain = _cell(book)
    page.write_string(0, 0, HELP_SHEET, _cell(book, bold=True, font_size=15))
    more = [
        f'Of the check "{check}", {count:,} more findings are not listed here.'
        for check, count in left_out.items()
    ]
    for row, line in enumerate((*_HELP.splitlines(), *more), start=1):
        page.write_string(row, 0, line, plain)
