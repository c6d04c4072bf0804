"""A table as a notebook shows it, by great_tables."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import great_tables as gt
import pandas as pd

_CSS = """
#{id} table {{ font-family: "Open Sans", Arial, sans-serif; font-size: 14px; color: #0b0c0c;
  margin-left: 0; max-width: 60rem; border-top-style: none; }}
#{id} .gt_heading {{ text-align: left; font-size: 15px; font-weight: bold; color: #0b0c0c; }}
#{id} .gt_row {{ vertical-align: top; }}
#{id} .gt_stub {{ border-right-style: none; font-weight: normal; min-width: 9em; }}
#{id} .gt_col_heading {{ font-weight: bold; text-wrap: balance; }}
#{id} ul {{ margin: 0; padding-left: 1.1em; }}
#{id} .gt_sourcenote {{ font-size: 12.5px; color: #505a5f; }}
"""
_CSS_OF_OVERALL = "#{id} tbody tr:last-child > * {{ font-weight: bold; border-top: 2px solid; }}\n"


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
        Name of the table, by which its parts are called: a fixed one gives the same HTML each time.
    title, headings, notes
        Text, which is escaped here.
    numeric
        Which columns hold numbers.
    rows
        Cells as HTML, escaped already. The first of each row is its header.
    with_overall
        Whether the last row belongs to all others together.
    """
    # The cells are set one by one, which takes long in the storage of text that pandas has else.
    with pd.option_context("mode.string_storage", "python"):
        names = [f"c{number}" for number in range(len(headings))]
        words = [gt.html(escape(heading)) for heading in headings]
        table = (
            gt.GT(
                pd.DataFrame(rows, columns=names, dtype=object),
                id=name,
                rowname_col="c0",
                auto_align=False,
            )
            .tab_header(gt.html(escape(title)))
            .tab_stubhead(words[0])
            .cols_label(dict(zip(names[1:], words[1:], strict=True)))
            .cols_align("left")
            .cols_align("right", [key for key, right in zip(names, numeric, strict=True) if right])
            .fmt(str, columns=names)
            .opt_css((_CSS + _CSS_OF_OVERALL * with_overall).format(id=name))
        )
        for note in notes:
            table = table.tab_source_note(gt.html(escape(note)))
        return str(table.as_raw_html())
