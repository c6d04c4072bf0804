from __future__ import annotations

import pytest

from jsna.preparation.safe_workbook.kinds import OLE, Fault, wrong_kind, wrong_package

GOOD = {"[Content_Types].xml": b"sheet.main+xml", "xl/workbook.xml": b"<workbook/>"}


def wrong_of(parts: dict[str, bytes]) -> Fault | None:
    return wrong_package(parts, lambda name: parts.get(name, b""))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (OLE + b"\0" * 500, "of the old kind, .xls"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "protected by a password"),
        (b"", "not a workbook, whatever its name says"),
        (b"service,score\n", "not a workbook, whatever its name says"),
        (b"<html><table>", "not a workbook, whatever its name says"),
    ],
)
def test_what_is_no_workbook_is_known_by_its_first_bytes(content: bytes, said: str) -> None:
    found = wrong_kind(content)
    assert found is not None
    assert said in found[0]


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ({"[Content_Types].xml": b"sheet.macroEnabled.main+xml"}, ".xlsm"),
        ({"xl/vbaProject.bin": b""}, ".xlsm"),
        ({"xl/workbook.bin": b""}, ".xlsb"),
        ({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}, "OpenDocument"),
        ({"xl/workbook.xml": b'xmlns="http://purl.oclc.org/ooxml/x"'}, "Strict Open XML"),
    ],
)
def test_other_kinds_of_workbook_are_known_by_their_parts(
    parts: dict[str, bytes], said: str
) -> None:
    found = wrong_of(GOOD | parts)
    assert found is not None
    assert said in found[0]
    assert "Excel Workbook (.xlsx)" in found[1]


@pytest.mark.parametrize(
    ("part", "said"),
    [("word/document.xml", "Word document"), ("ppt/presentation.xml", "PowerPoint presentation")],
)
def test_another_file_of_office_is_no_workbook(part: str, said: str) -> None:
    found = wrong_of({"[Content_Types].xml": b"main+xml", part: b"<document/>"})
    assert found == (f"this is a {said}, not a workbook", "Put the workbook in its place")


def test_a_workbook_is_taken() -> None:
    assert wrong_kind(b"PK\x03\x04") is None
    assert wrong_of(GOOD) is None


def test_a_packed_folder_is_no_workbook() -> None:
    found = wrong_of({"answers.csv": b"a,b"})
    assert found is not None
    assert "packed folder" in found[0]
