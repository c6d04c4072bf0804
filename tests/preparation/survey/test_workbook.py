from __future__ import annotations

import contextlib
import datetime as dt
import io
import resource
import zipfile
from dataclasses import replace

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jsna.errors import InputError
from jsna.preparation.safe_workbook.limits import EXPORT
from jsna.preparation.survey.workbook import workbook


def book_of(*rows: list[object], far: str = "") -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    if far:
        book.active[far] = "x"
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def test_cells_are_texts_as_a_csv_file_has_them() -> None:
    when = dt.datetime(2025, 1, 2, 3, 4, 5)  # noqa: DTZ001 -- a cell has no zone
    found = workbook(book_of(["a"], [1, 2.0, 2.5, True, when, None, "007"]), "x.xlsx")
    assert list(found.records[1]) == ["1", "2", "2.5", "TRUE", "2025-01-02 03:04:05", "", "007"]


@pytest.mark.parametrize("far", ["XFD1048576", "A1048576", "XFD3000"])
def test_a_far_cell_is_refused_before_it_takes_the_memory(far: str) -> None:
    content = book_of(["a"], ["1"], far=far)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(InputError, match="holds only 3 cells"):
        workbook(content, "x.xlsx")
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 50_000


def test_a_sheet_that_unpacks_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    small = replace(EXPORT, most_bytes=100)
    monkeypatch.setattr("jsna.preparation.survey.workbook.EXPORT", small)
    with pytest.raises(InputError, match="unpacks to more than"):
        workbook(book_of(["a"]), "x.xlsx")


def test_a_workbook_that_is_cut_off_or_none_is_refused() -> None:
    whole = book_of(["a"], ["1"])
    for content in (whole[:-200], whole[: len(whole) // 2]):
        with pytest.raises(InputError, match="damaged or locked"):
            workbook(content, "x.xlsx")
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as packed:
        packed.writestr("readme.txt", "no workbook")
    with pytest.raises(InputError, match="packed folder"):
        workbook(stream.getvalue(), "x.xlsx")


def test_cells_beyond_the_headings_are_refused_and_blank_rows_listed() -> None:
    body = workbook(book_of(["a"], ["1"], [None], ["2"]), "x.xlsx").body(1, {0})
    assert body.source_rows.tolist() == [2, 4]
    assert body.blank_rows == (3,)
    with pytest.raises(InputError, match="row 2: there are 2 cells under 1 headings"):
        workbook(book_of(["a"], ["1", "SECRET"]), "x.xlsx").body(1, {0})


def refusal(book: openpyxl.Workbook) -> str:
    stream = io.BytesIO()
    book.save(stream)
    with pytest.raises(InputError) as caught:
        workbook(stream.getvalue(), "x.xlsx").body(1, {0})
    return str(caught.value)


def test_what_is_not_as_it_seems_is_refused_with_its_place() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (["a", "b"], [1, 2], [3, 4], [5, 6]):
        sheet.append(row)
    sheet.merge_cells("A3:A4")
    sheet.row_dimensions[2].hidden = True
    hidden, merged = refusal(book).splitlines()
    assert hidden.startswith("x.xlsx, row 2: hidden")
    assert merged.startswith("x.xlsx, cells A3:A4: these cells are merged")
    sheet["B3"], sheet["B4"] = "=A2", "#N/A"
    assert refusal(book).startswith("x.xlsx, sheet Sheet, column B, rows 3 and 4: a cell holds a")
    book.create_sheet("Other")
    sheet.sheet_state = "hidden"
    assert "x.xlsx, sheet Sheet: this sheet is hidden" in refusal(book)


@pytest.mark.parametrize("grouped", [False, True])
def test_a_hidden_column_that_would_be_read_is_refused_and_others_are_not(grouped: bool) -> None:
    book = openpyxl.Workbook()
    for row in (["Where?", "E-mail", "Why?", "How?"], ["Near", "a@example.org", "SECRET", "x"]):
        book.active.append(row)
    columns = book.active.column_dimensions
    if grouped:
        columns.group("B", "C", hidden=True)
    for letter in "" if grouped else "BC":
        columns[letter].hidden = True
    stream = io.BytesIO()
    book.save(stream)
    export = workbook(stream.getvalue(), "x.xlsx")
    # Column B is not read: it may be hidden.
    assert export.body(1, {0, 3}).columns[0].distinct == ["Near"]
    with pytest.raises(InputError) as caught:
        export.body(1, {0, 2, 3})
    assert str(caught.value) == (
        'x.xlsx, column C: this column ("Why?") is hidden, but it would count. '
        "Unhide it, and look at what it says."
    )


def test_a_hidden_row_of_a_title_and_merged_headings_are_none_of_the_answers() -> None:
    book = openpyxl.Workbook()
    for row in (["a", None], ["b", "c"], [1, 2]):
        book.active.append(row)
    book.active.merge_cells("A1:B1")
    book.active.row_dimensions[1].hidden = True
    stream = io.BytesIO()
    book.save(stream)
    assert workbook(stream.getvalue(), "x.xlsx").body(2, {1}).columns[1].distinct == ["2"]


@given(st.data())
def test_a_workbook_with_any_damage_is_read_or_refused(data: st.DataObject) -> None:
    """Never another error, wherever the damage is."""
    whole = book_of(["a", "b"], ["1", "x"], ["2", "y"])
    with zipfile.ZipFile(io.BytesIO(whole)) as packed:
        parts = {name: bytearray(packed.read(name)) for name in packed.namelist()}
    part = data.draw(st.sampled_from(sorted(parts)))
    place = data.draw(st.integers(0, len(parts[part]) - 1))
    parts[part][place] = data.draw(st.integers(0, 255))
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as packed:
        for name, content in parts.items():
            packed.writestr(name, bytes(content))
    with contextlib.suppress(InputError):
        workbook(stream.getvalue(), "x.xlsx")


@given(st.integers(0, 10_000), st.integers(0, 255))
def test_a_workbook_with_a_wrong_byte_is_read_or_refused(place: int, byte: int) -> None:
    content = bytearray(book_of(["a"], ["1"]))
    content[place % len(content)] = byte
    with contextlib.suppress(InputError):
        workbook(bytes(content), "x.xlsx")
