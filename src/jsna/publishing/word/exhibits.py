"""An exhibit in its place: its caption, the picture or the table, and its notes."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import nullcontext
from io import BytesIO

from docx.shared import Cm, Emu

from jsna.exhibits.base import Figure, Table
from jsna.publishing.word.elements import Element, element, paragraph, plain, run
from jsna.publishing.word.fields import bookmark_name, numbered
from jsna.publishing.word.manuscript import Manuscript
from jsna.publishing.word.pages import TWIP, Room, on_its_side, room
from jsna.publishing.word.tables import table_element
from jsna.publishing.word.widths import least_widths

_WIDE = Cm(16)  # a figure, as it is drawn
_BELOW_TABLE = 140  # twentieths of a point, from a table to its notes
_HIGH = 0.82  # of the page, so that its caption and a note stand with it


def add_figure(manuscript: Manuscript, figure: Figure, *, first: bool) -> None:
    """The caption, and the picture with its alternative text.

    The notes stand in the picture; whoever listens hears them behind the alternative text.
    """
    part = manuscript.document.part
    _, image = part.get_or_add_image(BytesIO(figure.png))
    wide, high = _size(image.px_width, image.px_height, room(manuscript))
    inline = part.new_pic_inline(BytesIO(figure.png), wide, high)
    for side in ("distT", "distB", "distL", "distR"):  # unsaid, some programs leave a margin
        inline.set(side, "0")
    inline.docPr.set("name", figure.label)
    inline.docPr.set("descr", plain(" ".join((figure.alt, *figure.notes))))
    inline.docPr.set("title", plain(f"{figure.label}. {figure.caption}"))
    picture = element("w:r", {}, element("w:drawing", {}, inline))
    manuscript.add(
        _caption(manuscript, figure, first=first),
        paragraph(manuscript.style("Chapter Figure"), picture),
    )


def _size(across: int, down: int, space: Room) -> tuple[Emu, Emu]:
    """How wide and high a picture of these pixels stands on the page."""
    wide = min(_WIDE, space.width * TWIP)
    high = wide * down // across
    limit = int(space.height * TWIP * _HIGH)
    return (Emu(wide), Emu(high)) if high <= limit else (Emu(wide * limit // high), Emu(limit))


def add_table(manuscript: Manuscript, table: Table, *, first: bool) -> None:
    """The caption, the table and its notes; on its side if its words have no room upright."""
    wide = sum(least_widths(table)) > room(manuscript).width
    space = room(manuscript, sideways=wide)
    with on_its_side(manuscript) if wide else nullcontext():
        manuscript.add(
            _caption(manuscript, table, first=first),
            table_element(manuscript, table, space.width),
            *_notes(manuscript, table.notes),
        )


def _caption(manuscript: Manuscript, exhibit: Figure | Table, *, first: bool) -> Element:
    kind = "Figure" if isinstance(exhibit, Figure) else "Table"
    label = manuscript.bookmark(
        bookmark_name(exhibit), run(f"{kind} "), *numbered(kind, exhibit.number, first=first)
    )
    return paragraph(manuscript.style("Caption"), *label, run(f". {exhibit.caption}"))


def _notes(manuscript: Manuscript, notes: Iterable[str]) -> list[Element]:
    """The notes, each with the next: one paragraph at least, as Word joins tables that touch."""
    texts = tuple(notes) or ("",)
    style, end = manuscript.style("Exhibit Note"), len(texts) - 1
    return [
        paragraph(style, run(note), with_next=at < end, before=0 if at else _BELOW_TABLE)
        for at, note in enumerate(texts)
    ]
