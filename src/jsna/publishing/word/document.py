"""The chapter as a Word document that can be edited: headings, captions and links are real."""

from __future__ import annotations

from io import BytesIO
from itertools import takewhile

from docx.document import Document

from jsna.exhibits.base import Figure
from jsna.exhibits.blocks import Block, Bullets, Heading, Note, Paragraph, Shown
from jsna.publishing.archive import packed, unpacked
from jsna.publishing.publication import Files, Publication
from jsna.publishing.word.base import base_document
from jsna.publishing.word.contents import contents_list
from jsna.publishing.word.elements import Element, paragraph, run
from jsna.publishing.word.exhibits import add_figure, add_table
from jsna.publishing.word.fields import heading_name
from jsna.publishing.word.furniture import furnish, mark_draft
from jsna.publishing.word.manuscript import Manuscript
from jsna.publishing.word.properties import describe
from jsna.publishing.word.template import template_document

DOCUMENT = "chapter.docx"
HEADINGS = {1: "Title", 2: "Heading 1", 3: "Heading 2", 4: "Heading 3"}


def write_word(publication: Publication) -> Files:
    """``chapter.docx``: the text with its figures and tables in it.

    Raises
    ------
    InputError
        If the review's template cannot be used.
    """
    review = publication.chapter.review
    given = publication.template
    document = template_document(given, review) if given else base_document()
    exhibits = {each.key: each for each in publication.chapter.exhibits}
    manuscript = Manuscript(document, exhibits)
    if not given:
        furnish(manuscript, review)
    elif review.draft:
        mark_draft(manuscript, review)
    _Writer(manuscript, publication).write()
    describe(document, review)
    return {DOCUMENT: _sealed(document)}


class _Writer:
    """Writes block after block; knows what came before, as captions and contents need it."""

    def __init__(self, manuscript: Manuscript, publication: Publication) -> None:
        self._manuscript = manuscript
        self._publication = publication
        self._headings = 0
        self._last_number: dict[type, int] = {}

    def write(self) -> None:
        """All blocks, the contents list between the opening and the first section."""
        blocks = self._publication.chapter.blocks
        opening = list(takewhile(lambda block: not _begins_a_section(block), blocks))
        headings = [each for each in blocks if isinstance(each, Heading)]
        for place, block in enumerate(opening):
            under_title = place == 1 and isinstance(opening[0], Heading)
            self._write(block, "Subtitle" if under_title else "Normal")
        self._manuscript.add(*contents_list(self._manuscript, headings))
        sections = blocks[len(opening) :]
        for block, following in zip(sections, (*sections[1:], None), strict=True):
            self._write(block, leads_to_a_list=isinstance(following, Bullets))

    def _write(self, block: Block, words: str = "Normal", *, leads_to_a_list: bool = False) -> None:
        match block:
            case Heading():
                self._heading(block)
            case Paragraph():
                content = self._manuscript.spans(block.spans)
                self._paragraph(words, *content, with_next=leads_to_a_list)
            case Bullets():
                for item in block.items:
                    self._paragraph("List Bullet", *self._manuscript.spans(item))
            case Note():
                self._paragraph("Chapter Note", run(block.text))
            case Shown():
                self._shown(block)

    def _paragraph(self, style: str, *content: Element, with_next: bool = False) -> None:
        self._manuscript.add(
            paragraph(self._manuscript.style(style), *content, with_next=with_next)
        )

    def _heading(self, heading: Heading) -> None:
        name = heading_name(self._headings, heading.anchor)
        self._headings += 1
        marked = self._manuscript.bookmark(name, run(heading.text))
        self._paragraph(HEADINGS[heading.level], *marked)

    def _shown(self, block: Shown) -> None:
        exhibit = block.exhibit
        # A caption counts on from the one before, so that it stays right when a table is added.
        first = self._last_number.get(type(exhibit)) != exhibit.number - 1
        self._last_number[type(exhibit)] = exhibit.number
        if isinstance(exhibit, Figure):
            add_figure(self._manuscript, exhibit, first=first)
        else:
            add_table(self._manuscript, exhibit, first=first)


def _begins_a_section(block: Block) -> bool:
    return isinstance(block, Heading) and block.level == 2


def _sealed(document: Document) -> bytes:
    """The file with the same bytes each time: the list of types first, then the parts by name."""
    buffer = BytesIO()
    document.save(buffer)
    members = unpacked(buffer.getvalue())
    return packed({name: members[name] for name in sorted(members)})
