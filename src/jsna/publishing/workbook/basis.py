"""What every workbook of this package starts from: text stays text, and formats are made once."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format


def options(font_size: int) -> dict[str, Any]:
    """The settings of a workbook: Arial, and no formula, link or number is made from text.

    New for each workbook: XlsxWriter writes into them, and the next file would differ.

    Parameters
    ----------
    font_size
        Of plain cells, in points.
    """
    return {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "default_format_properties": {"font_name": "Arial", "font_size": font_size},
    }


class MadeOnce:
    """The formats of one workbook, each made once.

    Parameters
    ----------
    book
        The workbook that they are added to.
    plain
        What every format has unless it says otherwise.
    """

    def __init__(self, book: Workbook, plain: Mapping[str, Any]) -> None:
        @cache
        def made(properties: tuple[tuple[str, Any], ...]) -> Format:
            return book.add_format(dict(properties))

        self._plain, self._made = dict(plain), made

    def _format(self, **properties: Any) -> Format:
        return self._made(tuple((self._plain | properties).items()))
