"""Texts that a workbook cannot hold, all of them at once."""

from __future__ import annotations

from collections.abc import Iterator

from jsna.errors import Problem, refuse_if
from jsna.publishing.workbook.sheet import LONGEST_TEXT, Sheet, length


def refuse_long_texts(sheets: tuple[Sheet, ...], file: str) -> None:
    """Refuse what Excel would cut off without a word.

    Raises
    ------
    InputError
        With the sheet, row and column of each.
    """
    refuse_if(
        Problem(
            file,
            where,
            f"the text has {size:,} letters, and a cell of a workbook holds {LONGEST_TEXT:,}",
            "Shorten it in the input that it comes from",
        )
        for sheet in sheets
        for where, size in _sizes(sheet)
        if size > LONGEST_TEXT
    )


def _sizes(sheet: Sheet) -> Iterator[tuple[str, int]]:
    for row, line in enumerate(sheet.lines, start=1):
        yield f"sheet {sheet.name}, row {row}, column A", length(line.text)
    if sheet.grid is None:
        return
    for row, cells in enumerate(sheet.grid.rows, start=len(sheet.lines) + 2):
        for heading, cell in zip(sheet.grid.headings, cells, strict=True):
            yield f"sheet {sheet.name}, row {row}, column {heading}", length(str(cell))
