"""Ways in which the file of a workbook itself can be damaged, or made to deceive."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Callable

Damage = Callable[[bytes, random.Random], bytes]
# A cell in the last row and column, merged sheets, links over all cells: all in a small file.
CLAIMS = {
    "</sheetData>": (
        '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>',
        '<row r="10001"><c r="A10001" t="str"><v>far</v></c></row></sheetData>',
        '<row r="9"><c r="ZZ9" t="inlineStr"><is><t>far</t></is></c></row></sheetData>',
        '</sheetData><mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>',
        '</sheetData><hyperlinks><hyperlink ref="A1:XFD1048576" location="A1"/></hyperlinks>',
    ),
    "<sheetData>": (
        '<sheetData><row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>',
        "<sheetData>" + "<row>" * 200,
    ),
}
DOCTYPE = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>'


def parts_of(workbook: bytes) -> dict[str, bytes]:
    """The parts of a workbook, by name."""
    with zipfile.ZipFile(io.BytesIO(workbook)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def packed(parts: dict[str, bytes]) -> bytes:
    """A workbook of these parts."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def bytes_turned(workbook: bytes, chance: random.Random) -> bytes:
    """Some bytes are others."""
    damaged = bytearray(workbook)
    for _ in range(chance.choice([1, 1, 1, 5, 50])):
        damaged[chance.randrange(len(damaged))] ^= 1 << chance.randrange(8)
    return bytes(damaged)


def cut_off(workbook: bytes, chance: random.Random) -> bytes:
    """The end is missing."""
    return workbook[: chance.randrange(len(workbook))]


def a_part_gone(workbook: bytes, chance: random.Random) -> bytes:
    """One part is missing."""
    parts = parts_of(workbook)
    del parts[chance.choice(list(parts))]
    return packed(parts)


def parts_exchanged(workbook: bytes, chance: random.Random) -> bytes:
    """Two parts have each other's content."""
    parts = parts_of(workbook)
    # The two sheets that are read are told apart by their names alone, so these are left alone.
    names = [name for name in parts if not name.startswith("xl/worksheets/sheet")]
    first, second = chance.sample(names, 2)
    parts[first], parts[second] = parts[second], parts[first]
    return packed(parts)


def a_part_cut_off(workbook: bytes, chance: random.Random) -> bytes:
    """One part ends early, in a package that is whole."""
    parts = parts_of(workbook)
    name = chance.choice(list(parts))
    parts[name] = parts[name][: chance.randrange(len(parts[name]))]
    return packed(parts)


DAMAGES: tuple[Damage, ...] = (
    *(bytes_turned, bytes_turned, cut_off, a_part_gone, parts_exchanged, a_part_cut_off),
)
