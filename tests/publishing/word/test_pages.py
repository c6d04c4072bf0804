from __future__ import annotations

from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Mm

from jsna.publishing.word.base import base_document
from jsna.publishing.word.elements import element, paragraph, run
from jsna.publishing.word.manuscript import Manuscript
from jsna.publishing.word.pages import Room, on_its_side, room


def manuscript() -> Manuscript:
    return Manuscript(base_document(), {})


def test_an_a4_page_has_16_centimetres_for_its_text() -> None:
    section = manuscript().document.sections[0]
    assert abs((section.page_width or 0) - Mm(210)) < Mm(0.1)
    assert abs((section.page_height or 0) - Mm(297)) < Mm(0.1)
    assert room(manuscript()) == Room(9071, 14116)
    assert room(manuscript(), sideways=True) == Room(14003, 9184)


def test_what_lies_on_its_side_has_a_section_of_its_own() -> None:
    made = manuscript()
    last = made.document.element.body[-1]
    last.append(element("w:titlePg"))
    made.add(paragraph("Normal", run("before")))
    with on_its_side(made):
        made.add(paragraph("Normal", run("wide")))
    made.add(paragraph("Normal", run("after")))
    before, wide, after = made.document.sections
    assert [each.orientation for each in (before, wide, after)] == [
        WD_ORIENT.PORTRAIT,
        WD_ORIENT.LANDSCAPE,
        WD_ORIENT.PORTRAIT,
    ]
    assert (wide.page_width, wide.page_height) == (before.page_height, before.page_width)
    firsts = [each.different_first_page_header_footer for each in (before, wide, after)]
    assert firsts == [True, False, False]
    assert len(list(made.document.element.body.iter(qn("w:p")))) == 3


def test_two_wide_things_in_a_row_and_one_at_the_start_make_no_empty_page() -> None:
    made = manuscript()
    for text in ("one", "two"):
        with on_its_side(made):
            made.add(paragraph("Normal", run(text)))
    kinds = [each.orientation for each in made.document.sections]
    upright, sideways = WD_ORIENT.PORTRAIT, WD_ORIENT.LANDSCAPE
    assert kinds == [upright, sideways, sideways, upright]
