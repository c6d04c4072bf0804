from __future__ import annotations

import pytest

from jsna.errors import InputError
from jsna.publishing.workbook.limits import refuse_long_texts
from jsna.publishing.workbook.sheet import LONGEST_TEXT, Grid, Line, Sheet

LONG = "x" * (LONGEST_TEXT + 1)


def sheet(line: str, cell: str) -> Sheet:
    return Sheet(
        "S", (Line("Title", 1), Line(line)), Grid(("A", "B"), (("a", cell),), (False,) * 2)
    )


def test_what_just_fits_is_taken() -> None:
    refuse_long_texts((sheet(LONG[1:], LONG[1:]), Sheet("Cover", (Line("x"),))), "f.xlsx")


def test_all_long_texts_are_named_at_once_with_their_place() -> None:
    with pytest.raises(InputError) as caught:
        refuse_long_texts((sheet(LONG, "b"), sheet("a", LONG)), "f.xlsx")
    assert [str(each) for each in caught.value.problems] == [
        f"f.xlsx, sheet S, {where}: the text has 32,768 letters, and a cell of a workbook holds "
        "32,767. Shorten it in the input that it comes from."
        for where in ("row 2, column A", "row 4, column B")
    ]


def test_a_letter_that_excel_counts_twice_counts_twice() -> None:
    with pytest.raises(InputError):
        refuse_long_texts((sheet("a", "\U0001f600" * 16_384),), "f.xlsx")
