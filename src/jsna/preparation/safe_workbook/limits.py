"""How large a workbook may be: one that people fill in, and an export of answers."""

from __future__ import annotations

from dataclasses import dataclass

_SMALL = 50_000_000
# Tables of answers pack to a tenth or a thirtieth; what unpacks to more than this is made to.
_MOST_TIMES = 200


@dataclass(frozen=True)
class Limits:
    """What a kind of workbook holds at the most.

    Parameters
    ----------
    most_bytes
        What its parts unpack to, together.
    most_elements, most_cells
        Elements and cells of one of its parts.
    last_row, last_column
        The farthest cell that may hold something.
    sparse_from
        From this area on, in cells, one in a hundred must be there: a reader that goes row by row
        makes those that are not. None for a reader that does not.
    clear, mend
        What to do about a workbook that is too large, and about one that is damaged.
    """

    most_bytes: int
    most_elements: int
    most_cells: int
    last_row: int
    last_column: int
    sparse_from: int | None
    clear: str
    mend: str

    def unpacked(self, packed: int) -> int:
        """The bytes that a file of so many may unpack to."""
        return min(self.most_bytes, max(_SMALL, _MOST_TIMES * packed))


FILLED_IN = Limits(
    most_bytes=_SMALL,
    most_elements=500_000,
    most_cells=100_000,
    last_row=10_000,
    last_column=200,
    sparse_from=None,
    clear="Delete the rows below and the columns beside the table, and save it",
    mend="Open it in Excel, and save it again; if it does not open, take an earlier copy",
)
EXPORT = Limits(
    most_bytes=4_000_000_000,
    most_elements=1_000_000_000,
    most_cells=100_000_000,
    last_row=1_048_576,
    last_column=16_384,
    sparse_from=1_000_000,
    clear="Open it in Excel, delete the empty rows and columns and save it, or download it again",
    mend="Download the export again, and open it in Excel to see that it is whole",
)
