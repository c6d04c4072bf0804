from __future__ import annotations

import re
import socket
from functools import cache
from io import BytesIO
from typing import Any

import pikepdf
import pytest
import typst

from jsna.exhibits.base import Content, Figure
from jsna.exhibits.blocks import Block, Bullets, Heading, Note, Paragraph, Reference, Shown, Spans
from jsna.exhibits.chapter import Chapter, compose_chapter
from jsna.publishing.pdf.content import document
from jsna.publishing.pdf.document import DOCUMENT, typeset, write_pdf
from jsna.publishing.publication import Publication
from tests.exhibits.content_of_reviews import content_of_2023, synthetic
from tests.exhibits.content_of_several import content_of_three, sure_of_2023
from tests.publishing.pdf.reading import Element, elements, flat, foot

REVIEWS = {
    "one review": content_of_2023(),
    "sure of its ranks": sure_of_2023(),
    "three reviews": content_of_three(),
}
EACH = pytest.mark.parametrize("name", REVIEWS)
HOSTILE = {
    "markup": "*bold* _it_ = Heading #panic() #{1+1} $x^2$ `raw` // a /* */ <label> @ref \\ ~ --",
    "controls": "a\x00b\x07c\x1b[31md\x7fe\x85f\ufefft",
    "direction": "left \u202eright \u2067inner\u2069 \u200f",
    "a long word": "W" * 300,
    "an address": "https://example.org/" + "path/" * 60,
    "scripts": "שלום عربى 中文 日本 हिन्दी 🙂 \U0001f9d1\u200d\U0001f4bb e\u0301 \u0301",
    "not characters": "\ufffe\U0010ffff\ue000",
}


def pdf_of(content: Content) -> bytes:
    return write_pdf(Publication(compose_chapter(content), {}))[DOCUMENT]


@cache
def written(name: str) -> bytes:
    return pdf_of(REVIEWS[name])


@cache
def chapter(name: str) -> Chapter:
    return compose_chapter(REVIEWS[name])


@cache
def read(name: str) -> list[Element]:
    return elements(written(name))


def opened(content: bytes) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(content))


def tagged(found: list[Element], *tags: str) -> list[Element]:
    return [each for each in found if each.tag in tags]


def headings(name: str) -> list[Heading]:
    return [each for each in chapter(name).blocks if isinstance(each, Heading)]


@EACH
def test_it_says_that_it_is_pdf_ua_1_in_british_english_tagged_with_its_title(name: str) -> None:
    review = REVIEWS[name].review
    with opened(written(name)) as pdf:
        meta = pdf.Root.Metadata.read_bytes().decode("utf-8")
        assert "<pdfuaid:part>1</pdfuaid:part>" in meta
        assert str(pdf.Root.Lang) == "en-GB"
        assert pdf.Root.MarkInfo.Marked
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert str(pdf.docinfo.Title) == f"{review.title}, {review.area}"
        assert {tuple(map(float, page.mediabox)) for page in pdf.pages} <= {
            (0, 0, 595.2756, 841.8898),
            (0, 0, 841.8898, 595.2756),
        }
        assert pdf.check_pdf_syntax() == []


@EACH
def test_the_bookmarks_are_the_headings(name: str) -> None:
    def listed(items: Any, level: int = 1) -> list[tuple[int, str]]:
        return [
            found
            for item in items
            for found in [(level, item.title), *listed(item.children, level + 1)]
        ]

    with opened(written(name)) as pdf, pdf.open_outline() as outline:
        assert listed(outline.root) == [(each.level, each.text) for each in headings(name)]


@EACH
def test_headings_are_tagged_in_order_with_the_contents_before_the_sections(name: str) -> None:
    found = [(each.tag, each.text) for each in tagged(read(name), "H1", "H2", "H3")]
    expected = [(f"H{each.level}", each.text) for each in headings(name)]
    expected.insert(1, ("H2", "Contents"))
    assert [(tag, flat(text)) for tag, text in found] == [
        (tag, flat(text)) for tag, text in expected
    ]


