from __future__ import annotations

import struct
from dataclasses import replace
from itertools import pairwise

import pytest
from docx.oxml.ns import qn
from docx.shared import Cm
from matplotlib.figure import Figure as Drawing

from jsna.exhibits.base import Column, Figure, Table
from jsna.publishing.word.base import base_document
from jsna.publishing.word.exhibits import add_figure, add_table
from jsna.publishing.word.manuscript import Manuscript
from tests.publishing.word.reading import chapter_of, read, text_of, written

EACH = pytest.mark.parametrize("name", ["one review", "three reviews", "hostile"])
NARROW = Table("k", "So.", (Column("a", "A", "One."),), (("x",),), ("A note.", "Last."), number=4)


def manuscript() -> Manuscript:
    return Manuscript(base_document(), {})


@EACH
def test_every_figure_has_its_alternative_text_then_its_notes(name: str) -> None:
    document = read(written(name))
    found = list(document.element.body.iter(qn("wp:docPr")))
    figures = chapter_of(name).figures
    assert [each.get("descr") for each in found] == [
        " ".join((each.alt, *each.notes)) for each in figures
    ]
    assert [each.get("name") for each in found] == [each.label for each in figures]
    assert len({each.get("id") for each in found}) == len(figures)


@EACH
def test_a_picture_is_16_centimetres_wide_at_200_dots_an_inch_and_keeps_its_shape(
    name: str,
) -> None:
    document = read(written(name))
    images = [each.target_part for each in document.part.rels.values() if "image" in each.reltype]
    for shape, image in zip(document.inline_shapes, images, strict=True):
        across, down = struct.unpack(">II", image.blob[16:24])
        assert shape.width / shape.height == pytest.approx(across / down, rel=0.01)
        if shape.width == Cm(16):
            assert across / (16 / 2.54) == pytest.approx(200, abs=1)
        else:
            assert shape.width < Cm(16)


def test_a_tall_picture_is_made_smaller_to_stand_with_its_caption() -> None:
    made = manuscript()
    figure = chapter_of("one review").figures[0]
    tall = replace(figure, drawn=lambda narrow: _tall(figure, narrow=narrow))
    add_figure(made, tall, first=True)
    (shape,) = made.document.inline_shapes
    assert shape.height < Cm(21)
    assert shape.width < Cm(16)


def _tall(figure: Figure, *, narrow: bool) -> Drawing:
    drawing = figure.drawn(narrow)
    drawing.set_size_inches(6.3, 16)
    return drawing


def test_the_notes_stay_together_below_a_table() -> None:
    made = manuscript()
    add_table(made, NARROW, first=True)
    *_, one, last, _ = made.document.element.body
    assert (text_of(one), text_of(last)) == NARROW.notes
    assert one.find(f"{qn('w:pPr')}/{qn('w:keepNext')}") is not None
    assert last.find(f"{qn('w:pPr')}/{qn('w:keepNext')}") is None


def test_two_tables_without_notes_do_not_touch() -> None:
    made = manuscript()
    for _ in range(2):
        add_table(made, replace(NARROW, notes=()), first=True)
    tags = [each.tag for each in made.document.element.body]
    assert (qn("w:tbl"), qn("w:tbl")) not in set(pairwise(tags))


def test_only_a_table_whose_words_have_no_room_lies_on_its_side() -> None:
    columns = tuple(Column(str(at), "Neighbourhoods", "It.") for at in range(7))
    wide = replace(NARROW, columns=columns, rows=(("x",) * 7,))
    for table, pages in ((NARROW, 1), (wide, 3)):
        made = manuscript()
        add_table(made, table, first=True)
        assert len(made.document.sections) == pages


def test_the_first_note_keeps_away_from_its_table() -> None:
    made = manuscript()
    add_table(made, NARROW, first=True)
    *_, one, last, _ = made.document.element.body
    spaces = [each.find(f"{qn('w:pPr')}/{qn('w:spacing')}") for each in (one, last)]
    assert int(spaces[0].get(qn("w:before"))) > 60  # the style's own
    assert spaces[1] is None
