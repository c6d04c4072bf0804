from __future__ import annotations

from io import BytesIO

import openpyxl
import pytest

from jsna.preparation.cleaning_log.decisions_sheet import (
    HEADINGS,
    decided_by_finding,
    fields_of,
)

WEEKS = ("out of range", "r1", 2, "weeks", "How many weeks?", "520", "too far")
OTHER = (
    *("other text belongs to an option", "r2", 3, "help; which", "Both"),
    *("help: none; other\nwhich: midwife", "an option"),
)


def test_whether_a_row_is_filled_in_is_known_by_finding() -> None:
    book = openpyxl.Workbook()
    for row in (HEADINGS, (*OTHER, "", "midwife"), (*WEEKS, "keep")):
        book.worksheets[0].append(row)
    stream = BytesIO()
    book.save(stream)
    assert decided_by_finding(stream.getvalue(), "checks.xlsx") == {
        (OTHER[0], "r2", "help; which"): False,
        (WEEKS[0], "r1", "weeks"): True,
    }


@pytest.mark.parametrize(
    ("cell", "fields"),
    [("", ()), ("weeks", ("weeks",)), (" help;  which ", ("help", "which"))],
)
def test_a_finding_is_about_the_fields_that_its_row_names(
    cell: str, fields: tuple[str, ...]
) -> None:
    assert fields_of({"Field": cell}) == fields
