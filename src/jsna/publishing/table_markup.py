"""A table of the chapter as HTML, in a box that scrolls, with its notes."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from jsna.exhibits.base import Table
from jsna.exhibits.markup import NUMBER, body_row, head_row

_SHORT = 24  # letters that a narrow screen holds in one line
_LONG = 40  # letters of a text that needs room to be read, beside other columns
# Columns from which long texts would else be set in very short lines; a list is short lines anyway.
_SEVERAL = {"text": 3, "list": 4}
_MANY = 8  # columns from which short texts have room for half their letters only


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
    classes = [_class(table, number) for number in range(len(table.columns))]
    return f"""<div class="scroll" role="region" aria-labelledby="{name}" tabindex="0">
<table{' class="many"' if _many(table) else ""}>
<caption id="{name}"><span>{caption}</span></caption>
<thead>
{head_row([column.heading for column in table.columns], classes)}
</thead>
<tbody>
{_body(table, classes, sources or {})}
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
        return NUMBER
    texts = [str(cell) for cell in table.frame()[column.name]]
    room = _SHORT // 2 if _many(table) else _SHORT
    if max(map(len, texts), default=0) <= room:
        return "short"
    longest = max((len(line) for text in texts for line in text.splitlines()), default=0)
    return "long" if longest > _LONG and len(table.columns) >= _SEVERAL[column.kind] else ""


def _many(table: Table) -> bool:
    return len(table.columns) >= _MANY


def _body(table: Table, classes: list[str], sources: Mapping[tuple[int, str], str]) -> str:
    rows = table.html_rows()
    if not rows:
        return f'<tr><td colspan="{len(table.columns)}">{escape(table.if_no_rows)}</td></tr>'
    for number, row in enumerate(rows):
        for place, column in enumerate(table.columns):
            if address := sources.get((number, column.name)):
                row[place] = linked(row[place], address)
    last = len(rows) - 1 if table.overall else -1
    return "\n".join(
        body_row(row, classes, "overall" if at == last else "") for at, row in enumerate(rows)
    )
