"""Word files read back, by python-docx and by the XML itself, for the tests of what writes them."""

from __future__ import annotations

from functools import cache
from io import BytesIO

import docx
from docx.document import Document
from docx.oxml.ns import qn

from jsna.exhibits.base import Content
from jsna.exhibits.chapter import Chapter, compose_chapter
from jsna.publishing.publication import Publication
from jsna.publishing.word import write_word
from jsna.publishing.word.elements import Element
from tests.exhibits.content_of_reviews import content_of_2023, synthetic
from tests.exhibits.content_of_several import content_of_three

REVIEWS = {"one review": content_of_2023(), "three reviews": content_of_three()}
HOSTILE = (
    "<script>alert('x')</script> {{ 7 * 7 }} & \"$x$\" { REF Table_scores \\h } \u202e ]]> "
    + "W" * 80
)


def hostile_content() -> Content:
    """A review whose every text is hostile."""
    return synthetic(
        {HOSTILE: 1, "B": 5},
        [(HOSTILE, HOSTILE)],
        title=HOSTILE,
        area=HOSTILE,
        notice=f"synthetic {HOSTILE}",
    )


def word_of(chapter: Chapter, template: bytes | None = None) -> bytes:
    return write_word(Publication(chapter, {}, template))["chapter.docx"]


@cache
def chapter_of(name: str) -> Chapter:
    return compose_chapter(hostile_content() if name == "hostile" else REVIEWS[name])


@cache
def written(name: str) -> bytes:
    return word_of(chapter_of(name))


def read(content: bytes) -> Document:
    return docx.Document(BytesIO(content))


def text_of(element: Element) -> str:
    """What a paragraph or a cell shows: its words, breaks as they were; no code of a field."""
    shown = {qn("w:br"): "\n", qn("w:tab"): "\t"}
    return "".join(
        each.text or "" if each.tag == qn("w:t") else shown.get(each.tag, "")
        for each in element.iter()
    )


def style_of(document: Document, paragraph: Element) -> str:
    """The name of a paragraph's style, as Word shows it."""
    style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    names = {each.style_id: each.name for each in document.styles}
    return str(names[style.get(qn("w:val"))])


def fields_of(element: Element) -> list[tuple[str, str]]:
    """Each field's code and the value that it carries, read by the rules of the standard."""
    found: list[tuple[str, str]] = []
    open_fields: list[list[str]] = []
    part = 0
    for each in element.iter(qn("w:fldChar"), qn("w:instrText"), qn("w:t")):
        kind = each.get(qn("w:fldCharType"))
        if kind == "begin":
            open_fields.append(["", ""])
            part = 0
        elif kind == "separate":
            part = 1
        elif kind == "end":
            code, value = open_fields.pop()
            found.append((code.strip(), value))
        elif open_fields and (part == 1) == (each.tag == qn("w:t")):
            open_fields[-1][part] += each.text or ""
    assert open_fields == []
    return found


def bookmarks_of(document: Document) -> dict[str, str]:
    """The text inside each bookmark, by its name."""
    found: dict[str, str] = {}
    for start in document.element.body.iter(qn("w:bookmarkStart")):
        name, text = start.get(qn("w:name")), ""
        assert name not in found
        for each in start.itersiblings():
            if each.tag == qn("w:bookmarkEnd") and each.get(qn("w:id")) == start.get(qn("w:id")):
                break
            text += text_of(each)
        found[name] = text
    return found
