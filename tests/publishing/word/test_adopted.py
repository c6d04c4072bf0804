from __future__ import annotations

import docx
from docx.oxml.ns import qn

from jsna.publishing.word.adopted import OWN, adopt_styles, in_british_english
from jsna.publishing.word.base import base_document


def test_each_style_that_is_lacking_is_added_once_and_rests_on_theirs() -> None:
    document = docx.Document()
    normal = document.styles["Normal"].element
    normal.set(qn("w:styleId"), "Standard")
    document.styles["Caption"].element.set(qn("w:styleId"), "TableText")
    adopt_styles(document)
    adopt_styles(document)
    names = [str(each.name).casefold() for each in document.styles]
    assert all(names.count(each.casefold()) == 1 for each in OWN)
    note = document.styles["Chapter Note"].element
    assert note.find(qn("w:basedOn")).get(qn("w:val")) == "Standard"
    # Their id stays theirs, and ours gives way.
    text = document.styles["Table Text"].style_id
    assert text == "TableTextOwn"
    heading = document.styles["Table Heading"].element
    assert heading.find(qn("w:basedOn")).get(qn("w:val")) == text


def test_a_list_in_a_table_has_the_bullets_of_the_documents_own_lists() -> None:
    document = docx.Document()
    wanted = document.styles["List Bullet"].element.find(f".//{qn('w:numId')}").get(qn("w:val"))
    adopt_styles(document)
    found = document.styles["Table List"].element.find(f".//{qn('w:numId')}").get(qn("w:val"))
    assert found == wanted


def test_without_such_bullets_it_has_none() -> None:
    document = docx.Document()
    numbered = document.styles["List Bullet"].element.find(f".//{qn('w:numPr')}")
    numbered.getparent().remove(numbered)
    adopt_styles(document)
    assert document.styles["Table List"].element.find(f".//{qn('w:numId')}") is None


def test_a_style_that_is_theirs_already_stays_as_it_is() -> None:
    document = base_document()
    before = len(list(document.styles))
    document.styles["Chapter Note"].font.name = "Georgia"
    adopt_styles(document)
    assert len(list(document.styles)) == before
    assert document.styles["Chapter Note"].font.name == "Georgia"


def test_every_language_becomes_british_english_and_a_missing_one_is_set() -> None:
    document = docx.Document()
    styles = document.styles.element
    in_british_english(document)
    assert {each.get(qn("w:val")) for each in styles.iter(qn("w:lang"))} == {"en-GB"}
    styles.remove(styles.find(qn("w:docDefaults")))
    in_british_english(document)
    (language,) = styles.find(qn("w:docDefaults")).iter(qn("w:lang"))
    assert language.get(qn("w:val")) == "en-GB"
