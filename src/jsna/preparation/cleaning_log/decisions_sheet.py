"""The sheet on which a person decides: its columns, the decisions to choose from, and its rows."""

from __future__ import annotations

from collections.abc import Mapping

from jsna.preparation.cleaning_log.reading import workbook_rows
from jsna.preparation.delimited import squeeze
from jsna.preparation.survey_checks.findings import SEPARATOR

KEEP, CHANGE = "keep", "change to"
REMOVE_RECORD, REMOVE_ANSWER = "remove record", "remove answer"
DECISIONS = (KEEP, CHANGE, REMOVE_RECORD, REMOVE_ANSWER)
HEADINGS = (
    *("Check", "Record", "Row in the file", "Field", "Question", "Answer now", "What was found"),
    *("Decision", "New value", "Who", "When", "Why"),
)
_FILLED_IN = ("Decision", "Who", "When", "Why")
Cells = Mapping[str, str]


def decided_by_finding(content: bytes, shown_as: str) -> dict[tuple[str, str, str], bool]:
    """For each finding of a workbook (check, record and fields), whether its row is filled in.

    Raises
    ------
    InputError
        If it is no workbook, or its headings were changed.
    """
    return {
        key_of(cells): is_filled(cells) for _, cells in workbook_rows(content, shown_as, HEADINGS)
    }


def key_of(cells: Cells) -> tuple[str, str, str]:
    """What the finding of a row is known by: the check, the record and the fields."""
    return cells["Check"], cells["Record"], cells["Field"]


def is_filled(cells: Cells) -> bool:
    """Whether a person has filled in anything in a row; a new value may be a suggestion."""
    return any(cells[name].strip() for name in _FILLED_IN)


def fields_of(cells: Cells) -> tuple[str, ...]:
    """The fields that the finding of a row is about; none for a whole record or file."""
    names = squeeze(cells["Field"])
    return tuple(names.split(SEPARATOR)) if names else ()
