from __future__ import annotations

from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn

from jsna.publishing.word.adopted import OWN
from jsna.publishing.word.base import base_document
from jsna.publishing.word.template import REQUIRED


def test_it_has_no_text_and_every_style_that_a_chapter_uses() -> None:
    document = base_document()
    assert document.paragraphs == []
    known = {str(each.name).casefold() for each in document.styles}
    assert {each.casefold() for each in (*REQUIRED, *OWN, "header", "footer")} <= known


def test_it_is_british_english_in_arial_and_opens_as_a_document_of_today() -> None:
    document = base_document()
    languages = list(document.styles.element.iter(qn("w:lang")))
    assert {each.get(qn("w:val")) for each in languages} == {"en-GB"}
    settings = document.settings.element
    assert settings.find(qn("w:themeFontLang")).get(qn("w:val")) == "en-GB"
    modes = [each.get(qn("w:val")) for each in settings.iter(qn("w:compatSetting"))]
    assert modes[0] == "15"
    (theme,) = [each for each in document.part.package.iter_parts() if "theme" in each.partname]
    assert theme.blob.count(b'latin typeface="Arial"') == 2


def test_headings_have_the_levels_of_their_names_and_rows_of_a_table_their_header() -> None:
    document = base_document()
    for level in (1, 2, 3):
        style = document.styles[f"Heading {level}"].element
        assert style.find(f"{qn('w:pPr')}/{qn('w:outlineLvl')}").get(qn("w:val")) == str(level - 1)
    assert document.styles["Chapter Table"].type == WD_STYLE_TYPE.TABLE
