"""``chapter.pdf``: set by typst, which refuses what breaks PDF/UA-1, finished by pikepdf."""

from __future__ import annotations

import json

from jsna.publishing.pdf.content import Data, document
from jsna.publishing.pdf.fonts import folders
from jsna.publishing.pdf.tags import finished
from jsna.publishing.publication import Files, Publication
from jsna.publishing.style import TEMPLATES

DOCUMENT = "chapter.pdf"
TEMPLATE = "chapter.typ"


def write_pdf(publication: Publication) -> Files:
    """``chapter.pdf``: the text with its figures and tables in it, tagged as PDF/UA-1 asks."""
    return {DOCUMENT: finished(typeset(document(publication)))}


def typeset(data: Data) -> bytes:
    """The document as typst sets it, with the fonts of the package and no others.

    Parameters
    ----------
    data
        What the template sets.

    Raises
    ------
    typst.TypstError
        If the document would break PDF/UA-1, or the template is wrong: a defect.
    """
    import typst  # noqa: PLC0415

    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=folders()
    )
    return typst.compile(
        (TEMPLATES / TEMPLATE).read_bytes(),
        format="pdf",
        font_paths=fonts,
        pdf_standards="ua-1",
        sys_inputs={"chapter": json.dumps(data)},
    )
