"""Tells how the text of an export is written: UTF-8 or Windows' cp1252, never a mix of both."""

from __future__ import annotations

from jsna.errors import InputError, Problem

_REMEDY = 'Download it again, or save it as "CSV UTF-8"'


def decoded_as(content: bytes, shown_as: str) -> str:
    """The encoding of a text: "utf-8" or "cp1252".

    Raises
    ------
    InputError
        If it is UTF-16, not text at all, or some lines are one and some the other: read either
        way, words would be lost.
    """
    if content.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\x00" in content:
        found = "the text is UTF-16 or not text at all; taken are UTF-8 and Windows' cp1252"
        raise InputError([Problem(shown_as, "", found, _REMEDY)])
    if content.isascii():
        return "utf-8"
    try:
        content.decode("utf-8")
    except UnicodeDecodeError as error:
        first = error.start
    else:
        return "utf-8"
    line = content[:first].count(b"\n") + 1
    if any(_is_utf8(each) for each in content.split(b"\n") if not each.isascii()):
        found = "some lines are UTF-8 and some, from here, are not: two encodings are mixed"
        raise InputError([Problem(shown_as, f"line {line}", found, _REMEDY)])
    try:
        content.decode("cp1252")
    except UnicodeDecodeError:
        found = "the text is neither UTF-8 nor Windows' cp1252"
        raise InputError([Problem(shown_as, f"line {line}", found, _REMEDY)]) from None
    return "cp1252"


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
