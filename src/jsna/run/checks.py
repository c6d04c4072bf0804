"""Checks all inputs of a review for a person to decide on, and reads what was decided."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from jsna.run.disk import storage_errors

if TYPE_CHECKING:
    import pandas as pd

    from jsna.preparation.cleaning import Issue
    from jsna.preparation.cleaning_log.cleaning_log import CleaningLog
    from jsna.preparation.cleaning_log.records import Records
    from jsna.preparation.delimited import Sheet
    from jsna.preparation.survey.reading import Received
    from jsna.review.project import Project
    from jsna.review.settings import Review, Role
    from jsna.review.survey import Survey

OF_RATINGS = ("assessment", "ratings", "gaps")


@dataclass(frozen=True)
class ChecksMade:
    """What came of the checks.

    Parameters
    ----------
    workbook
        The workbook of findings, from the project's folder.
    written
        Whether it was written; a workbook that a person has begun to fill in never is.
    counts
        How many findings there are of each check.
    new
        How many findings a workbook that was left as it is does not list.
    log
        What people decided, found good.
    respondents
        How many there are, and how many once the log is replayed; None without a survey.
    """

    workbook: str
    written: bool
    counts: dict[str, int]
    new: int
    log: CleaningLog
    respondents: tuple[int, int] | None


@dataclass(frozen=True)
class _Inputs:
    """All that a review received."""

    review: Review
    sheets: dict[Role, Sheet]
    received: Received | None
    survey: Survey | None

    @property
    def tables(self) -> tuple[Records, ...]:
        """The same as records that a log can be about."""
        from jsna.preparation.cleaning_log.tables import all_records

        return all_records(self.sheets, self.review, self.received, self.survey)


def make_checks(project: Project, review_id: str) -> ChecksMade:
    """Run all checks, write the workbook of findings, and replay what people decided so far.

    Raises
    ------
    InputError
        With everything that is wrong with the inputs, or with the log and the decisions; then
        nothing is written.
    StorageError
        If the workbook cannot be written.
    UsageError
        If there is no such review.
    """
    from jsna.preparation.cleaning_log.cleaning_log import read_cleaning_log
    from jsna.preparation.cleaning_log.listing import list_findings
    from jsna.publishing.checks_workbook import write_checks_workbook
    from jsna.review.restricted import CHECKS_WORKBOOK, restricted_path

    inputs = _inputs(project, review_id)
    review, tables = inputs.review, inputs.tables
    log = read_cleaning_log(project, review, inputs.sheets, inputs.received, inputs.survey)
    sheets, respondents = _replayed(inputs, log)
    findings, issues = _findings(project, inputs), _flags(project, inputs, sheets)
    listed, left_out = list_findings(findings, issues, tables)
    path = restricted_path(project, review_id, CHECKS_WORKBOOK)
    shown_as = project.relative(path)
    title = f"{review.title}, {review.area}: findings to decide on"
    content = write_checks_workbook(listed, tables, left_out, title)
    known = _known(path, shown_as)
    if known is None:
        _write(path, content, shown_as)
    new = 0 if known is None else sum(each.key not in known for each in listed)
    counts = Counter(each.check for each in listed) + Counter(left_out)
    ordered = dict(sorted(counts.items(), key=lambda each: (-each[1], each[0])))
    return ChecksMade(shown_as, known is None, ordered, new, log, respondents)


def _inputs(project: Project, review_id: str) -> _Inputs:
    from jsna.preparation.inputs import read_inputs
    from jsna.preparation.survey.reading import read_export
    from jsna.review.declared import SHEETS
    from jsna.review.restricted import restricted_path
    from jsna.review.settings import read_review
    from jsna.review.survey_file import read_survey

    review = read_review(project, review_id)
    sheets = read_inputs(project, review, SHEETS)
    survey = read_survey(project, review_id)
    if survey is None:
        return _Inputs(review, sheets, None, None)
    path = restricted_path(project, review_id, survey.file)
    return _Inputs(review, sheets, read_export(path, project.relative(path), survey), survey)


def _replayed(
    inputs: _Inputs, log: CleaningLog
) -> tuple[dict[Role, Sheet], tuple[int, int] | None]:
    """The sheets with the log replayed, and how many respondents there were and are left."""
    from jsna.preparation.cleaning_log.cleaning_log import clean_sheets_by_log, clean_survey_by_log

    sheets, _ = clean_sheets_by_log(inputs.sheets, inputs.review, log)
    if inputs.received is None or inputs.survey is None:
        return sheets, None
    clean = clean_survey_by_log(inputs.received, inputs.survey, log)
    return sheets, (len(inputs.received.respondents), len(clean.respondents))


def _findings(project: Project, inputs: _Inputs) -> pd.DataFrame | None:
    """What the checks of the survey found in the answers as received."""
    from jsna.preparation.survey_checks.checking import check_answers
    from jsna.review.survey_rules import read_survey_rules

    received, survey = inputs.received, inputs.survey
    if received is None or survey is None:
        return None
    rules = read_survey_rules(project, inputs.review.id, survey)
    return check_answers(received.wide, received.respondents, survey, rules)


def _flags(project: Project, inputs: _Inputs, sheets: dict[Role, Sheet]) -> tuple[Issue, ...]:
    """The flags of survey, assessment and residents' voice, the last two as the log leaves them."""
    from jsna.preparation.assessment import clean_assessment
    from jsna.preparation.voice import clean_voice
    from jsna.review.codebook_file import read_codebook
    from jsna.review.tool import tool_of
    from jsna.run.rating_flags import flag_ratings

    review = inputs.review
    codebook, tool = read_codebook(project, review.services), tool_of(project, review)
    rated: dict[Role, Sheet] = {role: each for role, each in sheets.items() if role in OF_RATINGS}
    said: dict[Role, Sheet] = {role: each for role, each in sheets.items() if role not in rated}
    assessment = clean_assessment(rated, review, tool, codebook)
    flagged = flag_ratings(assessment, review, codebook, tool)
    of_survey = inputs.received.issues if inputs.received is not None else ()
    return (*of_survey, *flagged.issues, *clean_voice(said, review, codebook, inputs.survey).issues)


def _known(path: Path, shown_as: str) -> Mapping[tuple[str, str, str], bool] | None:
    """The findings in a workbook that a person has begun to fill in; None if there is none."""
    from jsna.preparation.cleaning_log.decisions_sheet import decided_by_finding

    if not path.exists():
        return None
    with storage_errors(path):
        found = decided_by_finding(path.read_bytes(), shown_as)
    return found if any(found.values()) else None


def _write(path: Path, content: bytes, shown_as: str) -> None:
    """Write the workbook whole or not at all."""
    partial = path.with_suffix(".xlsx.partial")
    with storage_errors(Path(shown_as)):
        path.parent.mkdir(exist_ok=True)
        try:
            partial.write_bytes(content)
            partial.replace(path)
        finally:
            partial.unlink(missing_ok=True)
