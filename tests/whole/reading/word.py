"""The Word document read back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO

import docx
from docx.table import Table, _Row
from docx.text.paragraph import Paragraph

from tests.whole.reading.manuscript import Part, plain

HEADINGS = {"Title": "1", "Heading 1": "2", "Heading 2": "3", "Heading 3": "4"}
KINDS = {"List Bullet": "bullet", "Caption": "caption", "Exhibit Note": "below"}
PICTURE = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
CONTENTS = ("TOC", "toc")  # what only a document with pages has


def read(content: bytes) -> list[Part]:
    """Every part of the document in order; the notes of an exhibit together."""
    document = docx.Document(BytesIO(content))
    found: list[Part] = []
    for kind, *words in (part for each in document.iter_inner_content() for part in _parts(each)):
        if kind == "below" and found[-1][0] == "below":
            found[-1] = (kind, f"{found[-1][1]} {words[0]}")
        else:
            found.append((kind, *words))
    return found


def _parts(each: Paragraph | Table) -> Iterator[Part]:
    if isinstance(each, Table):
        yield from (("row", *_cells(row)) for row in each.rows)
        return
    style = str(each.style.name if each.style is not None else "")
    pictures = list(each._p.iter(PICTURE))
    if pictures:
        # The notes of a figure stand in the picture; whoever listens hears them in its description.
        yield from (("below", plain(picture.get("descr"))) for picture in pictures)
    elif style in HEADINGS:
        yield f"heading {HEADINGS[style]}", plain(each.text)
    elif each.text.strip() and not style.startswith(CONTENTS):
        yield KINDS.get(style, "text"), plain(each.text)


def _cells(row: _Row) -> list[str]:
    """The words of each cell; a mark before them is for the eye alone."""
    texts = [cell.text for cell in row.cells]
    if len(row.cells) > 1 and len({id(cell._tc) for cell in row.cells}) == 1:
        texts = texts[:1]
    return [plain(re.sub(r"^\W+\xa0", "", text)) for text in texts]
