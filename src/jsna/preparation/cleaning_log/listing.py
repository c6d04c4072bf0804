"""The findings of all checks as the rows that a person decides on, survey and assessment alike."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import pandas as pd

from jsna.preparation.cleaning import AnswerIssue, Issue
from jsna.preparation.cleaning_log.fields import Field
from jsna.preparation.cleaning_log.records import Records
from jsna.preparation.survey_checks.findings import SEPARATOR
from jsna.review.unseen import CONTROL

# A cell holds 32,767 characters; a longer text is cut for the eye and never changed by the cut.
LONGEST = 32_000
# More of one kind than a person can look at one by one: the rest is counted.
MOST_OF_ONE_CHECK = 2_500


@dataclass(frozen=True)
class Listed:
    """A finding as a person sees it.

    Parameters
    ----------
    check, record, row, finding
        What was found where; no record and row 0 for a whole file.
    fields
        The fields that it is about; none for a whole record.
    wording
        The wording of the questions, or the headings of the columns.
    answer
        What stands there now.
    suggestion
        What the first field might become.
    """

    check: str
    record: str
    row: int
    fields: tuple[str, ...]
    wording: str
    answer: str
    finding: str
    suggestion: str = ""

    @property
    def key(self) -> tuple[str, str, str]:
        """What it is known by: the check, the record and the fields."""
        return self.check, self.record, SEPARATOR.join(self.fields)


def list_findings(
    findings: pd.DataFrame | None, issues: Iterable[Issue], tables: Sequence[Records]
) -> tuple[list[Listed], dict[str, int]]:
    """The rows that a person decides on, and how many of each check are left out for their number.

    Parameters
    ----------
    findings
        What the checks of the survey found, as ``survey_checks.findings`` describes.
    issues
        Flags of other inputs.
    tables
        The tables that they are about, as received.
    """
    listed = [*_of_survey(findings, tables), *_of_issues(issues, tables)]
    counts: Counter[str] = Counter()
    kept = []
    for each in listed:
        counts[each.check] += 1
        if counts[each.check] <= MOST_OF_ONE_CHECK:
            kept.append(each)
    left_out = {
        check: count - MOST_OF_ONE_CHECK
        for check, count in counts.items()
        if count > MOST_OF_ONE_CHECK
    }
    return kept, left_out


def _of_survey(findings: pd.DataFrame | None, tables: Sequence[Records]) -> Iterator[Listed]:
    survey = next((table for table in tables if table.name == "survey"), None)
    if findings is None or survey is None:
        return
    seen: Counter[str] = Counter()
    places = survey.positions(findings["respondent"]).tolist()
    for place, found in zip(places, findings.to_dict("records"), strict=True):
        check, names = str(found["check"]), str(found["fields"])
        fields = tuple(names.split(SEPARATOR)) if names else ()
        seen[check] += 1
        # The answers of what is only counted are not looked up.
        answer = shown(survey, fields, place) if seen[check] <= MOST_OF_ONE_CHECK else ""
        yield Listed(
            check=check,
            record=str(found["respondent"]),
            row=int(survey.rows[place]),
            fields=fields,
            wording=_wording(survey, fields),
            answer=answer,
            finding=str(found["finding"]),
            suggestion=str(found["suggestion"]),
        )


def _of_issues(issues: Iterable[Issue], tables: Sequence[Records]) -> Iterator[Listed]:
    by_file = {table.file: table for table in tables}
    places = {name: {int(r): p for p, r in enumerate(t.rows)} for name, t in by_file.items()}
    for issue in issues:
        table = by_file.get(issue.file)
        place = places[issue.file].get(issue.row) if table is not None else None
        if table is None or place is None:
            yield Listed(issue.check, "", issue.row, (), issue.file, "", issue.finding)
            continue
        one = _field(table, issue)
        fields = (one.name,) if one else ()
        yield Listed(
            check=issue.check,
            record=table.ids[place],
            row=issue.row,
            fields=fields,
            wording=_wording(table, fields),
            answer=shown(table, fields, place),
            finding=issue.finding,
        )


def _field(table: Records, issue: Issue) -> Field | None:
    if isinstance(issue, AnswerIssue):
        return table.fields.get(issue.question_id)
    named = (each for each in table.fields.values() if each.heading == issue.column)
    return next(named, None)


def _wording(table: Records, fields: Sequence[str]) -> str:
    return "\n".join(table.fields[name].heading for name in fields)


def shown(table: Records, fields: Sequence[str], position: int) -> str:
    """What stands in the fields of a record, as the list shows it."""
    values = [_held(table, name, position) for name in fields]
    if len(fields) != 1:
        values = [f"{name}: {value}" for name, value in zip(fields, values, strict=True)]
    # A cell cannot hold control characters.
    text = CONTROL.sub(" ", "\n".join(values).replace("\r", "\n"))
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"


def _held(table: Records, name: str, position: int) -> str:
    """A value; with what the export has, where that is another or counts as none."""
    value, typed = table.text(name, position), table.typed(name, position)
    return f'{value} (the export has "{typed}")' if value and typed else value or typed
