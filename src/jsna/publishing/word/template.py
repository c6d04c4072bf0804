"""A council's own template for Word: what it must have, and what is kept of it.

Its styles, its page, its headers and its footers are kept. Its text is not, nor anything that
belongs to the text alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile, ZipFile

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE as RELATED
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn

from jsna.errors import InputError, Problem, refuse_if
from jsna.publishing.word.adopted import adopt_styles, in_british_english
from jsna.review.inputs import template_path
from jsna.review.settings import Review

REQUIRED = ("Normal", "Title", "Subtitle", "Heading 1", "Heading 2", "Heading 3", "Caption",
            "List Bullet")  # fmt: skip
_LARGEST = 100 * 1024 * 1024  # bytes when unpacked: more is no template, but a trap
_SAVE = "Open it in Word and save it as a Word document (.docx)"
# What the document keeps beside headers and footers; the rest belongs to its text.
_KEPT = {
    *(RELATED.STYLES, RELATED.NUMBERING, RELATED.SETTINGS, RELATED.THEME, RELATED.FONT_TABLE),
    *(RELATED.FOOTNOTES, RELATED.ENDNOTES, RELATED.WEB_SETTINGS),
}
# Settings that would hinder or surprise a reader of the chapter, or reach out of it.
_DROPPED_SETTINGS = (
    *("w:attachedTemplate", "w:documentProtection", "w:writeProtection", "w:mailMerge"),
    *("w:trackRevisions", "w:updateFields", "w:linkStyles"),
)


def template_document(content: bytes, review: Review) -> Document:
    """The template without its text, and with the styles of a chapter that it lacks.

    Raises
    ------
    InputError
        If it is no Word document, holds macros, reaches for other files or lacks a style that it
        must have: with all that is wrong with it.
    """
    shown_as = template_path(review)
    document = _opened(content, shown_as)
    _empty(document)
    refuse_if(_problems(document, shown_as))
    adopt_styles(document)
    in_british_english(document)
    return document


def _opened(content: bytes, shown_as: str) -> Document:
    found, remedy = "it is not a Word document, or it is damaged", _SAVE
    try:
        with ZipFile(BytesIO(content)) as archive:
            size = sum(each.file_size for each in archive.infolist())
            macros = any(name.endswith("vbaProject.bin") for name in archive.namelist())
        if macros:
            found, remedy = "it holds macros, which a chapter must not carry", f"{_SAVE}, without"
        elif size > _LARGEST:
            found, remedy = "it is larger than 100 MB when unpacked", "Take its pictures out"
        else:
            document = docx.Document(BytesIO(content))
            if document.element.body is not None and document.sections:
                return document
    except ValueError as error:
        if "content type" in str(error):
            found = "it is not a Word document but a template (.dotx) or another kind of file"
    except (BadZipFile, KeyError, ParseError, SyntaxError, PackageNotFoundError):
        pass
    raise InputError([Problem(shown_as, "", found, remedy)])


def _problems(document: Document, shown_as: str) -> Iterator[Problem]:
    """Styles that are missing, and parts that lie elsewhere."""
    known = {
        str(each.name).casefold()
        for each in document.styles
        if each.type == WD_STYLE_TYPE.PARAGRAPH
    }
    for name in REQUIRED:
        if name.casefold() not in known:
            remedy = (
                f"Use the style once in the template and save it. The chapter's text needs: "
                f"{', '.join(REQUIRED)}"
            )
            yield Problem(shown_as, f'style "{name}"', "this paragraph style is missing", remedy)
    for part in document.part.package.iter_parts():
        for related in part.rels.values():
            # A reader follows a link; Word fetches all else when the file is opened.
            if related.is_external and related.reltype != RELATED.HYPERLINK:
                remedy = "Put the picture or object itself into the template"
                yield Problem(shown_as, "", "a part of its pages is fetched from elsewhere", remedy)


def _empty(document: Document) -> None:
    """Take out the text, what only the text uses, and settings that have no place in a chapter."""
    body = document.element.body
    last = body.get_or_add_sectPr()
    for child in list(body):
        if child is not last:
            body.remove(child)
    needed = {each.get(qn("r:id")) for each in last}
    for key, related in list(document.part.rels.items()):
        if related.reltype not in _KEPT and key not in needed:
            document.part.rels.pop(key)
    settings = document.settings.element
    for tag in _DROPPED_SETTINGS:
        for found in settings.findall(qn(tag)):
            settings.remove(found)
    rels = document.part.part_related_by(RELATED.SETTINGS).rels
    for key in [key for key, each in rels.items() if each.is_external]:
        rels.pop(key)
