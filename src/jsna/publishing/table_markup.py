"""A table of the chapter as HTML, in a box that scrolls, with its notes."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from jsna.exhibits.base import Table

_SHORT = 24  # letters that a narrow screen holds in one line
_LONG = 40  # letters of a text that needs room to be read, among many columns
_MANY = 8  # columns from which short texts have room for half their letters only
_NUMBER = ' class="number"'
_OVERALL = ' class="overall"'


def table_markup(
    table: Table, caption_id: str, sources: Mapping[tuple[int, str], str] | None = None
) -> str:
    """The table in its box, then its notes.

    Parameters
    ----------
    table
        The table.
    caption_id
        The id of its caption, which names the box; no other element of the page has it.
    sources
        The address of what stands behind a cell, by the number of its row and its column's name.
    """
    caption, name = escape(f"{table.label}. {table.caption}"), escape(caption_id)
    return f"""<div class="scroll" role="region" aria-labelledby="{name}" tabindex="0">
<table{' class="many"' if _many(table) else ""}>
<caption id="{name}"><span>{caption}</span></caption>
<thead>
<tr>{_head(table)}</tr>
</thead>
<tbody>
{_body(table, sources or {})}
</tbody>
</table>
</div>
{notes_markup(table.notes)}"""


def notes_markup(notes: tuple[str, ...]) -> str:
    """The notes below an exhibit."""
    lines = "".join(f"<p>{escape(note)}</p>\n" for note in notes)
    return f"""<div class="notes">
{lines}</div>"""


def linked(cell: str, address: str) -> str:
    """The HTML of a cell with a quiet link to where it comes from; of a list, one on each text."""
    start, end = f'<a class="from" href="{escape(address)}">', "</a>"
    if cell.startswith("<ul>"):
        return cell.replace("<li>", f"<li>{start}").replace("</li>", f"{end}</li>")
    return f"{start}{cell}{end}" if cell else cell


def _class(table: Table, number: int) -> str:
    """How the cells of a column are set: numbers to the right, a word or two on one line."""
    column = table.columns[number]
    if column.kind == "number":
        return _NUMBER
    texts = [str(cell) for cell in table.frame()[column.name]]
    room = _SHORT // 2 if _many(table) else _SHORT
    if max(map(len, texts)) <= room:
        return ' class="short"'
    lines = (line for text in texts for line in text.splitlines())
    return ' class="long"' if _many(table) and max(map(len, lines)) > _LONG else ""


def _many(table: Table) -> bool:
    return len(table.columns) >= _MANY


def _head(table: Table) -> str:
    return "".join(
        f'<th scope="col"{_NUMBER if column.kind == "number" else ""}>{escape(column.heading)}</th>'
        for column in table.columns
    )


def _body(table: Table, sources: Mapping[tuple[int, str], str]) -> str:
    rows = table.html_rows()
    if not rows:
        return f'<tr><td colspan="{len(table.columns)}">{escape(table.if_no_rows)}</td></tr>'
    for number, row in enumerate(rows):
        for place, column in enumerate(table.columns):
            if address := sources.get((number, column.name)):
                row[place] = linked(row[place], address)
    last = len(rows) - 1 if table.overall else -1
    classes = [_class(table, number) for number in range(len(table.columns))]
    return "\n".join(
        f"<tr{_OVERALL if at == last else ''}>{_row(row, classes)}</tr>"
        for at, row in enumerate(rows)
    )


def _row(cells: list[str], classes: list[str]) -> str:
    header, *others = zip(cells, classes, strict=True)
    row = "".join(f"<td{kind}>{cell}</td>" for cell, kind in others)
    return f'<th scope="row"{header[1]}>{header[0]}</th>{row}'
