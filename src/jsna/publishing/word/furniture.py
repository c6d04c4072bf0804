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
    told = " ".join((*(["Draft."] if review.draft else []), review.notice)).strip()
    if told:
        _fill(section.header, paragraph(manuscript.style("header"), run(told)))
    chapter = f"{review.title}. {review.area}, {in_words(review.date)}"
    page = [run(" \u00b7 Page "), *field("PAGE", [run("1")])]
    foot = paragraph(manuscript.style("footer"), run(chapter), *page)
    _fill(section.footer, foot)


def _fill(part: _Header | _Footer, content: Element) -> None:
    part.is_linked_to_previous = False
    inside = part.part.element
    for old in inside.findall(qn("w:p")):
        inside.remove(old)
    inside.append(content)
