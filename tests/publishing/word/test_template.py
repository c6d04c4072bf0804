from __future__ import annotations

import zipfile
from io import BytesIO

import docx
import pytest
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.shared import Cm

from jsna.errors import InputError
from jsna.exhibits.chapter import compose_chapter
from jsna.publishing.archive import packed, unpacked
from jsna.publishing.word.elements import element
from jsna.publishing.word.template import REQUIRED, template_document
from jsna.review.settings import ChapterSettings, Review
from tests.exhibits.content_of_reviews import content_of_2023, synthetic
from tests.publishing.word.reading import chapter_of, read, style_of, text_of, word_of

FILE = "data/raw/2023/council.docx"


def review() -> Review:
    given = {"chapter": ChapterSettings(template="council.docx")}
    return content_of_2023().review.model_copy(update=given)


def saved(document: Document) -> bytes:
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def council() -> Document:
    """A template of a council: American by default, with a cover and a letterhead."""
    made = docx.Document()
    made.add_paragraph("The cover of the council", style="Title")
    made.add_picture(BytesIO(chapter_of("one review").figures[0].png), width=Cm(3))
    made.sections[0].header.paragraphs[0].text = "The letterhead of the council"
    made.sections[0].page_width = Cm(20)
    made.styles["Heading 1"].font.name = "Georgia"
    return made


def refused(content: bytes) -> list[str]:
    with pytest.raises(InputError) as caught:
        template_document(content, review())
    assert {each.file for each in caught.value.problems} == {FILE}
    return list(map(str, caught.value.problems))


def test_its_styles_page_and_letterhead_are_kept_and_its_text_is_not() -> None:
    content = word_of(chapter_of("one review"), saved(council()))
    document = read(content)
    text = "".join(text_of(each) for each in document.element.body)
    assert "The cover of the council" not in text
    assert document.sections[0].header.paragraphs[0].text == "The letterhead of the council"
    assert document.sections[0].page_width == pytest.approx(Cm(20), abs=635)
    assert document.styles["Heading 1"].font.name == "Georgia"
    assert len(document.inline_shapes) == len(chapter_of("one review").figures)
    assert b"en-US" not in unpacked(content)["word/styles.xml"]
    pictures = [name for name in unpacked(content) if name.startswith("word/media")]
    assert len(pictures) == len(chapter_of("one review").figures)


def test_the_styles_that_it_lacks_are_added_and_the_chapter_is_the_same() -> None:
    ours, theirs = (
        read(word_of(chapter_of("one review"), template)) for template in (None, saved(council()))
    )
    told = [
        [
            (style_of(document, each), text_of(each))
            for each in document.element.body.iter(qn("w:p"))
        ]
        for document in (ours, theirs)
    ]
    assert told[0] == told[1]


def test_the_chapter_itself_can_be_made_the_template() -> None:
    first = word_of(chapter_of("one review"))
    again = read(word_of(chapter_of("one review"), first))
    assert [each.text for each in again.paragraphs] == [
        each.text for each in read(first).paragraphs
    ]
    assert "independent re-analysis" in again.sections[0].header.paragraphs[0].text


def test_the_same_template_gives_the_same_bytes() -> None:
    given = saved(council())
    assert word_of(chapter_of("one review"), given) == word_of(chapter_of("one review"), given)


def test_every_missing_style_is_said_at_once() -> None:
    made = council()
    for name in ("Caption", "List Bullet"):
        made.styles[name].delete()
    first, second = refused(saved(made))
    assert first.startswith(f'{FILE}, style "Caption": this paragraph style is missing. ')
    assert 'style "List Bullet"' in second
    assert all(name in first for name in REQUIRED)


@pytest.mark.parametrize("content", [b"", b"text", packed({"a": b"b"}), packed({})])
def test_what_is_no_word_document_is_said(content: bytes) -> None:
    (told,) = refused(content)
    assert told == (
        f"{FILE}: it is not a Word document, or it is damaged. "
        "Open it in Word and save it as a Word document (.docx)."
    )


@pytest.mark.parametrize("part", ["word/document.xml", "word/styles.xml", "[Content_Types].xml"])
def test_a_damaged_part_is_said(part: str) -> None:
    members = unpacked(saved(council()))
    assert "damaged" in refused(packed(members | {part: b"<w:broken"}))[0]


def test_a_cut_file_is_said() -> None:
    assert "damaged" in refused(saved(council())[:20000])[0]


def test_macros_and_other_kinds_of_file_are_said() -> None:
    members = unpacked(saved(council()))
    assert "macros" in refused(packed(members | {"word/vbaProject.bin": b"x"}))[0]
    types = members["[Content_Types].xml"].replace(b"document.main+xml", b"template.main+xml")
    assert "(.dotx)" in refused(packed(members | {"[Content_Types].xml": types}))[0]


def test_what_would_fill_the_memory_is_said() -> None:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"0" * (101 * 1024 * 1024))
    assert "100 MB" in refused(buffer.getvalue())[0]


def test_a_part_that_word_would_fetch_from_elsewhere_is_said() -> None:
    made = council()
    made.sections[0].header.part.relate_to(
        "https://example.org/logo.png", RELATIONSHIP_TYPE.IMAGE, is_external=True
    )
    assert "fetched from elsewhere" in refused(saved(made))[0]


def test_settings_that_hinder_a_reader_are_left_out() -> None:
    made = council()
    settings = made.settings.element
    for tag in ("w:updateFields", "w:documentProtection", "w:attachedTemplate"):
        settings.insert(0, element(tag))
    found = template_document(saved(made), review()).settings.element
    for tag in ("w:updateFields", "w:documentProtection", "w:attachedTemplate"):
        assert found.find(qn(tag)) is None


def test_a_draft_is_marked_above_the_letterhead_of_a_template() -> None:
    template = council()
    template.sections[0].different_first_page_header_footer = True
    template.sections[0].first_page_header.paragraphs[0].text = "The first letterhead"
    template.settings.odd_and_even_pages_header_footer = True
    template.sections[0].even_page_header.paragraphs[0].text = "The even letterhead"
    draft = compose_chapter(synthetic({"A": 2, "B": 4}, draft=True))
    section = read(word_of(draft, saved(template))).sections[0]
    for header, letterhead in (
        (section.header, "The letterhead of the council"),
        (section.first_page_header, "The first letterhead"),
        (section.even_page_header, "The even letterhead"),
    ):
        told, kept = header.paragraphs
        assert told.text.startswith("DRAFT: not finished, and not to be quoted.")
        assert kept.text == letterhead
