"""What stands on every page: the notice at its head, the chapter and the page at its foot."""

from __future__ import annotations

from docx.oxml.ns import qn
from docx.section import _Footer, _Header

from jsna.publishing.word.elements import Element, paragraph, run
from jsna.publishing.word.fields import field
from jsna.publishing.word.manuscript import Manuscript
from jsna.review.dates import in_words
from jsna.review.settings import Review


def furnish(manuscript: Manuscript, review: Review) -> None:
    """Fill the header and the footer of all pages."""
    section = manuscript.document.sections[-1]
    if review.notice:
        _fill(section.header, paragraph(manuscript.style("header"), run(review.notice)))
    chapter = f"{review.title}. {review.area}, {in_words(review.date)}"
    page = [run(" \u00b7 Page "), *field("PAGE", [run("1")])]
    foot = paragraph(manuscript.style("footer"), run(chapter), *page)
    _fill(section.footer, foot)


def mark_draft(manuscript: Manuscript, review: Review) -> None:
    """Say at the head of each page of a council's own template that this is a draft."""
    document = manuscript.document
    section = document.sections[-1]
    headers: list[_Header] = [section.header]
    if section.different_first_page_header_footer:
        headers.append(section.first_page_header)
    if document.settings.odd_and_even_pages_header_footer:
        headers.append(section.even_page_header)
    for header in headers:
        header.is_linked_to_previous = False
        told = paragraph(manuscript.style("Chapter Note"), run(review.notice))
        header.part.element.insert(0, told)


def _fill(part: _Header | _Footer, content: Element) -> None:
    part.is_linked_to_previous = False
    inside = part.part.element
    for old in inside.findall(qn("w:p")):
        inside.remove(old)
    inside.append(content)
