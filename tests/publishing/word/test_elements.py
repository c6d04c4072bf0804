from __future__ import annotations

import pytest
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from docx.oxml.xmlchemy import serialize_for_reading
from hypothesis import given
from hypothesis import strategies as st

from jsna.publishing.word.elements import element, paragraph, plain, run
from tests.publishing.word.reading import text_of


@given(st.text())
def test_any_text_is_read_back_as_it_is_but_for_what_xml_cannot_hold(text: str) -> None:
    xml = serialize_for_reading(run(text))
    assert text_of(parse_xml(xml)) == plain(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\x00b\x1fc", "a\ufffdb\ufffdc"),
        ("\ud800\ufffe", "\ufffd\ufffd"),
        ("one\r\ntwo\rthree\tfour", "one\ntwo\nthree\tfour"),
        ("\u202eabc \U0001f600", "\u202eabc \U0001f600"),
    ],
)
def test_characters_that_no_xml_can_hold_are_seen_to_be_missing(text: str, expected: str) -> None:
    assert plain(text) == expected
    assert text_of(run(text)) == expected


def test_spaces_at_the_ends_are_kept() -> None:
    (words,) = run("  a ").iter(qn("w:t"))
    assert words.get("{http://www.w3.org/XML/1998/namespace}space") == "preserve"


def test_the_properties_of_a_paragraph_stand_in_the_order_of_the_standard() -> None:
    made = paragraph("X", run("a"), with_next=True, to_the_right=True)
    tags = [each.tag.rpartition("}")[2] for each in made[0]]
    assert tags == ["pStyle", "keepNext", "jc"]
    assert [each.tag for each in paragraph("X")[0]] == [qn("w:pStyle")]


def test_an_element_has_its_attributes_and_children() -> None:
    made = element("w:tblW", {"w:w": 5}, element("w:a"))
    assert made.get(qn("w:w")) == "5"
    assert made[0].tag == qn("w:a")
