"""How the export of the survey was read, what was left out of it, and what the checks flagged."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from jsna.exhibits.base import Cell, Column, Content, Table
from jsna.exhibits.survey_notes import about_counts
from jsna.exhibits.wording import counted, in_words, listed, sentence

_COLUMNS = (
    Column("about", "What was done or found", "The rule, or the check and what it found"),
    Column(
        "columns", "Columns of the export", "The headings it is about", "list", "The whole file"
    ),
    Column("kind", "What it means", "Whether it was read, was left out, or is for a person"),
)
_PERSONAL = "personal data"
_AT_THE_DOOR = (
    "No answer of a person is changed but by a decision that is logged. Columns of personal data "
    "are left out before any cell of them is read."
)
_LEFT_OUT, _READ, _DECIDED = "Left out", "As read", "Decided by people"
_FLAG = "For a person to look at"


def tabulate_survey_quality(content: Content) -> Table | None:
    """What became of the export; nothing where the review has no answers."""
    export = content.review.inputs.get("survey_export")
    if export is None or content.rows("survey_respondents").empty:
        return None
    changes, issues = (
        _own(each, export.file) for each in (content.survey_changes, content.survey_issues)
    )
    rows = (*_changed(changes), *_flagged(issues))
    return Table(
        key="survey_quality",
        caption=_caption(changes, issues),
        columns=_COLUMNS,
        rows=rows,
        notes=(
            _AT_THE_DOOR,
            about_counts(content),
            content.dates("survey"),
            *content.notice,
        ),
    )


def _own(frame: pd.DataFrame, file: str) -> pd.DataFrame:
    """The rows that are about the export."""
    return frame[frame["file"].str.endswith(f"/{file}")] if len(frame) else frame


def _caption(changes: pd.DataFrame, issues: pd.DataFrame) -> str:
    named = changes[changes["column"] != ""] if len(changes) else changes
    columns = named[named["before"] == ""] if len(named) else named
    personal = sum(rule.startswith(_PERSONAL) for rule in columns["rule"]) if len(columns) else 0
    out = counted(len(columns), "column")
    of_these = f", {in_words(personal)} of them personal data"
    flags = counted(len(issues), "kind of flag", "kinds of flags") if len(issues) else "no flags"
    return sentence(
        f"Of the export of the survey {out} {'was' if len(columns) == 1 else 'were'} left out"
        f"{of_these if personal else ''}; reading it raised {flags}"
    )


def _changed(changes: pd.DataFrame) -> Iterator[tuple[Cell, ...]]:
    """Each rule once, with the columns that it was used on."""
    for rule in dict.fromkeys(changes["rule"]) if len(changes) else ():
        own = changes[changes["rule"] == rule]
        headings = tuple(dict.fromkeys(heading for heading in own["column"] if heading))
        rows = f" ({counted(len(own), 'row')})" if (own["row"] > 0).all() else ""
        kind = _LEFT_OUT if headings or rows else _READ
        yield sentence(f"{rule}{rows}"), headings, _DECIDED if own["before"].any() else kind


def _flagged(issues: pd.DataFrame) -> Iterator[tuple[Cell, ...]]:
    """Each check with what it found, which names no row."""
    for check in dict.fromkeys(issues["check"]) if len(issues) else ():
        own = issues[issues["check"] == check]
        headings = tuple(dict.fromkeys(heading for heading in own["column"] if heading))
        found = listed(dict.fromkeys(own["finding"]))
        yield sentence(f"{check}: {found}"), headings, _FLAG
