"""Drafts the spec of a wave from its export, for an analyst to finish."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from openpyxl.utils import get_column_letter

from jsna.errors import InputError, Problem
from jsna.preparation.survey.drafted_questions import drafted_questions
from jsna.preparation.survey.export import Export, refuse_unseen
from jsna.preparation.survey.layout import Column, Layout, plain
from jsna.preparation.survey.personal import personal_columns
from jsna.preparation.survey.recognise import TITLES, lay_out, recognise
from jsna.preparation.survey.spec_text import spec_text
from jsna.preparation.survey.times import are_times
from jsna.review.dates import FILL_IN
from jsna.review.survey import Dialect, Survey
from jsna.review.survey_question import Question

_WEIGHT = ("weight", "weighting", "survey weight")
_ORIGIN = f"{FILL_IN}: who made the export, from which tool, on which day"


@dataclass(frozen=True)
class Draft:
    """A first spec.

    Parameters
    ----------
    text
        The spec.
    dialect
        The tool that made the export.
    personal
        Columns that seem to be personal data, each with the rule.
    questions
        How many were found.
    unnamed
        Columns that are left out since they have no heading, as a spreadsheet names them.
    """

    text: str
    dialect: Dialect
    personal: tuple[tuple[str, str], ...]
    questions: int
    unnamed: tuple[str, ...] = ()


def draft_spec(
    export: Export,
    dialect: Dialect | None,
    today: dt.date,
    header_rows: int | None = None,
    separator: str | None = None,
) -> Draft:
    """The first draft of a spec.

    Parameters
    ----------
    export
        The export, opened.
    dialect
        The tool that made it, if its headings do not tell.
    today
        The day on which the export is added.
    header_rows, separator
        Of a tool that is not known: how many rows of headings there are, if not one, and what
        stands between several answers in one cell, if not a semicolon.

    Raises
    ------
    InputError
        If the export cannot be read to its end, or has no question, or is one of a known tool,
        whose rows of headings and separator are known too.
    """
    shown_as = export.shown_as
    told = header_rows is not None or separator is not None
    known = dialect or recognise(export.head or [[]])
    if told and known != "generic":
        found = f"rows of headings and separator are known of an export of {TITLES[known]}"
        remedy = "Leave out --header-rows and --separator, or add --dialect generic"
        raise InputError([Problem(shown_as, "", found, remedy)])
    spec = _named(dialect, shown_as, today, header_rows or 1, separator or ";")
    layout = lay_out(export.head, shown_as, spec, named="with --dialect")
    refuse_unseen(export, layout.header_rows)
    personal = personal_columns(layout)
    asked = _asked(layout, personal)
    body = export.body(layout.header_rows, {column.position for column in asked})
    times = [column for column in asked if are_times(body.columns[column.position])]
    questions = list(drafted_questions([each for each in asked if each not in times], body, layout))
    if not questions:
        found = "no column seems to be a question"
        raise InputError([Problem(shown_as, "", found, "Name the tool with --dialect")])
    survey = spec.model_copy(
        update={
            "dialect": layout.dialect,
            "weight": _weight_of(layout),
            "questions": tuple(question for question, _ in questions),
        }
    )
    headings = [column.heading for column in times]
    listed = tuple(
        (column.heading, personal[column.position].rule)
        for column in layout.columns
        if column.position in personal
    )
    notes = {question.id: notes for question, notes in questions}
    text = spec_text(survey, _opening(survey, layout, listed, headings), notes)
    unnamed = [each.position for each in layout.columns if not each.heading]
    named = tuple(get_column_letter(position + 1) for position in unnamed)
    return Draft(text, layout.dialect, listed, len(questions), named)


def _weight_of(layout: Layout) -> str:
    position = layout.find([*_WEIGHT])
    return "" if position is None else layout.columns[position].heading


def _asked(layout: Layout, personal: Collection[int]) -> list[Column]:
    """The columns that may be questions: not the tool's own, personal, or of weights."""
    weight = layout.find([*_WEIGHT])
    return [
        column
        for column in layout.columns
        if column.heading
        and plain(column.heading) not in layout.own
        and column.position not in personal
        and column.position != weight
    ]


def _named(
    dialect: Dialect | None, file: str, today: dt.date, header_rows: int, separator: str
) -> Survey:
    """A spec that says what the analyst did, and asks nothing yet."""
    return Survey(
        file=file,
        origin=_ORIGIN,
        added=today,
        dialect=dialect,
        header_rows=header_rows,
        separator=separator,
        question=(Question(id="none", wording="none", type="free-text"),),
    )


def _opening(
    survey: Survey, layout: Layout, personal: Sequence[tuple[str, str]], times: Sequence[str]
) -> Iterator[str]:
    yield f"A first draft from {survey.file}, an export of {TITLES[layout.dialect]}. To finish it:"
    yield "- say under origin who made the export, from which tool, on which day;"
    yield "- put the options of each question in the order of the questionnaire, and add those that"
    yield "  nobody picked; correct the types, the ids and the wordings;"
    yield "- mark options as exclusive, missing (outside the base) or other; where the export has"
    yield "  what was typed in place of an option, add an option for it:"
    yield '  { id = "other", wording = "Other", other = true };'
    yield "- for select-up-to-n give most; for likert the midpoint, if it has one, and the options"
    yield "  from the least favourable to the most: the last two are counted together, unless"
    yield "  analysis_plan.csv says first two;"
    yield '- list the groups that results are broken down by, such as groups = ["age"];'
    yield "- take out questions that are personal data, and list their headings under personal."
    yield "Then run jsna check with the name of the review."
    if personal:
        yield ""
        yield "Dropped at the door as personal data:"
        yield from (f"- {heading} ({rule})" for heading, rule in personal)
    if times:
        yield ""
        yield "Columns of times, left out; name two of them as started and ended:"
        yield from (f"- {heading}" for heading in times)
    yield ""
