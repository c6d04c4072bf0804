from __future__ import annotations

import io
import struct
import zlib
from pathlib import Path

import pytest
from xlsxwriter import Workbook

from jsna.errors import InputError
from jsna.preparation.workbook.opening import open_workbook
from tests.preparation.workbook.filled import blank, filled
from tests.whole.meeting.damage import packed, parts_of


def refusal(path: Path) -> str:
    with pytest.raises(InputError) as error:
        open_workbook(path, "x.xlsx")
    return str(error.value)


def test_cells_are_as_they_stand_there(tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    path.write_bytes(filled())
    assert open_workbook(path, "x.xlsx")["Ratings"]["D5"].value == 0


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    assert "the file is not there" in refusal(tmp_path / "x.xlsx")


def chunk(kind: bytes, content: bytes) -> bytes:
    """A part of a PNG file: its length, kind, content and checksum."""
    checksum = struct.pack(">I", zlib.crc32(kind + content))
    return struct.pack(">I", len(content)) + kind + content + checksum


def test_a_picture_that_claims_to_be_enormous_is_refused(tmp_path: Path) -> None:
    size = struct.pack(">IIBBBBB", 100_000, 100_000, 8, 2, 0, 0, 0)
    picture = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", size) + chunk(b"IEND", b"")
    path = tmp_path / "x.xlsx"
    with Workbook(path) as book:
        page = book.add_worksheet("Ratings")
        page.insert_image("A1", "x.png", {"image_data": io.BytesIO(picture)})
    assert "its parts do not fit together" in refusal(path)


def test_a_cell_without_a_possible_address_is_refused(tmp_path: Path) -> None:
    parts = parts_of(filled())
    name = "xl/worksheets/sheet3.xml"
    parts[name] = parts[name].replace(b'r="C5"', b'r="ZZZZZ0"')
    path = tmp_path / "x.xlsx"
    path.write_bytes(packed(parts))
    assert "damaged" in refusal(path)


def test_parts_that_do_not_fit_together_are_refused(tmp_path: Path) -> None:
    parts = parts_of(blank())
    parts["xl/sharedStrings.xml"] = b"<sst/>"
    path = tmp_path / "x.xlsx"
    path.write_bytes(packed(parts))
    assert "its parts do not fit together" in refusal(path)
