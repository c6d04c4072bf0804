"""HTML of a notebook, reduced to what is known to be safe, and to the style of our own pages.

Only the elements and the attributes that are listed here pass; a script, a style or a frame goes
with all that is in it, and of any other element its words are kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape

from lxml import html
from lxml.html import HtmlElement

_KEPT = {
    *("p", "ul", "ol", "li", "br", "hr", "blockquote", "pre", "code", "span", "strong", "em"),
    *("b", "i", "sub", "sup", "a", "thead", "tbody", "tr", "th", "td", "dl", "dt", "dd"),
}
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_VOID = {"br", "hr"}
_GONE = {
    *("script", "style", "iframe", "frame", "object", "embed", "svg", "math", "template", "link"),
    *("noscript", "textarea", "select", "title", "head", "meta", "base", "audio", "video", "form"),
}
_PAGE = re.compile(r"(https?://|#)[^\s\"'<>]*")
_SHORT, _LONG = 24, 40  # letters of a cell that stays on one line, or that needs room
_TALL = 40  # rows from which a table scrolls in a box of its own


def safe_markup(markup: str, name: str, *, headings: bool = False) -> str:
    """The markup, safe to put into a page.

    Parameters
    ----------
    markup
        HTML from a notebook.
    name
        What the ids begin with that are made here; no other markup of the page has it.
    headings
        Whether headings stay what they are. Else they become paragraphs, so that the headings
        of an output are not taken for those of the page.
    """
    if not markup.strip():
        return ""
    root = html.fragment_fromstring(markup, create_parent="div")
    # A header without words tells nobody what its row is about: it is a cell like the others.
    for empty in root.xpath(".//th[@scope='row'][not(normalize-space())]"):
        empty.tag = "td"
        del empty.attrib["scope"]
    return "".join(_Reduced(name, headings=headings).inside(root)).strip()


class _Reduced:
    """Walks through a tree, and says again what may be said."""

    def __init__(self, name: str, *, headings: bool) -> None:
        self._name = name
        self._headings = headings
        self._tables = 0

    def inside(self, element: HtmlElement) -> Iterator[str]:
        yield escape(element.text or "", quote=False)
        for child in element:
            if isinstance(child.tag, str):
                yield from self._element(child)
            yield escape(child.tail or "", quote=False)

    def _element(self, element: HtmlElement) -> Iterator[str]:
        tag = element.tag
        if tag in _GONE:
            return
        if tag == "table":
            yield from self._table(element)
        elif tag in _VOID:
            yield f"<{tag}>"
        elif tag in _KEPT or tag in _HEADINGS:
            shown = "p" if tag in _HEADINGS and not self._headings else tag
            yield f"<{shown}{''.join(_attributes(element))}>"
            yield from self.inside(element)
            yield f"</{shown}>"
        else:
            yield from self.inside(element)

    def _table(self, table: HtmlElement) -> Iterator[str]:
        """A table in a box that scrolls; its title is its caption, its notes stand below."""
        self._tables += 1
        caption = f"{self._name}-table-{self._tables}"
        title, notes = (
            _taken(table, "./caption"),
            _taken(table, ".//tfoot//td"),
        )
        named = f'aria-labelledby="{caption}"' if title else 'aria-label="Table"'
        box = "scroll tall" if len(table.findall(".//tr")) > _TALL else "scroll"
        yield f'<div class="{box}" role="group" {named} tabindex="0">\n<table>\n'
        if title:
            yield f'<caption id="{caption}"><span>{escape(" ".join(title))}</span></caption>\n'
        for part in table:
            if part.tag in ("thead", "tbody", "tr"):
                yield from self._element(part)
        yield "</table>\n</div>\n"
        if notes:
            lines = "".join(f"<p>{escape(each)}</p>" for each in notes)
            yield f'<div class="notes">{lines}</div>\n'


def _taken(table: HtmlElement, path: str) -> list[str]:
    """The words of these parts of a table, which are taken out of it."""
    found = table.xpath(path)
    words = [" ".join(each.text_content().split()) for each in found]
    for each in found:
        row = each.getparent() if each.tag == "td" else each
        if row is not None and row.getparent() is not None:
            row.getparent().remove(row)
    return [each for each in words if each]


def _attributes(element: HtmlElement) -> Iterator[str]:
    if element.tag in ("th", "td"):
        yield from _of_cell(element)
    if element.tag == "a" and _PAGE.fullmatch(element.get("href", "").strip()):
        yield f' href="{escape(element.get("href").strip())}"'
    if element.tag in _HEADINGS and re.fullmatch(r"[\w-]+", element.get("id", "")):
        yield f' id="{element.get("id")}"'
    if element.tag == "span" and element.get("aria-hidden") == "true":
        yield ' aria-hidden="true"'


def _of_cell(cell: HtmlElement) -> Iterator[str]:
    if cell.tag == "th" and cell.get("scope") in ("row", "col", "rowgroup", "colgroup"):
        yield f' scope="{cell.get("scope")}"'
    for name in ("rowspan", "colspan"):
        if re.fullmatch("[2-9]|[1-9][0-9]", cell.get(name, "")):
            yield f' {name}="{cell.get(name)}"'
    if cell.get("class") == "number":
        yield ' class="number"'
    elif cell.tag == "td" or cell.get("scope") == "row":
        length = max(map(len, (*cell.text_content().splitlines(), "")))
        kind = "short" if length <= _SHORT else "long" if length > _LONG else "text"
        yield f' class="{kind}"'
