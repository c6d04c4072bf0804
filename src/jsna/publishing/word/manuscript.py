"""The document that is being written: where its parts go, and what they need to know of it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from itertools import count

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE

from jsna.exhibits.base import Figure, Table
from jsna.exhibits.blocks import Number, Reference, Spans
from jsna.publishing.word.elements import Element, element, plain, run
from jsna.publishing.word.fields import bookmarked, reference


@dataclass(frozen=True, eq=False)
class Manuscript:
    """A document on the way.

    Parameters
    ----------
    document
        The document as python-docx holds it.
    exhibits
        The chapter's exhibits by key.
    """

    document: Document
    exhibits: dict[str, Figure | Table]
    _bookmarks: count[int] = field(default_factory=lambda: count(1))

    @cached_property
    def _styles(self) -> dict[str, str]:
        """The id of each style by its name; capitals do not count, as in Word."""
        return {str(each.name).casefold(): each.style_id for each in self.document.styles}

    def style(self, name: str) -> str:
        """The id of a style."""
        return self._styles[name.casefold()]

    def add(self, *parts: Element) -> None:
        """Put paragraphs and tables at the end."""
        for part in parts:
            self._end.addprevious(part)

    @property
    def _end(self) -> Element:
        """The properties of the last section, with which every body ends."""
        end: Element = self.document.element.body[-1]
        return end

    def bookmark(self, name: str, *content: Element) -> list[Element]:
        """Content with a bookmark around it."""
        return bookmarked(name, next(self._bookmarks), *content)

    def spans(self, spans: Spans) -> list[Element]:
        """Words, numbers and mentions of exhibits as runs, fields and links."""
        found: list[Element] = []
        for span in spans:
            if isinstance(span, Reference):
                found += reference(self.exhibits[span.key])
            elif isinstance(span, Number):
                found.append(run(span.text))
            else:
                found.append(self._link(span) if is_address(span) else run(span))
        return found

    def _link(self, address: str) -> Element:
        style = self.style("Hyperlink")
        related = self.document.part.relate_to(
            plain(address), RELATIONSHIP_TYPE.HYPERLINK, is_external=True
        )
        return element("w:hyperlink", {"r:id": related, "w:history": 1}, run(address, style))


def is_address(text: str) -> bool:
    """Whether a part of a sentence is the address of a secure web page and nothing else."""
    return bool(re.fullmatch(r"https://[^\s\"'<>\\^`{|}\x00-\x1f]+", text))
