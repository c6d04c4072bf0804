"""Opens a workbook once it is known to be safe, and says so where its parts do not fit together."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager

import openpyxl
from openpyxl.drawing.image import PILImage
from openpyxl.utils import exceptions

from jsna.errors import InputError, Problem
from jsna.preparation.safe_workbook.limits import Limits
from jsna.preparation.safe_workbook.looking import DAMAGED

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


@contextmanager
def opened(
    content: bytes, shown_as: str, limits: Limits, *, by_row: bool = False
) -> Iterator[openpyxl.Workbook]:
    """A workbook that was looked through, for as long as it is read from.

    Parameters
    ----------
    content
        The file.
    shown_as
        The file as messages show it.
    limits
        What was asked of it.
    by_row
        Whether its rows are read in turn as values, which takes little memory; else its cells are
        as they stand there, formulas as formulas.

    Raises
    ------
    InputError
        If its parts do not fit together, which may show only when they are read.
    """
    with warnings.catch_warnings():
        # Programs add what the reader does not know; a cell that it cannot read shows as an error.
        warnings.simplefilter("ignore")
        try:
            stream = io.BytesIO(content)
            book = openpyxl.load_workbook(
                stream, read_only=by_row, data_only=by_row, keep_links=False
            )
            yield book
            book.close()
        except _UNREADABLE:
            found = "the workbook is damaged: its parts do not fit together"
            raise InputError([Problem(shown_as, "", found, limits.mend)]) from None
