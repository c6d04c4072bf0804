"""Answers of a survey, and rows of any other input, as records that a log can be about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

import numpy as np
import pandas as pd

from jsna.preparation.cleaning_log.fields import Field, Kind
from jsna.preparation.cleaning_log.ids import RecordIds
from jsna.preparation.cleaning_log.records import Records
from jsna.preparation.delimited import Row, Sheet
from jsna.preparation.survey.reading import Received
from jsna.review.settings import Review, Role
from jsna.review.survey import Survey
from jsna.review.survey_question import Question

SURVEY = "survey"


def survey_records(received: Received, survey: Survey) -> Records:
    """The answers of a survey: a record is a respondent, a field is a question.

    Parameters
    ----------
    received
        The answers as they were received.
    survey
        The spec.
    """
    return Records(
        name=SURVEY,
        file=received.file,
        ids=RecordIds.of_texts("r", received.respondents["respondent"]),
        rows=received.respondents["source_row"].to_numpy(dtype=np.int64),
        frame=received.wide,
        fields={each.id: _of_question(each, received.wide) for each in survey.questions},
        as_typed=received.as_typed,
    )


def _of_question(question: Question, wide: pd.DataFrame) -> Field:
    kinds: dict[str, Kind] = {"numeric": "number", "free-text": "text"}
    several: Kind = "options" if question.takes_several else "option"
    code = question.missing_code_column
    names = {name.casefold(): each.id for each in question.options for name in each.names}
    return Field(
        name=question.id,
        kind=kinds.get(question.type, several),
        columns=question.wide_columns,
        options=question.option_ids,
        names=names,
        heading=question.wording,
        missing_code=code if code in wide else "",
    )


def sheet_records(role: Role, sheet: Sheet, review: Review) -> Records:
    """The rows of an input: a record is a row that holds something, a field is a column.

    Parameters
    ----------
    role
        What the input is.
    sheet
        The input as text.
    review
        The review, which says what columns are restricted.
    """
    rows = [row for row in sheet.rows if not row.is_blank]
    numbers = np.array([row.number for row in rows], dtype=np.int64)
    restricted = review.inputs[role].restricted
    names = list(sheet.headings)
    cells = [[row.cells[name] for name in names] for row in rows]
    return Records(
        name=role,
        file=sheet.file,
        ids=RecordIds(f"{role} row ", numbers),
        rows=numbers,
        frame=pd.DataFrame(cells, columns=names, dtype="str"),
        fields={
            name: Field(name, _kind(name), (name,), heading=heading, restricted=name in restricted)
            for name, heading in sheet.headings.items()
        },
    )


def _kind(column: str) -> Kind:
    # Text all the same: what is not a score must reach the checks of the assessment as typed.
    return "number" if column == "score" else "text"


def all_records(
    sheets: Mapping[Role, Sheet], review: Review, received: Received | None, survey: Survey | None
) -> tuple[Records, ...]:
    """Every table of a review that a log can be about; the survey first."""
    tables = [sheet_records(role, sheet, review) for role, sheet in sheets.items()]
    if received is not None and survey is not None:
        tables.insert(0, survey_records(received, survey))
    return tuple(tables)


def as_received(records: Records, received: Received, survey: Survey) -> Received:
    """The answers with the records as they are now; breakdown groups follow their questions."""
    # A respondent is a row of the file, and numbers are found quicker than names.
    kept = np.isin(received.respondents["source_row"].to_numpy(), records.rows)
    respondents = received.respondents.loc[kept].reset_index(drop=True)
    groups = {name: records.frame[name] for name in survey.groups}
    return replace(received, wide=records.frame, respondents=respondents.assign(**groups))


def as_sheet(records: Records, sheet: Sheet) -> Sheet:
    """The sheet with the records as they are now; blank rows stay for their own rule."""
    cells: Iterable[dict[str, str]] = (
        {str(name): str(value) for name, value in each.items()}
        for each in records.frame.to_dict("records")
    )
    now = dict(zip(records.rows.tolist(), cells, strict=True))
    rows = [
        Row(row.number, now.get(row.number, row.cells))
        for row in sheet.rows
        if row.is_blank or row.number in now
    ]
    return replace(sheet, rows=tuple(rows))
