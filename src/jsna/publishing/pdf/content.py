"""The chapter as data for the typst template: words only, never markup."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from typing import Any

from jsna.exhibits.base import Cell, Column, Figure, Marked, Table
from jsna.exhibits.blocks import Block, Bullets, Heading, Note, Number, Paragraph, Reference, Spans
from jsna.exhibits.chapter import Chapter
from jsna.publishing.pdf.fonts import FAMILIES
from jsna.publishing.pdf.widths import GAP, MARGIN, MARK, TURNED_MARGIN, layout
from jsna.publishing.pdf.words import Place, set_text
from jsna.publishing.places import anchor
from jsna.publishing.publication import Publication
from jsna.publishing.web_page import is_address
from jsna.review.dates import NOT_PUBLISHED

Data = dict[str, Any]
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_TEXT = Place(420, 10.5)  # less than the page, for the bullets and the notes that are set in
_TITLE = Place(420, 23, 700)
_HEADING = Place(420, 15, 700)
_CAPTION = Place(420, 11, 700)
_FOOTER = Place(340, 8)


def document(publication: Publication) -> Data:
    """What the template sets.

    Parameters
    ----------
    publication
        The chapter and its drawings.

    Returns
    -------
    dict
        Title, footer, date, fonts and sizes; then the blocks in reading order: those before the
        contents list, the section that follows it on the first page, and the rest.
    """
    chapter = publication.chapter
    review = chapter.review
    title = f"{review.title}, {review.area}"
    blocks = [_block(each, publication) for each in chapter.blocks]
    starts = [at for at, each in enumerate(blocks) if each.get("level") == 2]
    first, second = [*starts, len(blocks), len(blocks)][:2]
    return {
        "title": set_text(title, _FOOTER),
        "footer": set_text(review.notice, _FOOTER),
        "head_lines": _FOOTER.lines(title),
        "foot_lines": _FOOTER.lines(review.notice),
        "date": day(review.date),
        "fonts": FAMILIES,
        "margin": MARGIN,
        "turned_margin": TURNED_MARGIN,
        "opening": blocks[:first],
        "brief": blocks[first:second],
        "sections": blocks[second:],
    }


def day(date: str) -> dict[str, int] | None:
    """A date of a review to the day: the first of its month or year; none if not published."""
    if date == NOT_PUBLISHED:
        return None
    whole = dt.date.fromisoformat(date + "2023-01-01"[len(date) :])
    return {"year": whole.year, "month": whole.month, "day": whole.day}


def _block(block: Block, publication: Publication) -> Data:
    if isinstance(block, Heading):
        text = set_text(block.text, _TITLE if block.level == 1 else _HEADING)
        return {"kind": "heading", "level": block.level, "text": text, "anchor": block.anchor}
    if isinstance(block, Paragraph):
        return {"kind": "paragraph", "spans": _spans(block.spans, publication.chapter)}
    if isinstance(block, Bullets):
        items = [_spans(each, publication.chapter) for each in block.items]
        return {"kind": "bullets", "items": items}
    if isinstance(block, Note):
        return {"kind": "note", "text": set_text(block.text, _CAPTION)}
    if isinstance(block.exhibit, Table):
        return _exhibit(block.exhibit) | _table(block.exhibit)
    return _exhibit(block.exhibit) | _figure(block.exhibit, publication)


def _spans(spans: Spans, chapter: Chapter) -> list[Data]:
    return [_span(each, chapter) for each in spans]


def _span(span: str | Number | Reference, chapter: Chapter) -> Data:
    if isinstance(span, Reference):
        exhibit = chapter[span.key]
        return {"text": exhibit.label.replace(" ", "\xa0"), "to": anchor(exhibit)}
    text = span.text if isinstance(span, Number) else span
    return {"text": set_text(text, _TEXT)} | ({"address": text} if is_address(text) else {})


def _exhibit(exhibit: Figure | Table) -> Data:
    return {
        "anchor": anchor(exhibit),
        "caption": set_text(f"{exhibit.label}. {exhibit.caption}", _CAPTION),
        "notes": [set_text(each, _TEXT) for each in exhibit.notes],
    }


def _figure(figure: Figure, publication: Publication) -> Data:
    svg = _NOT_XML.sub("", publication.drawings[figure.key].wide.decode("utf-8"))
    return {"kind": "figure", "alt": set_text(figure.alt, _TEXT), "svg": svg}


def _table(table: Table) -> Data:
    setting = layout(table)
    columns = list(zip(table.columns, setting.widths, strict=True))
    places = [Place(width, setting.size) for width in setting.widths]
    bold = [Place(width, setting.size, 700) for width in setting.widths]
    rows = [
        [
            _cell(*each)
            for each in zip(
                row, table.columns, bold if row is table.overall else places, strict=True
            )
        ]
        for row in table.body
    ]
    return {
        "kind": "table",
        "size": setting.size,
        "landscape": setting.landscape,
        "gap": GAP,
        "columns": [
            {
                "heading": set_text(column.heading, Place(width, setting.size, 600)),
                "number": column.kind == "number",
                "width": width,
            }
            for column, width in columns
        ],
        "rows": rows or [[{"text": set_text(table.if_no_rows, _TEXT)}]],
        "overall": table.overall is not None,
    }


def _cell(cell: Cell, column: Column, place: Place) -> Data:
    inner = replace(place, room=place.room - MARK)
    if isinstance(cell, Marked):
        return {"mark": set_text(cell.mark, place), "text": set_text(cell.words, inner)}
    if isinstance(cell, tuple) and cell:
        return {"items": [set_text(each, inner) for each in cell]}
    return {"text": set_text(column.if_empty if isinstance(cell, tuple) else str(cell), place)}
