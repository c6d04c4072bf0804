"""The findings of all checks as a workbook for a person to decide in. Restricted: it holds answers.

It belongs in the review's restricted folder and nowhere else; nothing that is published is made
from it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from io import BytesIO
from math import ceil

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from jsna.preparation.cleaning_log.decisions_sheet import DECISIONS, HEADINGS
from jsna.preparation.cleaning_log.listing import Listed
from jsna.preparation.cleaning_log.records import Records
from jsna.preparation.survey_checks.findings import SEPARATOR
from jsna.publishing.checks_help import cell, write_help, write_options
from jsna.publishing.delimited import guarded
from jsna.publishing.workbook.basis import options
from jsna.publishing.workbook.package import repacked

DECISIONS_SHEET = "Decisions"
_WIDTHS = dict(
    zip(HEADINGS, (28, 18, 10, 24, 34, 40, 40, 16, 22, 18, 14, 36), strict=True)
)  # fmt: skip
_HEAD, _TO_FILL = "#12436D", "#F3F6F9"
_TO_BE_FILLED = ("Decision", "New value", "Who", "When", "Why")
_EARLIEST = dt.date.fromisoformat("2000-01-01")
# No time of its own: the first that a zip file can name.
_MADE = dt.datetime.fromisoformat("1980-01-01")


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
    write_help(book, left_out)
    ranges = write_options(book, tables)
    _write_decisions(book, page, listed, ranges)
    page.activate()
    book.close()
    return repacked(buffer.getvalue(), {})


def _write_decisions(
    book: Workbook, page: Worksheet, listed: Sequence[Listed], ranges: Mapping[tuple[str, str], str]
) -> None:
    forms = {
        (fill, quoted): cell(
            book,
            quote_prefix=quoted,
            **({"bg_color": _TO_FILL, "border": 1, "border_color": "#6BACE6"} if fill else {}),
        )
        for fill in (False, True)
        for quoted in (False, True)
    }
    day = cell(book, bg_color=_TO_FILL, border=1, border_color="#6BACE6", num_format="yyyy-mm-dd")
    head = cell(book, bold=True, font_color="#FFFFFF", bg_color=_HEAD)
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
