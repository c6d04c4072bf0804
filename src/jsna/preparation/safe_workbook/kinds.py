"""Tells an Excel workbook from what only looks like one, and says how to save it."""

from __future__ import annotations

from collections.abc import Callable, Collection

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP = b"PK\x03\x04"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_SAVE_AS = 'Save it as "Excel Workbook (.xlsx)"'
_TYPES = "[Content_Types].xml"
# Other files of Office, by the folder of their main part.
_OTHERS = {"word/": "Word document", "ppt/": "PowerPoint presentation"}
Fault = tuple[str, str]


def wrong_kind(content: bytes) -> Fault | None:
    """What is wrong with the kind of a file, and the remedy, by its first bytes."""
    if content.startswith(OLE):
        if _ENCRYPTED in content:
            return "the workbook is protected by a password", "Save it without one"
        return "this is a workbook of the old kind, .xls", _SAVE_AS
    if not content.startswith(ZIP):
        return "this is not a workbook, whatever its name says", _SAVE_AS
    return None


def wrong_package(names: Collection[str], part: Callable[[str], bytes]) -> Fault | None:
    """What is wrong with the kind of a package, and the remedy, by the parts it has.

    Parameters
    ----------
    names
        The names of its parts.
    part
        Gives the content of a part by its name; nothing where there is none.
    """
    if b"macroEnabled" in part(_TYPES) or any(name.endswith("vbaProject.bin") for name in names):
        return "the workbook can hold macros (.xlsm)", _SAVE_AS
    if "xl/workbook.bin" in names:
        return "this is a binary workbook (.xlsb)", _SAVE_AS
    if part("mimetype").startswith(b"application/vnd.oasis"):
        return "this is an OpenDocument file", _SAVE_AS
    if b"purl.oclc.org/ooxml" in part("xl/workbook.xml"):
        return 'this is a "Strict Open XML" workbook', _SAVE_AS
    return _no_workbook(names)


def _no_workbook(names: Collection[str]) -> Fault | None:
    for start, what in _OTHERS.items():
        if any(name.startswith(start) for name in names):
            return f"this is a {what}, not a workbook", "Put the workbook in its place"
    if _TYPES not in names:
        return "this is a packed folder (.zip), not a workbook", "Unpack it, and take what is in it"
    return None
