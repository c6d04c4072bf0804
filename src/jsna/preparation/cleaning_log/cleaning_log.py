"""A review's cleaning log: read from all that people filled in, replayed on each table, audited."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from jsna.errors import InputError, Problem, refuse_if
from jsna.preparation.cleaning_log.audit import audit
from jsna.preparation.cleaning_log.decisions import Decided, read_decisions
from jsna.preparation.cleaning_log.entries import Entry, table_of
from jsna.preparation.cleaning_log.faults import faults_of_content, faults_of_form
from jsna.preparation.cleaning_log.reading import read_log
from jsna.preparation.cleaning_log.records import Records
from jsna.preparation.cleaning_log.replay import changes_made, replay
from jsna.preparation.cleaning_log.tables import (
    all_records,
    as_received,
    as_sheet,
    sheet_records,
    survey_records,
)
from jsna.preparation.delimited import Sheet
from jsna.preparation.sheet import Change
from jsna.preparation.survey.reading import Received
from jsna.review.project import Project
from jsna.review.restricted import CHECKS_WORKBOOK, read_restricted, restricted_path
from jsna.review.settings import Review, Role
from jsna.review.survey import Survey
from jsna.review.survey_file import SPEC_FILE


@dataclass(frozen=True)
class CleaningLog:
    """What people decided.

    Parameters
    ----------
    entries
        The changes, from the log and from the workbook of findings.
    kept
        The findings of the workbook that stay as they are: the check, the record and the fields.
    undecided
        How many findings wait for a decision.
    """

    entries: tuple[Entry, ...] = ()
    kept: tuple[tuple[str, str, str], ...] = ()
    undecided: int = 0


def read_cleaning_log(
    project: Project,
    review: Review,
    sheets: Mapping[Role, Sheet],
    received: Received | None = None,
    survey: Survey | None = None,
    *,
    today: dt.date | None = None,
) -> CleaningLog:
    """What people decided to change, found good against what was received.

    Parameters
    ----------
    project, review
        Which review.
    sheets, received, survey
        What was received. Entries about inputs that are not among these are not judged here;
        ``jsna checks`` reads all inputs, and judges all.
    today
        No entry is of a later day; without it, the latest day that it is anywhere.

    Raises
    ------
    InputError
        With everything that is wrong with the log and the workbook together, by row and column
        and never with a value.
    """
    tables = all_records(sheets, review, received, survey)
    day = today or (dt.datetime.now(tz=dt.UTC) + dt.timedelta(hours=14)).date()
    problems: list[Problem] = []
    entries, decided = _attempted(project, review, tables, day, problems)
    problems += [fault for entry in entries for fault in faults_of_form(entry, day)]
    problems += decided.problems
    together = (*entries, *decided.entries)
    has_survey = (project.raw(review.id) / SPEC_FILE).exists()
    whole = set(review.inputs) <= set(sheets) and (received is not None or not has_survey)
    problems += faults_of_content(together, tables, whole=whole)
    refuse_if(sorted(dict.fromkeys(problems), key=_by_place))
    return CleaningLog(together, tuple(decided.kept), decided.undecided)


def _attempted(
    project: Project,
    review: Review,
    tables: Sequence[Records],
    day: dt.date,
    problems: list[Problem],
) -> tuple[list[Entry], Decided]:
    """The entries of the log and the decisions, as far as each file can be read."""
    entries, decided = [], Decided()
    try:
        entries = read_log(project, review.id)
    except InputError as error:
        problems += error.problems
    try:
        content = read_restricted(project, review.id, CHECKS_WORKBOOK)
        if content is not None:
            shown_as = project.relative(restricted_path(project, review.id, CHECKS_WORKBOOK))
            decided = read_decisions(content, shown_as, tables, day)
    except InputError as error:
        problems += error.problems
    return entries, decided


def _by_place(problem: Problem) -> tuple[str, int]:
    row = problem.where.removeprefix("row ").partition(",")[0]
    return problem.file, int(row) if row.isdigit() else 0


def clean_survey_by_log(received: Received, survey: Survey, log: CleaningLog) -> Received:
    """The answers with the log replayed, audited, and its changes listed without any answer.

    Raises
    ------
    InputError
        If the audit finds a change without an entry or an entry without effect.
    """
    raw = survey_records(received, survey)
    cleaned = as_received(replay(raw, log.entries), received, survey)
    found = audit(raw, survey_records(cleaned, survey), log.entries)
    refuse_if(each.problem() for each in found if each.is_error)
    gone = tuple(
        int(raw.rows[place]) for place in raw.positions(each.record for each in _removals(raw, log))
    )
    return replace(
        cleaned,
        rows_out=tuple(sorted((*received.rows_out, *gone))),
        changes=(*received.changes, *changes_made(raw, log.entries)),
    )


def _removals(raw: Records, log: CleaningLog) -> list[Entry]:
    own = (entry for entry in log.entries if table_of(entry.record) == raw.name)
    return [entry for entry in own if entry.takes_out_record]


def clean_sheets_by_log(
    sheets: Mapping[Role, Sheet], review: Review, log: CleaningLog
) -> tuple[dict[Role, Sheet], tuple[Change, ...]]:
    """The rows of inputs with the log replayed and audited, and its changes.

    Raises
    ------
    InputError
        If the audit finds a change without an entry or an entry without effect.
    """
    cleaned: dict[Role, Sheet] = {}
    changes: list[Change] = []
    problems: list[Problem] = []
    for role, sheet in sheets.items():
        raw = sheet_records(role, sheet, review)
        clean = replay(raw, log.entries)
        cleaned[role] = as_sheet(clean, sheet)
        found = audit(raw, sheet_records(role, cleaned[role], review), log.entries)
        problems += [each.problem() for each in found if each.is_error]
        changes += changes_made(raw, log.entries)
    refuse_if(problems)
    return cleaned, tuple(changes)


def replayed_sheets(
    project: Project, review: Review, sheets: Mapping[Role, Sheet]
) -> dict[Role, Sheet]:
    """The sheets with what people decided changed in them, each change listed with its sheet.

    Raises
    ------
    InputError
        With everything that is wrong with the log, or if its audit finds what it should not.
    """
    log = read_cleaning_log(project, review, sheets)
    cleaned: dict[Role, Sheet] = {}
    for role, sheet in sheets.items():
        one, changes = clean_sheets_by_log({role: sheet}, review, log)
        cleaned[role] = replace(one[role], decided=changes)
    return cleaned
