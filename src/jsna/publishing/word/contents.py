"""The contents list of the chapter: a field that carries its right entries."""

from __future__ import annotations

from collections.abc import Sequence

from jsna.exhibits.blocks import Heading
from jsna.publishing.word.elements import Element, element, paragraph, run
from jsna.publishing.word.fields import field, heading_name
from jsna.publishing.word.manuscript import Manuscript

LEVELS = {2: "toc 1", 3: "toc 2"}
# Headings 1 and 2, as links, without page numbers: only Word knows these, once it has laid out
# the pages, and a contents list that is wrong until a reader puts it right helps nobody.
CODE = r'TOC \o "1-2" \n \h \z \u'


def contents_list(manuscript: Manuscript, headings: Sequence[Heading]) -> list[Element]:
    """The contents, under a heading that is not one of them; nothing where there are no sections.

    Parameters
    ----------
    manuscript
        The document.
    headings
        All headings of the chapter in order; the place of each names its bookmark.
    """
    listed = [(number, each) for number, each in enumerate(headings) if each.level in LEVELS]
    entries = [_entry(manuscript, number, heading) for number, heading in listed]
    if not entries:
        return []
    opening, closing = _ends()
    for part in reversed(opening):
        entries[0].insert(1, part)
    entries[-1].append(closing)
    return [paragraph(manuscript.style("TOC Heading"), run("Contents")), *entries]


def _entry(manuscript: Manuscript, number: int, heading: Heading) -> Element:
    target: dict[str, str | int] = {
        "w:anchor": heading_name(number, heading.anchor),
        "w:history": 1,
    }
    link = element("w:hyperlink", target, run(heading.text))
    return paragraph(manuscript.style(LEVELS[heading.level]), link)


def _ends() -> tuple[list[Element], Element]:
    """What opens the field, in its first entry, and what closes it, in its last."""
    *opening, closing = field(CODE, [])
    return opening, closing