@EACH
def test_the_contents_list_every_section_with_a_link(name: str) -> None:
    entries = [each.text for each in tagged(read(name), "TOCI")]
    sections = [each.text for each in headings(name) if each.level == 2]
    assert [flat(re.sub(r"[\s.]*\d+$", "", each)) for each in entries] == list(map(flat, sections))


@EACH
def test_every_link_within_the_document_finds_its_place(name: str) -> None:
    references = [
        each
        for block in chapter(name).blocks
        if isinstance(block, (Paragraph, Bullets))
        for item in (block.items if isinstance(block, Bullets) else [block.spans])
        for each in item
        if isinstance(each, Reference)
    ]
    sections = sum(each.level == 2 for each in headings(name))
    with opened(written(name)) as pdf:
        links = [link for page in pdf.pages for link in page.get("/Annots", [])]
        assert all(str(each.Contents) for each in links)
        within = [each for each in links if "/URI" not in each.get("/A", {})]
        named = pikepdf.NameTree(pdf.Root.Names.Dests)
        for each in within:
            target = each.Dest if "/Dest" in each else each.A.D
            if isinstance(target, pikepdf.String):
                target = named[str(target)]
                target = target.D if isinstance(target, pikepdf.Dictionary) else target
            assert target[0].objgen in {page.objgen for page in pdf.pages}
    assert len({str(each.Contents) for each in within}) >= len({each.key for each in references})
    assert len(within) >= sections + len(references)


@EACH
def test_every_figure_has_its_alternative_text_and_its_caption_before_it(name: str) -> None:
    figures = chapter(name).figures
    found = tagged(read(name), "Figure")
    assert [each.alt for each in found] == [each.alt for each in figures]
    before = [read(name)[at - 2 : at] for at, each in enumerate(read(name)) if each.tag == "Figure"]
    for (caption, _), figure in zip(before, figures, strict=True):
        assert caption.tag == "Caption"
        assert flat(caption.text) == flat(f"{figure.label}. {figure.caption}")


@EACH
def test_every_table_has_a_caption_and_headers_for_its_columns_and_rows(name: str) -> None:
    tables = chapter(name).tables
    found = read(name)
    starts = [at for at, each in enumerate(found) if each.tag == "Table"]
    assert len(starts) == len(tables)
    for start, end, table in zip(starts, [*starts[1:], len(found)], tables, strict=True):
        within = [each for each in found[start + 1 : end] if "Table" in each.within]
        assert flat(within[0].text) == flat(f"{table.label}. {table.caption}")
        columns = [each for each in tagged(within, "TH") if each.scope == "Column"]
        assert list(map(flat, (each.text for each in columns))) == [
            flat(each.heading) for each in table.columns
        ]
        rows = [each for each in tagged(within, "TH") if each.scope == "Row"]
        firsts = [flat(str(row[0])) for row in table.body]
        assert [flat(each.text) for each in rows] == firsts
        assert len(tagged(within, "TD")) == len(table.body) * (len(table.columns) - 1)
        assert len(tagged(within, "THead")) == 1


@EACH
def test_all_is_read_in_the_order_of_the_blocks(name: str) -> None:
    """What assistive technology reads: every word of every block, in order, and nothing else."""
    top = [each for each in read(name) if each.within == ("Document",)]
    heard = flat("".join(each.text for each in top if each.tag != "TOC"))
    said = flat("".join(_said(each, chapter(name)) for each in chapter(name).blocks))
    first = heard.index("Contents")
    assert heard[:first] + heard[first + len("Contents") :] == said


def _said(block: Block, of: Chapter) -> str:
    if isinstance(block, (Heading, Note)):
        return block.text
    if isinstance(block, Paragraph):
        return _sentence(block.spans, of)
    if isinstance(block, Bullets):
        return "".join("•" + _sentence(each, of) for each in block.items)
    return _exhibit(block)


