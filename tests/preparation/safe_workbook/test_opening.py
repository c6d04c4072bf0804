from __future__ import annotations

import io

import openpyxl
import pytest

from jsna.errors import InputError
from jsna.preparation.safe_workbook.limits import EXPORT, FILLED_IN
from jsna.preparation.safe_workbook.opening import opened


def with_a_formula() -> bytes:
    book = openpyxl.Workbook()
    book.active["A1"] = "=1+1"
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def test_cells_are_as_they_stand_there_or_values_by_row() -> None:
    content = with_a_formula()
    with opened(content, "x.xlsx", FILLED_IN) as book:
        assert book.active["A1"].value == "=1+1"
    with opened(content, "x.xlsx", EXPORT, by_row=True) as book:
        assert list(book.active.iter_rows(values_only=True)) == [(None,)]


def test_what_shows_only_when_it_is_read_is_said_with_its_remedy() -> None:
    with (
        pytest.raises(InputError, match=r"parts do not fit together\. Download the export again"),
        opened(with_a_formula(), "x.xlsx", EXPORT),
    ):
        raise KeyError
