"""Looks at a workbook as a stream, part by part, before anything is built of it.

A file of five kilobytes can hold one cell in the last row and column, merge all cells, or unpack to
gigabytes; a reader that believes it fills the memory. What is looked at here is bounded first.
"""

from __future__ import annotations

import io
import lzma
import struct
import zipfile
import zlib
from functools import partial
from xml.parsers import expat

from jsna.errors import InputError, Problem
from jsna.preparation.safe_workbook.kinds import Fault, wrong_kind, wrong_package
from jsna.preparation.safe_workbook.limits import Limits
from jsna.preparation.safe_workbook.names import shown_name
from jsna.preparation.safe_workbook.part import MalformedError, Part, TooMuchError

MOST_PARTS = 1_000
_CHUNK = 1 << 20
# What the readers of zip and XML raise for parts that are damaged or locked.
DAMAGED = (
    *(zipfile.BadZipFile, zlib.error, expat.ExpatError, SyntaxError, EOFError, OSError),
    *(LookupError, ValueError, TypeError, AttributeError, RuntimeError, ArithmeticError),
    *(struct.error, lzma.LZMAError),
)


def refuse_unsafe(content: bytes, shown_as: str, limits: Limits) -> dict[str, Part]:
    """Refuse what is no workbook, is damaged or locked, or claims to be enormous.

    Parameters
    ----------
    content
        The file.
    shown_as
        The file as messages show it.
    limits
        How large it may be.

    Returns
    -------
    dict of str to Part
        What was seen of each part that is XML, by its name.

    Raises
    ------
    InputError
        With what it is, and how to save it.
    """
    fault = wrong_kind(content)
    parts: dict[str, Part] = {}
    try:
        if fault is None:
            with zipfile.ZipFile(io.BytesIO(content)) as packed:
                _refuse_large(packed, limits.unpacked(len(content)))
                fault = _wrong(packed)
                parts = {} if fault else _looked_through(packed, limits)
    except TooMuchError as error:
        fault = str(error), limits.mend if isinstance(error, MalformedError) else limits.clear
    except DAMAGED:
        fault = "the workbook is damaged or locked: it cannot be read to its end", limits.mend
    if fault is not None:
        raise InputError([Problem(shown_as, "", *fault)])
    return parts


def _refuse_large(packed: zipfile.ZipFile, most_bytes: int) -> None:
    listed = packed.infolist()
    if len(listed) > MOST_PARTS or sum(each.file_size for each in listed) > most_bytes:
        raise TooMuchError(f"the file unpacks to more than {most_bytes // 10**6:,} megabytes")
    if len({each.filename for each in listed}) < len(listed):
        raise MalformedError("the file holds two parts of the same name")


def _wrong(packed: zipfile.ZipFile) -> Fault | None:
    return wrong_package(set(packed.namelist()), partial(_beginning, packed))


def _beginning(packed: zipfile.ZipFile, name: str) -> bytes:
    if name not in packed.namelist():
        return b""
    with packed.open(name) as stream:
        return stream.read(_CHUNK)


def _looked_through(packed: zipfile.ZipFile, limits: Limits) -> dict[str, Part]:
    parts = {}
    for name in packed.namelist():
        part = Part(limits)
        try:
            if _is_looked_through(packed, name, part):
                parts[name] = part
        except TooMuchError as error:
            shown = shown_name(name, partial(_beginning, packed))
            raise type(error)(f"{shown} {error}") from None
    return parts


def _is_looked_through(packed: zipfile.ZipFile, name: str, part: Part) -> bool:
    """Whether a part is XML, and then was looked at; each is read to its end, by its checksum."""
    with packed.open(name) as stream:
        chunk = stream.read(_CHUNK)
        is_xml = name.endswith((".xml", ".rels", ".vml")) or _begins_as_xml(chunk)
        parser = part.parser()
        while chunk:
            if is_xml:
                parser.Parse(chunk)
            chunk = stream.read(_CHUNK)
    if is_xml:
        parser.Parse(b"", True)  # noqa: FBT003  # the parser takes it by position only
        part.refuse_sparse()
    return is_xml


def _begins_as_xml(content: bytes) -> bool:
    # In UTF-8 or UTF-16, with or without a byte-order mark: a sheet can bear any name.
    return content[:100].lstrip(b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n").startswith(b"<")
