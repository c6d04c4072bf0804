"""Each table of the chapter as a small web page of its own that needs nothing from elsewhere."""

from __future__ import annotations

from html import escape

from jsna.exhibits.base import Table
from jsna.publishing.publication import Files, Publication, stem

_SHORT = 24  # letters that a narrow screen holds in one line
_LONG = 40  # letters of a text that needs room to be read, among many columns
_MANY = 8  # columns from which short texts have room for half their letters only
_NUMBER = ' class="number"'
_OVERALL = ' class="overall"'
_STYLE = """
body { margin: 0 auto; padding: 1.5rem 1rem 3rem; max-width: 64rem; background: #fff;
  color: #0b0c0c; font: 1rem/1.45 "Open Sans", Arial, sans-serif; }
.scroll { overflow-x: auto; }
.scroll:focus-visible { outline: 3px solid #12436d; outline-offset: 3px; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: left; font-size: 1.25rem; line-height: 1.35; font-weight: bold;
  padding-bottom: 0.9rem; }
caption span { display: block; max-width: min(62rem, calc(100vw - 2rem)); }
th, td { text-align: left; vertical-align: top; padding: 0.5rem 1.25rem 0.5rem 0;
  border-bottom: 1px solid #d0d3d5; overflow-wrap: break-word; }
th:last-child, td:last-child { padding-right: 0; }
thead th { vertical-align: bottom; border-bottom: 2px solid #0b0c0c; text-wrap: balance; }
tbody th { font-weight: normal; min-width: 6rem; }
tbody td:not([class]) { min-width: 8rem; }
.many tbody td:not([class]) { min-width: 5.5rem; }
.many tbody .long { min-width: 12rem; }
.many th, .many td { padding-right: 0.9rem; }
.short { white-space: nowrap; }
.number { text-align: right; font-variant-numeric: tabular-nums; }
.overall > * { font-weight: bold; border-top: 2px solid #0b0c0c; }
ul { margin: 0; padding-left: 1.1rem; }
li + li { margin-top: 0.25rem; }
.notes { color: #505a5f; font-size: 0.9rem; max-width: 44rem; margin-top: 1rem; }
.notes p { margin: 0.4rem 0; }
"""


def write_pages(publication: Publication) -> Files:
    """One page for each table of the chapter."""
    review = publication.chapter.review
    place = f"{review.title}, {review.area}"
    return {f"{stem(each)}.html": page(each, place) for each in publication.chapter.tables}


def page(table: Table, place: str) -> bytes:
    """The page of a table.

    Parameters
    ----------
    table
        The table.
    place
        What the table is part of, for the title of the page.
    """
    notes = "".join(f"<p>{escape(note)}</p>\n" for note in table.notes)
    text = f"""<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{escape(f"{table.label}. {place}")}</title>
<style>{_STYLE}</style>
</head>
<body>
<main>
<div class="scroll" role="region" aria-labelledby="caption" tabindex="0">
<table{' class="many"' if _many(table) else ""}>
<caption id="caption"><span>{escape(f"{table.label}. {table.caption}")}</span></caption>
<thead>
<tr>{_head(table)}</tr>
</thead>
<tbody>
{_body(table)}
</tbody>
</table>
</div>
<div class="notes">
{notes}</div>
</main>
</body>
</html>
"""
    return text.encode("utf-8")


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


def _body(table: Table) -> str:
    rows = table.html_rows()
    if not rows:
        return f'<tr><td colspan="{len(table.columns)}">{escape(table.if_no_rows)}</td></tr>'
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
