"""Tells which survey tool made an export, from its headings, or takes the analyst's word."""

from __future__ import annotations

from types import ModuleType

from jsna.errors import InputError, Problem
from jsna.preparation.survey import (
    generic,
    kobo,
    limesurvey,
    microsoft_forms,
    qualtrics,
    surveymonkey,
)
from jsna.preparation.survey.layout import Head, Layout
from jsna.review.survey import Dialect, Survey

# The reader of any tool is last: it takes whatever has headings.
_READERS: dict[Dialect, ModuleType] = {
    "microsoft-forms": microsoft_forms,
    "surveymonkey": surveymonkey,
    "qualtrics": qualtrics,
    "kobo": kobo,
    "limesurvey": limesurvey,
    "generic": generic,
}
TITLES: dict[Dialect, str] = {
    "microsoft-forms": "Microsoft Forms",
    "surveymonkey": "SurveyMonkey",
    "qualtrics": "Qualtrics",
    "kobo": "KoboToolbox or ODK",
    "limesurvey": "LimeSurvey",
    "generic": "any tool",
}


def recognise(head: Head) -> Dialect:
    """The dialect of an export by its first rows; "generic" if it is none of the known tools."""
    return next(name for name, reader in _READERS.items() if reader.recognises(head))


def lay_out(
    head: Head, shown_as: str, survey: Survey | None = None, *, named: str = "in survey.toml"
) -> Layout:
    """The layout of an export, by the dialect that the spec names or that its headings show.

    Parameters
    ----------
    head
        Its first rows.
    shown_as
        The file as messages show it.
    survey
        The spec, if there is one yet.
    named
        Where a dialect is named, for messages.

    Raises
    ------
    InputError
        If the export has no headings, or its headings are not those of the dialect that is named.
    """
    if not any(cell.strip() for row in head for cell in row):
        found = "the export is empty: there is no row of headings"
        raise InputError([Problem(shown_as, "row 1", found, "Download it again")])
    if not any(cell.strip() for cell in head[0]):
        found = "the first row is blank: it must hold the headings"
        raise InputError([Problem(shown_as, "row 1", found, "Take out what stands above them")])
    found_dialect = recognise(head)
    dialect = (survey.dialect if survey else None) or found_dialect
    if dialect == "generic":
        rows, separator = (survey.header_rows, survey.separator) if survey else (1, ";")
        return generic.lay_out(head, rows, separator)
    reader = _READERS[dialect]
    if not reader.recognises(head):
        found = f"the headings are not those of an export of {TITLES[dialect]}"
        remedy = f'Name another dialect {named} (it looks like "{found_dialect}"), or leave it out'
        raise InputError([Problem(shown_as, "row 1", found, remedy)])
    layout: Layout = reader.lay_out(head)
    return layout
