from __future__ import annotations

from docx.oxml.ns import qn

from jsna.exhibits.base import Table
from jsna.publishing.word.elements import element, run
from jsna.publishing.word.fields import (
    bookmark_name,
    bookmarked,
    field,
    heading_name,
    numbered,
    reference,
)
from tests.publishing.word.reading import fields_of, text_of

TABLE = Table("scores-and gaps", "It is so.", (), (), (), number=18)


def test_a_field_opens_is_parted_and_closes_around_its_value() -> None:
    made = element("w:p", {}, *field("PAGE", [run("7")]))
    kinds = [each.get(qn("w:fldCharType")) for each in made.iter(qn("w:fldChar"))]
    assert kinds == ["begin", "separate", "end"]
    assert fields_of(made) == [("PAGE", "7")]
    assert text_of(made) == "7"


def test_the_first_number_of_a_chapter_is_set_and_the_next_are_counted() -> None:
    first = element("w:p", {}, *numbered("Table", 18, first=True))
    after = element("w:p", {}, *numbered("Table", 19, first=False))
    assert fields_of(first) == [(r"SEQ Table \* ARABIC \r 18", "18")]
    assert fields_of(after) == [(r"SEQ Table \* ARABIC", "19")]


def test_a_mention_names_the_bookmark_of_its_exhibit() -> None:
    made = element("w:p", {}, *reference(TABLE))
    assert bookmark_name(TABLE) == "Table_scores_and_gaps"
    assert fields_of(made) == [(r"REF Table_scores_and_gaps \h", "Table 18")]


def test_bookmarks_close_by_their_number() -> None:
    start, inside, end = bookmarked("a", 3, run("x"))
    assert start.get(qn("w:id")) == end.get(qn("w:id")) == "3"
    assert text_of(inside) == "x"


def test_names_of_headings_are_short_plain_and_their_own() -> None:
    long = "x-" * 60
    names = {heading_name(1, long), heading_name(2, long), heading_name(2, "in-brief")}
    assert len(names) == 3
    assert all(len(each) <= 40 and each.isascii() for each in names)
    assert "_Toc002_in_brief" in names
