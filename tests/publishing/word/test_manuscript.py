from __future__ import annotations

import pytest
from docx.oxml.ns import qn

from jsna.exhibits.blocks import Number
from jsna.publishing.word.base import base_document
from jsna.publishing.word.elements import paragraph, run
from jsna.publishing.word.manuscript import Manuscript, is_address
from tests.publishing.word.reading import text_of


def manuscript() -> Manuscript:
    return Manuscript(base_document(), {})


def test_parts_go_before_the_properties_of_the_last_section() -> None:
    made = manuscript()
    made.add(paragraph("Normal", run("one")), paragraph("Normal", run("two")))
    tags = [each.tag for each in made.document.element.body]
    assert tags == [qn("w:p"), qn("w:p"), qn("w:sectPr")]


def test_a_style_is_found_whatever_its_capitals() -> None:
    assert manuscript().style("heading 1") == manuscript().style("Heading 1") == "Heading1"


def test_bookmarks_have_a_number_each() -> None:
    made = manuscript()
    numbers = [made.bookmark(name, run("x"))[0].get(qn("w:id")) for name in "ab"]
    assert len(set(numbers)) == 2


def test_an_address_leads_there_and_a_number_is_its_words() -> None:
    made = manuscript()
    number, link, words = made.spans((Number("12", ("gaps",)), "https://example.org/a", "b"))
    assert [text_of(each) for each in (number, link, words)] == ["12", "https://example.org/a", "b"]
    related = made.document.part.rels[link.get(qn("r:id"))]
    assert (related.target_ref, related.is_external) == ("https://example.org/a", True)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("https://example.org/a-page/?b=1#c", True),
        ("http://example.org", False),
        ("See https://example.org", False),
        ("javascript:alert(1)", False),
        ("file:///etc/passwd", False),
        ("https://example.org/\x07", False),
        ("https://example.org/\\share", False),
    ],
)
def test_only_a_secure_address_becomes_a_link(text: str, expected: bool) -> None:
    assert is_address(text) is expected
