"""Looks at a workbook as a stream, before anything is built of it.

A file of five kilobytes can hold one cell in the last row and column, merge all cells, or unpack to
gigabytes; a reader that believes it fills the memory. What is looked at here is bounded first.
"""

from __future__ import annotations

import io
import lzma
import re
import struct
import zipfile
import zlib
from dataclasses import dataclass, field
from xml.parsers import expat

from jsna.errors import InputError, Problem
from jsna.preparation.workbook.kinds import wrong_kind, wrong_package

MOST_BYTES = 50_000_000
MOST_PARTS = 1_000
MOST_ELEMENTS = 500_000
MOST_CELLS = 100_000
LAST_ROW, LAST_COLUMN = 10_000, 200
_DEEPEST = 100
_CELL = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")
# What the readers of zip and XML raise for parts that are damaged or locked.
DAMAGED = (
    *(zipfile.BadZipFile, zlib.error, expat.ExpatError, SyntaxError, EOFError, OSError),
    *(LookupError, ValueError, TypeError, AttributeError, RuntimeError, ArithmeticError),
    *(struct.error, lzma.LZMAError),
)
_MEND = "Open it in Excel, and save it again; if it does not open, take an earlier copy"
_CLEAR = "Delete the rows below and the columns beside the table, and save it"


class _TooMuchError(Exception):
    """The part is refused; the words say why."""


@dataclass
class _Look:
    """What a part of the workbook claims, counted as it streams by."""

    elements: int = 0
    cells: int = 0
    area: int = 0
    depth: int = 0
    place: str = ""
    seen: set[str] = field(default_factory=set)

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self.elements += 1
        self.depth += 1
        if self.elements > MOST_ELEMENTS or self.depth > _DEEPEST:
            raise _TooMuchError("is far larger than a table that people fill in")
        local = tag.rpartition(":")[2]
        if local == "c":
            self._cell(attributes.get("r", ""))
        elif local in ("v", "f", "is"):
            self._refuse_far()
        elif local in ("mergeCell", "hyperlink"):
            self.area += _area(attributes.get("ref", ""))
            if self.area > MOST_CELLS:
                raise _TooMuchError(f"merges or links more than {MOST_CELLS:,} cells")

    def end(self, _: str) -> None:
        self.depth -= 1

    def _cell(self, place: str) -> None:
        self.cells += 1
        if self.cells > MOST_CELLS:
            raise _TooMuchError(f"holds more than {MOST_CELLS:,} cells")
        if place and place in self.seen:
            raise _TooMuchError(f"holds the cell {place} twice")
        self.seen.add(place)
        self.place = place

    def _refuse_far(self) -> None:
        # Far cells that hold nothing but a format are passed over by the reader.
        if self.place:
            column, row = _corner(self.place)
            if row > LAST_ROW or column > LAST_COLUMN:
                raise _TooMuchError(f"reaches to cell {self.place}, far outside its table")


def refuse_unsafe(content: bytes, shown_as: str) -> None:
    """Refuse what is no workbook, is damaged or locked, or claims to be enormous.

    Parameters
    ----------
    content
        The file.
    shown_as
        The file as messages show it.

    Raises
    ------
    InputError
        With what it is, and how to save it.
    """
    fault = wrong_kind(content)
    try:
        if fault is None:
            parts = _parts(content)
            fault = wrong_package(parts) or _oversized(parts)
    except _TooMuchError as error:
        fault = f"the file {error}", _CLEAR
    except DAMAGED:
        fault = "the workbook is damaged or locked: it cannot be read to its end", _MEND
    if fault is not None:
        raise InputError([Problem(shown_as, "", *fault)])


def _parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        listed = packed.infolist()
        if len(listed) > MOST_PARTS or sum(each.file_size for each in listed) > MOST_BYTES:
            raise _TooMuchError(f"unpacks to more than {MOST_BYTES // 10**6} megabytes")
        if len({each.filename for each in listed}) < len(listed):
            raise _TooMuchError("holds two parts of the same name")
        # Each part is read to its end, which also holds it to its checksum.
        return {each.filename: packed.read(each) for each in listed}


def _oversized(parts: dict[str, bytes]) -> tuple[str, str] | None:
    for name, part in parts.items():
        if not name.endswith((".xml", ".rels", ".vml")):
            continue
        look = _Look()
        parser = expat.ParserCreate()
        parser.StartElementHandler, parser.EndElementHandler = look.start, look.end
        parser.StartDoctypeDeclHandler = _refuse_doctype
        try:
            parser.Parse(part, True)  # noqa: FBT003  # the parser takes it by position only
        except _TooMuchError as error:
            return f"{name} {error}", _CLEAR
    return None


def _refuse_doctype(*_: object) -> None:
    raise _TooMuchError("declares a document type, which no workbook does")


def _corner(place: str) -> tuple[int, int]:
    found = _CELL.fullmatch(place)
    if found is None:
        raise ValueError(place)
    column = 0
    for letter in found[1].upper():
        column = column * 26 + ord(letter) - 64
    return column, int(found[2])


def _area(reference: str) -> int:
    first, _, last = reference.partition(":")
    left, top = _corner(first)
    right, bottom = _corner(last or first)
    return (abs(right - left) + 1) * (abs(bottom - top) + 1)
