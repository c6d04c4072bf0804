"""An export before it is understood: its first rows, and its columns as codes over texts."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import pandas as pd
import pyarrow as pa
from numpy.typing import NDArray
from openpyxl.utils import get_column_letter

from jsna.errors import Problem, refuse_if
from jsna.review.unseen import unseen_in

# Enough rows to tell the tool by, and to draft a spec's headings from.
HEAD_ROWS = 4


@dataclass(frozen=True)
class Coded:
    """A column of text: for each row the place of its text in ``distinct``.

    Parameters
    ----------
    codes
        One a row, from 0.
    distinct
        The distinct texts of the column.
    """

    codes: NDArray[np.int32]
    distinct: Sequence[str]

    def texts(self) -> NDArray[np.object_]:
        """The text of each row."""
        return np.asarray([*self.distinct, ""], dtype=object)[self.codes]

    def stored(self) -> pd.api.extensions.ExtensionArray:
        """The text of each row as pandas stores texts, which spares an object for each."""
        texts = pa.array(self.distinct, pa.large_string()).take(pa.array(self.codes))
        stored: pd.api.extensions.ExtensionArray = pd.array(texts, dtype="str")
        return stored

    @property
    def blank(self) -> NDArray[np.bool_]:
        """Whether the text of each row is blank."""
        return np.array([not text.strip() for text in self.distinct], dtype=bool)[self.codes]


@dataclass(frozen=True)
class Body:
    """The rows of an export below its headings.

    Parameters
    ----------
    columns
        Those that were asked for, by position.
    source_rows
        The row of each in the file, as a spreadsheet counts; blank rows are not among them.
    blank_rows
        Rows without anything in any column.
    """

    columns: dict[int, Coded]
    source_rows: NDArray[np.int32]
    blank_rows: tuple[int, ...] = ()


class Export(Protocol):
    """A file that holds an export."""

    @property
    def shown_as(self) -> str:
        """The file as messages show it."""

    @property
    def encoding(self) -> str:
        """How its text is written: "utf-8", "cp1252", or the kind of a file that has no text."""

    @property
    def more_sheets(self) -> Sequence[str]:
        """Titles of further sheets that hold something, which are not read."""

    @property
    def head(self) -> Sequence[Sequence[str]]:
        """Its first rows, the headings among them."""

    def body(self, header_rows: int, positions: Collection[int]) -> Body:
        """The rows below the headings; only these columns are kept, the others never leave it."""


def refuse_unseen(export: Export, header_rows: int) -> None:
    """Refuse headings that hold what cannot be seen: they name columns in messages and lists.

    What somebody answered may hold it: it is shown to nobody but those who clean, and whoever
    analyses cannot ask for it again.

    Raises
    ------
    InputError
        With each such heading, by row and column.
    """
    refuse_if(
        Problem(
            export.shown_as,
            f"row {row}, column {get_column_letter(column)}",
            f"the heading holds {hidden}",
            "Type it again in the survey tool, and download the export again",
        )
        for row, cells in enumerate(export.head[:header_rows], start=1)
        for column, cell in enumerate(cells, start=1)
        if (hidden := unseen_in(cell))
    )


def coded(texts: Sequence[str]) -> Coded:
    """A list of texts as codes; the texts in order of first appearance."""
    codes, values = pd.factorize(np.asarray(texts, dtype=object))
    return Coded(codes.astype(np.int32), [str(value) for value in values])


def body_of(records: Sequence[Sequence[str]], header_rows: int, positions: Collection[int]) -> Body:
    """The body of an export that was read row by row, headings first."""
    numbers: list[int] = []
    blank: list[int] = []
    for number, record in enumerate(records[header_rows:], start=header_rows + 1):
        (numbers if any(cell.strip() for cell in record) else blank).append(number)
    kept = [records[number - 1] for number in numbers]
    columns = {
        place: coded([record[place] if place < len(record) else "" for record in kept])
        for place in positions
    }
    return Body(columns, np.asarray(numbers, dtype=np.int32), tuple(blank))
