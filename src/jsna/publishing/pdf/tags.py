"""What typst does not say in the tags of a PDF: row headers, and at times a table's caption."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pikepdf import Object


def finished(pdf: bytes) -> bytes:
    """The PDF with a header for each row of its tables, and the caption of each table in it.

    Every header then has a scope, so the list of headers that typst gives each cell, which knows of
    the columns only, is taken out. Streams stay as typst has packed them, and nothing is packed
    here: the bytes are the same whatever library for that the machine has.

    Parameters
    ----------
    pdf
        A tagged PDF whose tables have header cells for their columns.
    """
    import pikepdf  # noqa: PLC0415

    written = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as opened:
        for element in list(elements_of(opened.Root.StructTreeRoot)):
            if element.S == "/TR":
                _head(children_of(element))
            elif element.S == "/Div":
                _caption(element)
        opened.save(
            written,
            deterministic_id=True,
            fix_metadata_version=False,
            compress_streams=False,
            stream_decode_level=pikepdf.StreamDecodeLevel.none,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
        )
    return written.getvalue()


def elements_of(element: Object) -> Iterator[Object]:
    """All elements below one in the structure tree, in reading order."""
    for child in children_of(element):
        yield child
        yield from elements_of(child)


def children_of(element: Object) -> list[Object]:
    """The elements right below one in the structure tree; what stands on a page is left out."""
    import pikepdf  # noqa: PLC0415

    below = element.get("/K", pikepdf.Array())
    listed = list(below) if isinstance(below, pikepdf.Array) else [below]
    return [each for each in listed if isinstance(each, pikepdf.Dictionary) and "/S" in each]


def _head(cells: list[Object]) -> None:
    """Make the first of several cells the header of the row, if it is not one of the columns."""
    import pikepdf  # noqa: PLC0415

    for cell in cells:
        for attributes in cell.get("/A", []):
            if "/Headers" in attributes:
                del attributes["/Headers"]
    if len(cells) > 1 and cells[0].S == "/TD":
        cells[0].S = pikepdf.Name.TH
        scope = pikepdf.Dictionary(O=pikepdf.Name.Table, Scope=pikepdf.Name.Row)
        cells[0].A = pikepdf.Array([*cells[0].get("/A", []), scope])


def _caption(group: Object) -> None:
    """Move a caption into the table beside it, where typst has left it outside."""
    children = children_of(group)
    if [str(each.S) for each in children] not in (["/Caption", "/Div"], ["/Caption", "/Table"]):
        return
    caption, table = children
    while table.S == "/Div" and len(children_of(table)) == 1:
        (table,) = children_of(table)
    if table.S == "/Table":
        del group.K[0]
        table.K.insert(0, caption)
        caption.P = table
