"""An exhibit as a notebook shows it."""

from __future__ import annotations

import math
from base64 import b64encode
from collections.abc import Sequence
from html import escape
from typing import Any

import pandas as pd

from jsna.exhibits.markup import NUMBER, body_row, head_row

VALUES = "application/vnd.jsna.values+json"
PNG = "image/png"
Bundle = dict[str, Any]
_DOTS = 96  # of a page to an inch
_CSS = """
#{id} {{ overflow-x: auto; margin: 0 0 24px; }}
#{id} table {{ font-family: "Open Sans", Arial, sans-serif; font-size: 14px; color: #0b0c0c;
  background: #fff; border-collapse: collapse; max-width: 60rem; margin: 0; }}
#{id} caption {{ text-align: left; font-size: 15px; font-weight: bold; padding: 0 0 8px; }}
#{id} :is(th, td) {{ text-align: left; vertical-align: top; padding: 5px 14px 5px 0;
  border: 0; border-bottom: 1px solid #d0d3d5; white-space: normal; background: #fff; }}
#{id} thead th {{ vertical-align: bottom; border-bottom: 2px solid #0b0c0c; text-wrap: balance; }}
#{id} tbody th {{ font-weight: normal; min-width: 9em; }}
#{id} .number {{ text-align: right; }}
#{id} ul {{ margin: 0; padding-left: 1.1em; }}
#{id} tfoot td {{ font-size: 12.5px; color: #505a5f; border: 0; }}
"""
_CSS_OF_OVERALL = """#{id} tbody tr:last-child > * {{ font-weight: bold;
  border-top: 2px solid #0b0c0c; }}
"""


def notebook_table(  # noqa: PLR0913 - what a table is made of, by name
    *,
    name: str,
    title: str,
    headings: Sequence[str],
    numeric: Sequence[bool],
    rows: Sequence[Sequence[str]],
    notes: Sequence[str] = (),
    with_overall: bool = False,
) -> str:
    """The HTML of a table: column and row headers with their scope, notes below.

    Parameters
    ----------
    name
        Name of the table, by which its style finds it: no other table of the notebook has it.
    title, headings, notes
        Text, which is escaped here.
    numeric
        Which columns hold numbers.
    rows
        Cells as HTML, escaped already. The first of each row is its header.
    with_overall
        Whether the last row belongs to all others together.
    """
    css = (_CSS + _CSS_OF_OVERALL * with_overall).format(id=name)
    classes = [NUMBER if right else "" for right in numeric]
    body = "\n".join(body_row(row, classes) for row in rows)
    span = f' colspan="{len(headings)}"'
    foot = "\n".join(f"<tr><td{span}>{escape(note)}</td></tr>" for note in notes)
    return f"""<div id="{name}">
<style>{css}</style>
<table>
<caption>{escape(title)}</caption>
<thead>
{head_row(headings, classes)}
</thead>
<tbody>
{body}
</tbody>
<tfoot>
{foot}
</tfoot>
</table>
</div>"""


def notebook_figure(
    png: bytes, alt: str, values: pd.DataFrame, inches: float
) -> tuple[Bundle, Bundle]:
    """A picture with what it shows: the text in its place, and its values.

    Parameters
    ----------
    png
        The picture.
    alt
        The text in place of the picture.
    values
        What is plotted.
    inches
        How wide the picture is shown.

    Returns
    -------
    tuple
        Its content by media type, and how wide a page shows it, in pixels.
    """
    shown = {
        PNG: b64encode(png).decode("ascii"),
        VALUES: _records(values),
        "text/plain": alt,
    }
    return shown, {PNG: {"width": round(_DOTS * inches)}}


def _records(values: pd.DataFrame) -> list[dict[str, Any]]:
    """The values row by row; a number that is hidden is nothing, for which JSON has a word."""
    return [
        {str(name): None if _is_nan(cell) else cell for name, cell in row.items()}
        for row in values.to_dict("records")
    ]


def _is_nan(cell: object) -> bool:
    return isinstance(cell, float) and math.isnan(cell)
