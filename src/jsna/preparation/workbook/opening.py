"""Opens a workbook with its cells as they stand there, once it is known to be safe."""

from __future__ import annotations

import io
import warnings
from pathlib import Path

import openpyxl
from openpyxl.drawing.image import PILImage
from openpyxl.utils import exceptions

from jsna.errors import InputError, Problem
from jsna.preparation.workbook.looking import DAMAGED, refuse_unsafe
from jsna.review.inputs import unreadable

# A picture in a workbook can claim to be enormous too; what reads pictures may not be there.
_PICTURES = (PILImage.DecompressionBombError,) if PILImage else ()
_UNREADABLE = (
    *DAMAGED,
    *_PICTURES,
    exceptions.CellCoordinatesException,
    exceptions.InvalidFileException,
    exceptions.NamedRangeException,
    exceptions.SheetTitleException,
)


def open_workbook(path: Path, shown_as: str) -> openpyxl.Workbook:
    """A workbook: formulas as formulas, cells that hold something or are formatted, nothing else.

    Parameters
    ----------
    path
        The file.
    shown_as
        The file as messages show it.

    Raises
    ------
    InputError
        If it is not there, is no workbook that can be read, is locked, or claims to be enormous.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise InputError([unreadable(shown_as, error)]) from None
    refuse_unsafe(content, shown_as)
    with warnings.catch_warnings():
        # Programs add what the reader does not know; a cell that it cannot read shows as an error.
        warnings.simplefilter("ignore")
        try:
            return openpyxl.load_workbook(io.BytesIO(content), keep_links=False)
        except _UNREADABLE:
            found = "the workbook is damaged: its parts do not fit together"
            remedy = "Open it in Excel, and save it again; or take an earlier copy"
            raise InputError([Problem(shown_as, "", found, remedy)]) from None
