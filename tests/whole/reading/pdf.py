"""The PDF read back as an assistive technology reads it: element after element of its tags."""

from __future__ import annotations

import re

from jsna.exhibits.chapter import Chapter
from tests.publishing.pdf.reading import Element, elements, flat
from tests.whole.reading.manuscript import Part, parts_of

SAID = {"H1", "H2", "H3", "H4", "P", "LBody", "Caption", "TH", "TD", "Figure"}
CONTENTS = "Contents"  # what only a document with pages has


def read(content: bytes) -> list[Part]:
    """All words of the document in order, as one part.

    Without white space: the end of a line leaves none in a PDF; and without kinds: notes are
    paragraphs there as others are.
    """
    return [("".join(_words(each) for each in elements(content) if _is_said(each)),)]


def meant(chapter: Chapter) -> list[Part]:
    """The chapter as a PDF can be held against it: all its words, one after the other."""
    return [("".join(flat(word) for part in parts_of(chapter) for word in part[1:]),)]


def _is_said(element: Element) -> bool:
    return (
        element.tag in SAID
        and not SAID & set(element.within)
        and not any(tag.startswith("TOC") for tag in element.within)
        and element.text != CONTENTS
    )


def _words(element: Element) -> str:
    """The words of an element; a mark before those of a cell is for the eye alone."""
    if element.tag == "Figure":
        return flat(element.alt)
    text = flat(element.text).replace("•", "")
    return re.sub(r"^[●○◐↑↓=]+", "", text) if element.tag == "TD" else text
