"""A tagged PDF read back as an assistive technology reads it: element after element, with text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import pikepdf

HEX = re.compile(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")


@dataclass(frozen=True)
class Element:
    """An element of the structure tree: its tag, the text in and below it, and what it says."""

    tag: str
    text: str
    alt: str
    scope: str
    within: tuple[str, ...]


def elements(content: bytes) -> list[Element]:
    """Every element in reading order."""
    with pikepdf.open(BytesIO(content)) as pdf:
        # object numbers of pages -> marked content id -> text
        texts = {page.objgen: marked_text(page) for page in pdf.pages}
        return list(_below(pdf.Root.StructTreeRoot, texts, ()))


def flat(text: str) -> str:
    """Text without white space and places to break: a line's end leaves no space in a PDF."""
    return re.sub(r"[\s\u200b\u2060]+", "", text)


def _below(
    element: Any, texts: dict[Any, dict[int, str]], within: tuple[str, ...]
) -> Iterator[Element]:
    for child in _kids(element):
        if not isinstance(child, pikepdf.Dictionary) or "/S" not in child:
            continue
        tag = str(child.S).removeprefix("/")
        scopes = [str(each.Scope) for each in child.get("/A", []) if "/Scope" in each]
        yield Element(
            tag,
            "".join(_text(child, texts, None)),
            str(child.get("/Alt", "")),
            "".join(scopes).removeprefix("/"),
            within,
        )
        yield from _below(child, texts, (*within, tag))


def _text(element: Any, texts: dict[Any, dict[int, str]], page: Any) -> Iterator[str]:
    page = element.get("/Pg", page)
    for child in _kids(element):
        if isinstance(child, int):
            yield texts[page.objgen].get(child, "")
        elif "/MCID" in child:
            yield texts[child.get("/Pg", page).objgen].get(int(child.MCID), "")
        elif "/S" in child:
            yield from _text(child, texts, page)


def _kids(element: Any) -> list[Any]:
    kids = element.get("/K", [])
    return list(kids) if isinstance(kids, (pikepdf.Array, list)) else [kids]


def marked_text(page: pikepdf.Page) -> dict[int, str]:
    """The text of a page by the id of its marked content."""
    return {place: text for place, text in _marked(page) if isinstance(place, int)}


def foot(page: pikepdf.Page) -> str:
    """The text of a page's footer, which is no part of the reading order."""
    return dict(_marked(page)).get("/Footer", "")


def _marked(page: pikepdf.Page) -> list[tuple[int | str | None, str]]:
    """The text of each marked content by its id, or by what kind of artifact it is."""
    fonts = {str(name): _letters(font) for name, font in page.Resources.get("/Font", {}).items()}
    found: dict[int | str | None, str] = {}
    open_: list[tuple[int | str | None, bool]] = [(None, False)]  # its name; whether text is said
    letters: dict[int, str] = {}
    for instruction in pikepdf.parse_content_stream(page):
        operator, operands = str(instruction.operator), list(instruction.operands)
        name, said = open_[-1]
        if operator in {"BMC", "BDC"}:
            name, actual = _name(operands, name)
            open_.append((name, said or actual is not None))
            found[name] = found.get(name, "") + ("" if said else actual or "")
        elif operator == "EMC":
            open_.pop()
        elif operator == "Tf":
            letters = fonts[str(operands[0])]
        elif operator in {"Tj", "TJ"} and not said:
            found[name] = found.get(name, "") + _shown(operands[0], letters)
    return list(found.items())


def _name(operands: list[Any], outer: int | str | None) -> tuple[int | str | None, str | None]:
    properties: Any = operands[1] if len(operands) > 1 else {}
    actual = str(properties.ActualText) if "/ActualText" in properties else None
    if "/MCID" in properties:
        return int(properties.MCID), actual
    artifact = str(operands[0]) == "/Artifact"
    return (str(properties.get("/Subtype", "")) if artifact else outer), actual


def _shown(operand: Any, letters: dict[int, str]) -> str:
    parts = operand if isinstance(operand, pikepdf.Array) else [operand]
    codes = b"".join(bytes(part) for part in parts if isinstance(part, pikepdf.String))
    pairs = zip(codes[::2], codes[1::2], strict=True)
    return "".join(letters.get(256 * high + low, "") for high, low in pairs)


def _letters(font: Any) -> dict[int, str]:
    table = font.ToUnicode.read_bytes().decode("ascii")
    parts = re.findall(r"beginbfchar(.*?)endbfchar", table, re.DOTALL)
    return {
        int(code, 16): bytes.fromhex(letter).decode("utf-16-be")
        for part in parts
        for code, letter in HEX.findall(part)
    }
