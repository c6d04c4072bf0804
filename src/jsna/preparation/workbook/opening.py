"""Opens a workbook with its cells as they stand there, once it is known to be safe."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from jsna.errors import InputError
from jsna.preparation.safe_workbook.limits import FILLED_IN
from jsna.preparation.safe_workbook.looking import refuse_unsafe
from jsna.preparation.safe_workbook.opening import opened
from jsna.review.missing import unreadable

if TYPE_CHECKING:
    from openpyxl import Workbook


def open_workbook(path: Path, shown_as: str) -> Workbook:
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
    return _opened(content, shown_as)


@lru_cache(maxsize=1)  # the ratings and the gaps of a review are sheets of one workbook
def _opened(content: bytes, shown_as: str) -> Workbook:
    refuse_unsafe(content, shown_as, FILLED_IN)
    with opened(content, shown_as, FILLED_IN) as book:
        return book
