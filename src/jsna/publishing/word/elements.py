"""The pieces of a Word document's XML: elements, texts and paragraphs."""

from __future__ import annotations

import re
from typing import TypeAlias

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

Element: TypeAlias = BaseOxmlElement
# What XML cannot hold, in any spelling.
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_REPLACEMENT = "\ufffd"
_BREAKS = {"\n": "w:br", "\t": "w:tab"}


def element(
    tag: str, attributes: dict[str, str | int] | None = None, *children: Element
) -> Element:
    """An element such as ``w:tblW`` with its attributes, named likewise, and its children."""
    made: Element = OxmlElement(tag)
    for name, value in (attributes or {}).items():
        made.set(qn(name), str(value))
    made.extend(children)
    return made


def plain(text: str) -> str:
    """The text as XML can hold it, with one kind of line break.

    A character that no XML can hold comes out as the replacement character.
    """
    return _NOT_XML.sub(_REPLACEMENT, text.replace("\r\n", "\n").replace("\r", "\n"))


def run(text: str, style: str = "") -> Element:
    """A run of text, in a character style if one is named by its id. Nothing in it is a field."""
    made = element("w:r")
    if style:
        made.append(element("w:rPr", {}, element("w:rStyle", {"w:val": style})))
    for part in re.split("([\n\t])", plain(text)):
        if part in _BREAKS:
            made.append(element(_BREAKS[part]))
        elif part:
            words = element("w:t", {"xml:space": "preserve"})
            words.text = part
            made.append(words)
    return made


def paragraph(
    style: str,
    *content: Element,
    with_next: bool = False,
    to_the_right: bool = False,
    before: int = 0,
) -> Element:
    """A paragraph in a style, named by its id.

    Parameters
    ----------
    style, content
        Its style, and runs, fields and links.
    with_next
        Whether it stays on one page with what follows, whatever its style says.
    to_the_right
        Whether its lines end at the right edge.
    before
        The space above it in twentieths of a point, if it has more than its style says.
    """
    properties = element("w:pPr", {}, element("w:pStyle", {"w:val": style}))
    if with_next:
        properties.append(element("w:keepNext"))
    if before:
        properties.append(element("w:spacing", {"w:before": before}))
    if to_the_right:
        properties.append(element("w:jc", {"w:val": "right"}))
    return element("w:p", {}, properties, *content)