def _exhibit(shown: Shown) -> str:
    exhibit = shown.exhibit
    caption, notes = f"{exhibit.label}. {exhibit.caption}", "".join(exhibit.notes)
    if isinstance(exhibit, Figure):
        return caption + notes
    heads = "".join(each.heading for each in exhibit.columns)
    cells = "".join(
        _cell(cell, column.if_empty)
        for row in exhibit.body
        for cell, column in zip(row, exhibit.columns, strict=True)
    )
    return caption + heads + (cells or exhibit.if_no_rows) + notes


def _cell(cell: Any, if_empty: str) -> str:
    if isinstance(cell, tuple):
        return "".join(f"•{each}" for each in cell) or if_empty
    return str(getattr(cell, "words", cell))  # a mark before the words is not read out


def _sentence(spans: Spans, of: Chapter) -> str:
    return "".join(
        of[each.key].label
        if isinstance(each, Reference)
        else each
        if isinstance(each, str)
        else each.text
        for each in spans
    )


@EACH
def test_the_notice_and_the_number_stand_on_each_page(name: str) -> None:
    notice = REVIEWS[name].review.notice
    with opened(written(name)) as pdf:
        pages = len(pdf.pages)
        feet = [foot(page) for page in pdf.pages]
    expected = [flat(f"{notice}Page {at} of {pages}") for at in range(1, pages + 1)]
    assert [flat(each) for each in feet] == expected


@EACH
def test_every_font_is_embedded_and_is_one_of_the_package(name: str) -> None:
    with opened(written(name)) as pdf:
        fonts = [
            font.DescendantFonts[0]
            for page in pdf.pages
            for font in page.Resources.get("/Font", {}).values()
        ]
        names = {str(font.BaseFont).partition("+")[2] for font in fonts}
        assert all("/FontFile2" in font.FontDescriptor for font in fonts)
    assert {"OpenSans-Regular", "OpenSans-Bold", "OpenSans-SemiBold"} <= names
    assert names <= {"OpenSans-Regular", "OpenSans-Bold", "OpenSans-SemiBold", "DejaVuSans"}


def test_typst_has_nothing_to_warn_of(monkeypatch: pytest.MonkeyPatch) -> None:
    found: list[Any] = []

    def compiled(*args: Any, **options: Any) -> Any:
        content, warnings = typst.compile_with_warnings(*args, **options)
        found.extend(map(str, warnings))
        return content

    with monkeypatch.context() as patched:
        patched.setattr(typst, "compile", compiled)
        pdf_of(content_of_three())
    assert found == []


def test_the_same_chapter_gives_the_same_bytes_without_the_net(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refused(*_: object, **__: object) -> None:
        raise OSError("there is no net")

    monkeypatch.setattr(socket, "socket", refused)
    assert pdf_of(content_of_three()) == written("three reviews")


def test_a_draft_says_so_in_its_title_and_on_each_page() -> None:
    with opened(pdf_of(synthetic({"A": 2}, draft=True))) as pdf:
        assert str(pdf.docinfo.Title) == "DRAFT: An example, Nowhere"
        feet = [flat(foot(page)) for page in pdf.pages]
    assert feet
    assert all(each.startswith(flat("DRAFT: not finished")) for each in feet)


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_text_stays_text_everywhere(kind: str) -> None:
    text = HOSTILE[kind]
    content = synthetic(
        {f"{text} first": 1, "B": 5},
        [(f"{text} first", text)],
        title=f"T {text}",
        area=text,
        notice=f"synthetic {text}",
    )
    found = elements(pdf_of(content))
    if kind in {"markup", "a long word", "an address"}:
        assert flat(found[1].text) == flat(f"T {text}")
        assert any(each.tag == "TD" and flat(text) in flat(each.text) for each in found)
        assert any(each.tag == "TH" and flat(f"{text} first") == flat(each.text) for each in found)


def test_what_would_break_the_standard_is_refused() -> None:
    data = document(Publication(compose_chapter(synthetic({"A": 2})), {}))
    with pytest.raises(typst.TypstError, match="PDF/UA-1"):
        typeset(data | {"title": ""})
