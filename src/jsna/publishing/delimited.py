"""Tables as CSV: UTF-8, lines that end in LF, the same bytes for the same table.

A text that begins as a formula does (with = + - @ or a tab) is a danger when the file is opened in
a spreadsheet, so an apostrophe is put before it. A text that begins so behind apostrophes gets one
more: taking one off where apostrophes and then such a sign begin a text gives every text back.
Numbers are never touched, so -1 stays -1.
"""

from __future__ import annotations

import re

import pandas as pd

from jsna.publishing.publication import TABLES, Files, Publication, stem

# Full-width signs too: some spreadsheets take them for the plain ones.
_AS_A_FORMULA = re.compile("'*[-=+@\t\r\uff1d\uff0b\uff0d\uff20]")


def write_values(publication: Publication) -> Files:
    """What each figure plots, beside it."""
    return {f"{stem(each)}.csv": as_csv(each.values) for each in publication.chapter.figures}


def write_tables(publication: Publication) -> Files:
    """The tables of the chapter; a list in a cell has one line a text."""
    return {f"{stem(each)}.csv": as_csv(each.frame()) for each in publication.chapter.tables}


def write_stored_tables(publication: Publication) -> Files:
    """The stored tables that the chapter rests on, under their own names."""
    tables = publication.tables
    return {f"{TABLES}/{name}.csv": as_csv(frame) for name, frame in tables.items()}


def as_csv(frame: pd.DataFrame) -> bytes:
    """A frame as the bytes of a CSV file, safe to open in a spreadsheet."""
    safe = frame.map(guarded)
    text = safe.to_csv(index=False, lineterminator="\n", float_format=_in_full)
    return text.encode("utf-8")


def guarded(cell: object) -> object:
    """A cell that no spreadsheet takes for a formula."""
    if isinstance(cell, str) and _AS_A_FORMULA.match(cell):
        return f"'{cell}"
    return cell


def _in_full(number: object) -> str:
    """A number with every digit that it needs to be read back as it was; 15, not 15.0."""
    return str(number).removesuffix(".0")
