"""What a chapter adds to a template: the styles that it lacks, and British English."""

from __future__ import annotations

from copy import deepcopy

from docx.document import Document
from docx.oxml.ns import qn

from jsna.publishing.word.base import base_document
from jsna.publishing.word.elements import Element, element

# A template can set these too, and then its own are used.
OWN = ("Chapter Note", "Chapter Figure", "Exhibit Note", "Table Text", "Table Heading",
       "Table List", "Chapter Table", "TOC Heading", "toc 1", "toc 2", "Hyperlink")  # fmt: skip
_LANGUAGE = "en-GB"


def adopt_styles(document: Document) -> None:
    """Add each style of a chapter that the document lacks, resting on the document's own."""
    theirs = document.styles.element
    ours = {_name(each): each for each in base_document().styles.element.findall(qn("w:style"))}
    ids = {_name(each): _id(each) for each in theirs.findall(qn("w:style"))}
    bullets = _numbering(document, ids["list bullet"])
    names = {_id(each): name for name, each in ours.items()}
    for wanted in map(str.casefold, OWN):
        if wanted not in ids:
            made = deepcopy(ours[wanted])
            ids[wanted] = _free(_id(made), set(ids.values()))
            made.set(qn("w:styleId"), ids[wanted])
            _rest_on(made, names, ids)
            _number_as(made, bullets)
            theirs.append(made)


def in_british_english(document: Document) -> None:
    """Set the language of every style and of the document's defaults."""
    styles = document.styles.element
    for language in styles.iter(qn("w:lang")):
        for script in ("w:val", "w:eastAsia"):
            language.set(qn(script), _LANGUAGE)
    properties = _defaults(styles)
    if properties.find(qn("w:lang")) is None:
        properties.append(element("w:lang", {"w:val": _LANGUAGE}))
    for language in document.settings.element.findall(qn("w:themeFontLang")):
        language.set(qn("w:val"), _LANGUAGE)


def _defaults(styles: Element) -> Element:
    """The properties that every run starts from, made where they are missing."""
    found = styles
    for tag, place in (("w:docDefaults", 0), ("w:rPrDefault", 0), ("w:rPr", 0)):
        inner = found.find(qn(tag))
        if inner is None:
            inner = element(tag)
            found.insert(place, inner)
        found = inner
    return found


def _rest_on(style: Element, names: dict[str, str], ids: dict[str, str]) -> None:
    """Point to the document's styles of the same names, whatever their ids."""
    for tag in ("w:basedOn", "w:next"):
        for found in style.findall(qn(tag)):
            name = names[found.get(qn("w:val"))]
            if name in ids:
                found.set(qn("w:val"), ids[name])
            else:
                style.remove(found)


def _number_as(style: Element, bullets: str) -> None:
    """Give a list the bullets of the document's own lists, or none where these have none."""
    for numbered in list(style.iter(qn("w:numPr"))):
        if bullets:
            numbered.find(qn("w:numId")).set(qn("w:val"), bullets)
        else:
            numbered.getparent().remove(numbered)


def _numbering(document: Document, style_id: str) -> str:
    """The id of the numbering of a style or of what it is based on, if there is one."""
    styles = {_id(each): each for each in document.styles.element.findall(qn("w:style"))}
    seen: set[str] = set()
    while style_id in styles and style_id not in seen:
        seen.add(style_id)
        style = styles[style_id]
        found = style.find(f"{qn('w:pPr')}/{qn('w:numPr')}/{qn('w:numId')}")
        if found is not None:
            return str(found.get(qn("w:val")))
        based_on = style.find(qn("w:basedOn"))
        style_id = "" if based_on is None else based_on.get(qn("w:val"))
    return ""


def _free(wanted: str, taken: set[str]) -> str:
    while wanted in taken:
        wanted += "Own"
    return wanted


def _name(style: Element) -> str:
    return str(style.find(qn("w:name")).get(qn("w:val"))).casefold()


def _id(style: Element) -> str:
    return str(style.get(qn("w:styleId")))
