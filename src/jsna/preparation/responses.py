"""Receives the answers of a survey: a table that stays restricted, and lists that may be shown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pandas as pd

from jsna.preparation.cleaning import RESTRICTED_VALUE, Issue
from jsna.preparation.cleaning_log.cleaning_log import (
    CleaningLog,
    clean_survey_by_log,
    read_cleaning_log,
)
from jsna.preparation.cleaning_log.outcomes import COLUMNS, outcomes_of
from jsna.preparation.codings import STORED, codings_kept, comments_not_coded, read_codings
from jsna.preparation.sheet import Change
from jsna.preparation.survey.reading import Received, read_export
from jsna.preparation.survey_checks.checking import find_all
from jsna.preparation.survey_checks.findings import as_frame
from jsna.review.inputs import is_awaited
from jsna.review.project import Project
from jsna.review.settings import Review
from jsna.review.survey import ABOUT_RESPONDENTS, Survey
from jsna.review.survey_rules import read_survey_rules


@dataclass(frozen=True)
class Responses:
    """The answers of a survey.

    Parameters
    ----------
    frame
        The table ``responses``: a row a respondent. It is restricted, and is never shown.
    findings
        The table ``survey_findings``: whom each check flagged. It is restricted likewise.
    codings
        The table ``survey_codings``: the codes that people gave to comments, likewise.
    issues, changes
        What a person should look at, and how the export was read. They name columns and rules, and
        neither a respondent nor an exact count of some; so they can be shown.
    """

    frame: pd.DataFrame
    findings: pd.DataFrame
    codings: pd.DataFrame
    issues: tuple[Issue, ...] = ()
    changes: tuple[Change, ...] = ()

    def __repr__(self) -> str:
        """Nothing of what it holds, should a notebook show it."""
        return "The answers of the survey: restricted"


def read_responses(project: Project, review: Review, survey: Survey | None) -> Responses:
    """The answers of the review's survey, or none where it has no survey.toml.

    A draft has none where the export is not there yet.

    Raises
    ------
    InputError
        With everything that is wrong with the export, and never with a value.
    """
    if survey is None or is_awaited(project, review, "survey_export"):
        types = {"respondent": "str", "source_row": "int64", "weight": "float64"}
        nobody = pd.DataFrame(columns=[*ABOUT_RESPONDENTS]).astype(types)
        findings, codings = (
            pd.DataFrame(columns=list(each)).astype("str") for each in (COLUMNS, STORED)
        )
        return Responses(nobody, findings, codings)
    raw, log = _received(project, review, survey)
    kept = clean_survey_by_log(raw, survey, log) if log.entries else raw
    codings = codings_kept(read_codings(project, review, survey, raw), kept)
    issues = (*kept.issues, *comments_not_coded(codings, survey, kept))
    return Responses(
        responses_of(kept),
        _findings(project, review, survey, raw, log),
        codings,
        tuple(public_issues(issues)),
        (_rows_left_out(raw), *raw.changes, *_decided(raw, kept)),
    )


def receive(project: Project, review: Review, survey: Survey) -> Received:
    """The export as it is read and as people decided to change it, with every flag by its row.

    The flags are for the analyst's own screen only.
    """
    raw, log = _received(project, review, survey)
    read_codings(project, review, survey, raw)
    return clean_survey_by_log(raw, survey, log) if log.entries else raw


def _received(project: Project, review: Review, survey: Survey) -> tuple[Received, CleaningLog]:
    """The export as it is read, and what people decided about it."""
    path = project.raw(review.id) / review.inputs["survey_export"].file
    raw = read_export(path, project.relative(path), survey)
    return raw, read_cleaning_log(project, review, {}, raw, survey)


def _findings(
    project: Project, review: Review, survey: Survey, raw: Received, log: CleaningLog
) -> pd.DataFrame:
    rules = read_survey_rules(project, review.id, survey)
    found = list(find_all(raw.wide, raw.respondents, survey, rules))
    checks = [each.check for each in found]
    return outcomes_of(as_frame(found, raw.respondents), checks, log)


def responses_of(received: Received) -> pd.DataFrame:
    """What was received as one table, a row a respondent: about him or her, then the answers."""
    about = received.respondents[[*ABOUT_RESPONDENTS]].reset_index(drop=True)
    return pd.concat([about, received.wide.reset_index(drop=True)], axis="columns")


def public_issues(issues: Sequence[Issue]) -> Iterator[Issue]:
    """The flags without their rows: one for each column and check.

    How many there are is not said, not even rounded: it is a count of people that is not made safe
    together with all others. That of texts at "other" is that of an option, which can be hidden.
    """
    whole = [issue for issue in issues if not issue.row]
    by_row = [
        Issue(issue.file, 0, issue.column, issue.check, f"some rows: {issue.finding}")
        for issue in issues
        if issue.row
    ]
    yield from (*whole, *dict.fromkeys(by_row))


def _rows_left_out(raw: Received) -> Change:
    """How many rows are no respondents.

    How many are is told by the results alone: it is a count of people, which can be hidden for the
    sake of others.
    """
    previews = len(raw.previews)
    blank = len(raw.rows_out) - previews
    out = [f"{blank} {'row' if blank == 1 else 'rows'} without answers"] if blank else []
    if previews:
        # The makers of the survey, and no respondents.
        out.append(f"{previews} {'preview' if previews == 1 else 'previews'}")
    rule = f"every row with answers was read; left out: {' and '.join(out) or 'no row'}"
    return Change(raw.file, 0, "", "", "", rule)


def _decided(raw: Received, cleaned: Received) -> Iterator[Change]:
    """That people changed answers, once for each question: how many is a count of people."""
    own = cleaned.changes[len(raw.changes) :]
    if any(not change.column for change in own):
        rule = "records that people decided on were taken out"
        yield Change(raw.file, 0, "", RESTRICTED_VALUE, "", rule)
    for heading in sorted({change.column for change in own} - {""}):
        rule = "answers that people decided on were changed or taken out"
        yield Change(raw.file, 0, heading, RESTRICTED_VALUE, RESTRICTED_VALUE, rule)
