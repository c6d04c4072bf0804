"""The document that a chapter is written into where the review names no template of its own.

Its parts lie as plain XML in ``templates/word``. Its typeface is Arial: each Word has it, while the
Open Sans of the figures is not on every machine, and it is a plain sans serif, as guidance on
accessible documents asks.
"""

from __future__ import annotations

from io import BytesIO

import docx
from docx.document import Document

from jsna.publishing.archive import packed
from jsna.publishing.style import TEMPLATES

_FOLDER = TEMPLATES / "word"


def base_document() -> Document:
    """The document without a word in it: A4, British English, with every style of a chapter."""
    paths = sorted(path for path in _FOLDER.rglob("*") if path.is_file())
    members = {path.relative_to(_FOLDER).as_posix(): path.read_bytes() for path in paths}
    return docx.Document(BytesIO(packed(members)))
