"""A table of the chapter in Word: it can be edited, and it can be listened to."""

from __future__ import annotations

from collections.abc import Sequence

from jsna.exhibits.base import Cell, Column, Table
from jsna.publishing.word.elements import Element, element, paragraph, plain, run
from jsna.publishing.word.manuscript import Manuscript
from jsna.publishing.word.widths import LETTER, column_widths, texts_of

_TOGETHER = 24  # lines of a table that is kept on one page
_MARKED = {"firstRow": 0x0020, "lastRow": 0x0040, "firstColumn": 0x0080}
_NO_BANDS = 0x0600


def table_element(manuscript: Manuscript, table: Table, room: int) -> Element:
    """The table: its first row is repeated on each page, and no row is split between two.

    Parameters
    ----------
    manuscript, table
        The document and the table.
    room
        The width of the text on the page, in twentieths of a point.
    """
    widths = column_widths(table, room)
    together = _lines(table, widths) <= _TOGETHER
    # The first row stays with the header, and the last two with the notes: no row stands alone.
    ends = (0, len(table.body) - 2, len(table.body) - 1)
    body = [
        _row(manuscript, table, row, widths, with_next=together or at in ends)
        for at, row in enumerate(table.body)
    ]
    grid = (element("w:gridCol", {"w:w": width}) for width in widths)
    return element(
        "w:tbl",
        {},
        _properties(manuscript, table, room),
        element("w:tblGrid", {}, *grid),
        _header(manuscript, table, widths),
        *(body or [_nothing(manuscript, table, room)]),
    )


def _properties(manuscript: Manuscript, table: Table, room: int) -> Element:
    """In the order that the standard gives them; Word refuses a file with another."""
    return element(
        "w:tblPr",
        {},
        element("w:tblStyle", {"w:val": manuscript.style("Chapter Table")}),
        element("w:tblW", {"w:w": room, "w:type": "dxa"}),
        element("w:tblLayout", {"w:type": "fixed"}),
        _look(table),
        element("w:tblCaption", {"w:val": plain(f"{table.label}. {table.caption}")}),
        element("w:tblDescription", {"w:val": plain(_description(table))}),
    )


def _look(table: Table) -> Element:
    """Which rows and columns are headers, for the style and for those who listen."""
    marked = ["firstRow", "firstColumn", *(["lastRow"] if table.overall is not None else [])]
    value = sum(_MARKED[each] for each in marked) + _NO_BANDS
    flags = {f"w:{each}": int(each in marked) for each in ("firstRow", "lastRow", "firstColumn")}
    rest = {"w:lastColumn": 0, "w:noHBand": 1, "w:noVBand": 1}
    return element("w:tblLook", {"w:val": f"{value:04X}", **flags, **rest})


def _description(table: Table) -> str:
    """What a table holds, for those who decide whether to listen to it."""
    columns = ", ".join(column.heading for column in table.columns)
    if not table.body:
        return f"{table.if_no_rows}. Columns: {columns}."
    return f"Columns: {columns}. Each row begins with its header."


def _header(manuscript: Manuscript, table: Table, widths: Sequence[int]) -> Element:
    style = manuscript.style("Table Heading")
    cells = (
        _cell(width, [paragraph(style, run(column.heading), to_the_right=_is_number(column))])
        for column, width in zip(table.columns, widths, strict=True)
    )
    marks = element("w:trPr", {}, element("w:cantSplit"), element("w:tblHeader"))
    return element("w:tr", {}, marks, *cells)


def _row(
    manuscript: Manuscript,
    table: Table,
    row: tuple[Cell, ...],
    widths: Sequence[int],
    *,
    with_next: bool,
) -> Element:
    cells = (
        _cell(width, _paragraphs(manuscript, cell, column, with_next=with_next))
        for cell, column, width in zip(row, table.columns, widths, strict=True)
    )
    return element("w:tr", {}, element("w:trPr", {}, element("w:cantSplit")), *cells)


def _nothing(manuscript: Manuscript, table: Table, room: int) -> Element:
    """The one row of a table that has none."""
    told = paragraph(manuscript.style("Table Text"), run(table.if_no_rows), with_next=True)
    marks = element("w:trPr", {}, element("w:cantSplit"))
    return element("w:tr", {}, marks, _cell(room, [told], columns=len(table.columns)))


def _cell(width: int, content: list[Element], columns: int = 1) -> Element:
    properties = element("w:tcPr", {}, element("w:tcW", {"w:w": width, "w:type": "dxa"}))
    if columns > 1:
        properties.append(element("w:gridSpan", {"w:val": columns}))
    return element("w:tc", {}, properties, *content)


def _paragraphs(
    manuscript: Manuscript, cell: Cell, column: Column, *, with_next: bool
) -> list[Element]:
    style = "Table List" if isinstance(cell, tuple) and cell else "Table Text"
    return [
        paragraph(
            manuscript.style(style),
            run(text),
            with_next=with_next,
            to_the_right=_is_number(column),
        )
        for text in texts_of(cell, column.if_empty)
    ]


def _is_number(column: Column) -> bool:
    return column.kind == "number"


def _lines(table: Table, widths: Sequence[int]) -> int:
    """About how many lines the body of a table takes."""
    return sum(
        max(
            sum(1 + len(text) * LETTER // width for text in texts_of(cell))
            for cell, width in zip(row, widths, strict=True)
        )
        for row in table.body
    )
