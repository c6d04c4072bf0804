"""The pages of the document: upright ones, and pages on their side for what needs the width."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass

from docx.oxml.ns import qn

from jsna.publishing.word.elements import Element, element, paragraph
from jsna.publishing.word.manuscript import Manuscript

TWIP = 635  # one twentieth of a point, in the units that python-docx measures in
# Of the first section only: a letterhead on its first page, and where its page numbers start.
_OPENING = ("w:titlePg", "w:pgNumType")


@dataclass(frozen=True)
class Room:
    """How wide and high text can be on a page, in twentieths of a point."""

    width: int
    height: int


def room(manuscript: Manuscript, *, sideways: bool = False) -> Room:
    """The room between the margins of the document's last section, upright or on its side."""
    section = manuscript.document.sections[-1]
    across, down = section.page_width or 0, section.page_height or 0
    if sideways:
        across, down = down, across
    width = across - (section.left_margin or 0) - (section.right_margin or 0)
    height = down - (section.top_margin or 0) - (section.bottom_margin or 0)
    return Room(width // TWIP, height // TWIP)


@contextmanager
def on_its_side(manuscript: Manuscript) -> Iterator[None]:
    """Put what is added meanwhile on pages of its own that lie on their side."""
    body = manuscript.document.element.body
    upright = body[-1]
    _end_section(manuscript, deepcopy(upright))
    yield
    for tag in _OPENING:
        for found in upright.findall(qn(tag)):
            upright.remove(found)
    _end_section(manuscript, _turned(upright))


def _end_section(manuscript: Manuscript, section: Element) -> None:
    """End a section with the last paragraph, or with one of its own where there is no such."""
    body = manuscript.document.element.body
    last = body[-2] if len(body) > 1 else None
    if last is None or last.tag != qn("w:p"):
        manuscript.add(paragraph(manuscript.style("Exhibit Note")))
        last = body[-2]
    properties = last.find(qn("w:pPr"))
    if properties.find(qn("w:sectPr")) is None:
        properties.append(section)


def _turned(section: Element) -> Element:
    turned = deepcopy(section)
    size = turned.find(qn("w:pgSz"))
    width, height = size.get(qn("w:w")), size.get(qn("w:h"))
    made = element("w:pgSz", {"w:w": height, "w:h": width, "w:orient": "landscape"})
    turned.replace(size, made)
    return turned
