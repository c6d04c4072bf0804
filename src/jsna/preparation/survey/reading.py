"""Reads an export into the tables of answers: each row is among them or is said to be left out."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from jsna.errors import InputError, Problem, refuse_if
from jsna.preparation.cleaning import Issue
from jsna.preparation.sheet import Change
from jsna.preparation.survey.binding import bind
from jsna.preparation.survey.columns import make_columns
from jsna.preparation.survey.export import Body, Coded, refuse_unseen
from jsna.preparation.survey.layout import Layout, plain
from jsna.preparation.survey.left_out import columns_left_out, read_as
from jsna.preparation.survey.opening import open_export
from jsna.preparation.survey.recognise import lay_out
from jsna.preparation.survey.respondents import Places, places_of, respondents_of
from jsna.review.survey import Dialect, Survey


@dataclass(frozen=True)
class Received:
    """The answers of one export, as ``review.survey`` describes the tables.

    Parameters
    ----------
    file
        The export as messages show it.
    dialect
        The tool that made it, recognised or named.
    wide, respondents
        The tables.
    rows_in
        Rows below the headings of the export, blank ones too.
    rows_out
        Numbers of the rows that were left out, as a spreadsheet counts: blank rows and previews.
    changes
        What was left out or read in a certain way: columns with the rule, rows with the reason.
        Never a value.
    issues
        Cells that a person should look at, by row, column and rule. Never a value.
    previews
        Those of the rows that were left out that are previews by the makers of the survey.
    as_typed
        What the export has where an issue says that the answer is not as it stands there, by row
        and question: for the analyst's own eyes.
    """

    file: str
    dialect: Dialect
    wide: pd.DataFrame
    respondents: pd.DataFrame
    rows_in: int
    rows_out: tuple[int, ...]
    changes: tuple[Change, ...]
    issues: tuple[Issue, ...]
    previews: tuple[int, ...] = ()
    as_typed: Mapping[tuple[int, str], str] = field(default_factory=dict, repr=False)


def read_export(path: Path, shown_as: str, survey: Survey) -> Received:
    """The answers of an export, by the spec of its wave.

    Parameters
    ----------
    path
        The export: CSV, Excel workbook or Parquet.
    shown_as
        The file as messages show it.
    survey
        The spec.

    Raises
    ------
    InputError
        With everything that is wrong, by row, column and rule and never with a value: a file that
        is cut off or in two encodings, headings of another tool, a question or option without a
        column, answers that are none of the options, a weight that is no number above 0, or no
        answers at all.
    """
    export = open_export(path, shown_as)
    layout = lay_out(export.head, shown_as, survey)
    refuse_unseen(export, layout.header_rows)
    bound = bind(layout, survey, shown_as)
    places = places_of(layout, survey, shown_as)
    asked = {place for each in bound for place in each.positions}
    whole = export.body(layout.header_rows, asked | places.positions)
    body, previews = _without_previews(whole, layout, places)
    if not len(body.source_rows):
        found = "the export holds headings but no answers"
        raise InputError([Problem(shown_as, "", found, "Download it again with all responses")])
    made = make_columns(bound, body, survey, layout, shown_as)
    respondents, of_weights, of_times = respondents_of(
        body, made.wide, places, survey, layout, shown_as
    )
    refuse_if((*made.problems, *of_weights))
    return Received(
        file=shown_as,
        dialect=layout.dialect,
        wide=made.wide,
        respondents=respondents,
        rows_in=len(whole.source_rows) + len(whole.blank_rows),
        rows_out=tuple(sorted((*whole.blank_rows, *previews))),
        changes=(
            *read_as(export.encoding, layout.dialect, survey, shown_as),
            *_sheets_left_out(export.more_sheets, shown_as),
            *columns_left_out(layout, survey, asked | places.positions, shown_as),
            *_rows_left_out(whole.blank_rows, previews, shown_as),
        ),
        issues=(*made.issues, *of_times),
        previews=tuple(previews),
        as_typed=made.as_typed,
    )


def _without_previews(body: Body, layout: Layout, places: Places) -> tuple[Body, list[int]]:
    """The body without answers of the survey's own makers, and the rows of these."""
    if places.preview is None:
        return body, []
    column = body.columns[places.preview]
    marks = [plain(text) in layout.preview[1] for text in column.distinct]
    is_preview = np.array([*marks, False], dtype=bool)[column.codes]
    if not is_preview.any():
        return body, []
    rows = [int(number) for number in body.source_rows[is_preview]]
    return _only(body, ~is_preview), rows


def _only(body: Body, kept: NDArray[np.bool_]) -> Body:
    """Some rows of a body; texts that only the others had are left out."""
    columns = {}
    for place, column in body.columns.items():
        used, codes = np.unique(column.codes[kept], return_inverse=True)
        values = [column.distinct[code] for code in used]
        columns[place] = Coded(codes.astype(np.int32), values)
    return Body(columns, body.source_rows[kept], body.blank_rows)


def _sheets_left_out(titles: Collection[str], shown_as: str) -> Iterator[Change]:
    for title in titles:
        rule = f'sheet "{title}" was left out, unread: answers are those of the first sheet'
        yield Change(shown_as, 0, "", "", "", rule)


def _rows_left_out(
    blank: Collection[int], previews: Collection[int], shown_as: str
) -> Iterator[Change]:
    for row in blank:
        yield Change(shown_as, row, "", "", "", "a blank row was left out")
    for row in previews:
        rule = "a preview by the makers of the survey was left out"
        yield Change(shown_as, row, "", "", "", rule)
