from __future__ import annotations

from jsna.exhibits.blocks import Heading
from jsna.publishing.word.base import base_document
from jsna.publishing.word.contents import CODE, contents_list
from jsna.publishing.word.elements import element
from jsna.publishing.word.manuscript import Manuscript
from tests.publishing.word.reading import fields_of, style_of, text_of


def test_sections_and_their_parts_are_listed_and_the_title_is_not() -> None:
    made = Manuscript(base_document(), {})
    headings = [Heading(1, "Title", "t"), Heading(2, "One", "one"), Heading(3, "Part", "part")]
    parts = contents_list(made, headings)
    shown = [(style_of(made.document, each), text_of(each)) for each in parts]
    assert shown == [("TOC Heading", "Contents"), ("toc 1", "One"), ("toc 2", "Part")]
    assert fields_of(element("w:body", {}, *parts)) == [(CODE, "OnePart")]


def test_a_chapter_without_sections_has_no_contents() -> None:
    assert contents_list(Manuscript(base_document(), {}), [Heading(1, "Title", "t")]) == []
