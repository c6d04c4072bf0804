"""A copy of a workbook with what is wrong with a cell as a comment in that cell."""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Iterable, Mapping

from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment

from jsna.errors import Problem, StorageError

_AUTHOR = "jsna check"
_WIDE, _TALL = 320, 140  # points of the comment's box: room for two sentences
_SHEET = re.compile(
    r"sheet (?P<sheet>.+?)(?:, (?:cell (?P<cell>[A-Z]+[0-9]+)|row (?P<row>[0-9]+)).*)?"
)


def marked_copy(workbook: bytes, problems: Iterable[Problem]) -> bytes:
    """The workbook with a comment for each problem; what stands in its cells is as it was.

    Parameters
    ----------
    workbook
        The file, known to be safe to open.
    problems
        What is wrong with it. A problem of a whole sheet is marked in its first cell, one of the
        whole file, or of a sheet that nobody can see, in the first cell of the first sheet that is
        not hidden.

    Returns
    -------
    bytes
        The copy. It opens on the first sheet with a comment.

    Raises
    ------
    StorageError
        If all sheets are hidden: no workbook can be saved so.
    """
    comments: dict[tuple[str, str], list[str]] = {}
    buffer = io.BytesIO()
    with warnings.catch_warnings():
        # What other programs added and this one does not know says nothing of the cells.
        warnings.simplefilter("ignore")
        book = load_workbook(io.BytesIO(workbook), keep_links=False)
        if not _visible(book):
            raise StorageError("all its sheets are hidden: right-click on a tab, and unhide one.")
        for problem in problems:
            place = _place(book, problem.where)
            where = "" if place else problem.where
            words = str(Problem("", where, problem.found, problem.remedy)).lstrip(":, ")
            comments.setdefault(place or (_visible(book)[0], "A1"), []).append(words)
        _mark(book, comments)
        book.save(buffer)
    return buffer.getvalue()


def _visible(book: Workbook) -> list[str]:
    """The sheets with cells that are not hidden; a sheet can also be one chart."""
    return [page.title for page in book.worksheets if page.sheet_state == "visible"]


def _place(book: Workbook, where: str) -> tuple[str, str] | None:
    """The sheet and the cell that a place names, if it can be seen."""
    found = _SHEET.fullmatch(where)
    if found is None or found["sheet"] not in _visible(book):
        return None
    cell = found["cell"] or f"A{found['row'] or 1}"
    # Of merged cells the first alone can hold anything.
    merged = (area for area in book[found["sheet"]].merged_cells.ranges if cell in area)
    return found["sheet"], next((area.start_cell.coordinate for area in merged), cell)


def _mark(book: Workbook, comments: Mapping[tuple[str, str], list[str]]) -> None:
    for (sheet, place), said in comments.items():
        cell = book[sheet][place]
        earlier = [cell.comment.text] if cell.comment else []
        cell.comment = Comment("\n\n".join([*earlier, *said]), _AUTHOR, _TALL, _WIDE)
    marked = [sheet for sheet in _visible(book) if any(sheet == each for each, _ in comments)]
    if marked:
        book.active = book.sheetnames.index(marked[0])
    for page in book.worksheets:
        # A sheet that was open in the original would be chosen together with this one.
        page.sheet_view.tabSelected = page.title in marked[:1]
