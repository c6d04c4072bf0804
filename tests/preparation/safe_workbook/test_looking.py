from __future__ import annotations

import io
import zipfile

import pytest

from jsna.errors import InputError
from jsna.preparation.safe_workbook import looking
from jsna.preparation.safe_workbook.limits import EXPORT, FILLED_IN, Limits
from jsna.preparation.safe_workbook.looking import refuse_unsafe
from tests.preparation.workbook.filled import filled
from tests.whole.meeting.damage import packed, parts_of


def refusal(content: bytes, limits: Limits = FILLED_IN) -> str:
    with pytest.raises(InputError) as error:
        refuse_unsafe(content, "x.xlsx", limits)
    (problem,) = error.value.problems
    return str(problem)


def zipped(name: str, content: bytes, times: int = 1) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(times):
            archive.writestr(f"{name}{number}.xml", content)
        archive.writestr("[Content_Types].xml", "<Types/>")
    return buffer.getvalue()


def test_a_workbook_is_taken() -> None:
    refuse_unsafe(filled(), "x.xlsx", FILLED_IN)


def test_a_small_file_that_unpacks_to_much_is_refused() -> None:
    content = zipped("sheet", b" " * 10_000_000, times=6)
    assert len(content) < 100_000
    assert "unpacks to more than 50 megabytes" in refusal(content)


def test_very_many_parts_are_refused() -> None:
    assert "unpacks to more" in refusal(zipped("part", b"<a/>", times=looking.MOST_PARTS + 1))


@pytest.mark.parametrize(
    ("part", "said"),
    [
        (b"<a><row><c r='A1'/><c r='A1'/></row></a>", "holds the cell A1 twice"),
        (b"<a><c r='XFD1048576'><v>1</v></c></a>", "reaches to cell XFD1048576"),
        (b"<x:a xmlns:x='y'><x:c r='A10001'><x:f>1</x:f></x:c></x:a>", "reaches to cell A10001"),
        (b"<a><mergeCell ref='A1:XFD1048576'/></a>", "merges or links more than 100,000 cells"),
        (b"<a><hyperlink ref='B2:$ZZ$9999'/></a>", "merges or links more than 100,000 cells"),
        (b"<!DOCTYPE a><a/>", "declares a document type"),
        (b"<a>" * 101 + b"</a>" * 101, "far larger than a table"),
        (b"<a>" + b"<b/>" * FILLED_IN.most_elements + b"</a>", "far larger than a table"),
        (b"<a>" + b"<c/>" * (FILLED_IN.most_cells + 1) + b"</a>", "holds more than 100,000 cells"),
        (b"<a>", "damaged or locked"),
        (b"<a><c r='1A'><v/></c></a>", "damaged or locked"),
    ],
)
def test_what_a_part_claims_is_bounded(part: bytes, said: str) -> None:
    assert said in refusal(zipped("sheet", part))


@pytest.mark.parametrize(
    "part",
    [
        b"<a><c r='XFD1048576' s='3'/></a>",
        b"<a><c r='GR10000'><v>1</v></c></a>",
        b"<a><mergeCell ref='A1:H9'/></a>",
    ],
)
def test_formats_far_away_and_large_tables_are_taken(part: bytes) -> None:
    refuse_unsafe(zipped("sheet", part), "x.xlsx", FILLED_IN)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_sheet_is_looked_at_under_any_name(encoding: str) -> None:
    sheet = "\n<a><c r='XFD1048576'><v>1</v></c></a>".encode(encoding)
    buffer = io.BytesIO(zipped("a", b"<a/>"))
    with zipfile.ZipFile(buffer, "a") as archive:
        archive.writestr("xl/picture.png", sheet)
    assert "xl/picture.png reaches to cell XFD1048576" in refusal(buffer.getvalue())


def test_what_was_seen_is_told_by_part_and_an_export_may_be_larger() -> None:
    content = zipped("sheet", b"<a><row r='20000' hidden='1'><c><v>1</v></c></row></a>")
    assert refuse_unsafe(content, "x.xlsx", EXPORT)["sheet0.xml"].hidden.tolist() == [20000]
    assert "far outside its table" in refusal(content)


def test_two_parts_of_one_name_are_refused() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("a.xml", "<a/>")
        archive.writestr("b.xml", "<b/>")
    buffer = io.BytesIO(buffer.getvalue().replace(b"b.xml", b"a.xml"))
    assert "two parts of the same name" in refusal(buffer.getvalue())


def test_a_locked_part_is_refused() -> None:
    content = bytearray(zipped("a", b"<a/>"))
    # Bit 0 of the flags says that a part is encrypted: here in both places that keep them.
    content[6] |= 1
    content[content.index(b"PK\x01\x02") + 8] |= 1
    assert "damaged or locked" in refusal(bytes(content))


def with_sheet(content: str) -> bytes:
    parts = parts_of(filled())
    sheet = parts["xl/worksheets/sheet3.xml"].decode()
    parts["xl/worksheets/sheet3.xml"] = sheet.replace("</sheetData>", content).encode()
    return packed(parts)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (
            '<row r="9999"><c r="ZZ9999"><v>1</v></c></row></sheetData>',
            "sheet Ratings reaches to cell ZZ9999, far outside its table. Delete the rows below",
        ),
        (
            '<row r="1"><c r="A1"><v>1</v></c></row></sheetData>',
            "sheet Ratings holds row 1 twice, or out of its order. Open it in Excel, and save it",
        ),
        (
            '<row r="99"><c r="D99"><v>0_3</v></c></row></sheetData>',
            "sheet Ratings holds what is no number as the number of cell D99. Open it in Excel",
        ),
    ],
)
def test_a_sheet_is_called_as_excel_shows_it_and_has_a_remedy_that_helps(
    content: str, said: str
) -> None:
    assert said in refusal(with_sheet(content))
