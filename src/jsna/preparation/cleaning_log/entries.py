"""The entries of a cleaning log.

An entry says of one field of one record what it was, what it becomes, why, by whom and when. A
whole record is taken out by the words "whole record" in the place of the field.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from jsna.errors import Problem

COLUMNS = ("record", "field", "old", "new", "why", "who", "when")
WHOLE_RECORD = "whole record"


@dataclass(frozen=True)
class Entry:
    """One entry.

    Parameters
    ----------
    record, field, old, new, why, who, when
        As the log has them.
    file, row
        Where it stands.
    headings
        What its file calls the columns, where it has other names for them.
    """

    record: str
    field: str
    old: str
    new: str
    why: str
    who: str
    when: str
    file: str
    row: int
    headings: tuple[tuple[str, str], ...] = ()

    @property
    def takes_out_record(self) -> bool:
        """Whether the whole record goes."""
        return self.field == WHOLE_RECORD

    def problem(self, column: str, found: str, remedy: str) -> Problem:
        """A problem with one of its cells."""
        heading = dict(self.headings).get(column, column)
        return Problem(self.file, f"row {self.row}, column {heading}", found, remedy)


def table_of(record: str) -> str:
    """The name of the table that a record is of, by its form; "" if it is of none."""
    if re.fullmatch(r"r\d+", record):
        return "survey"
    named = re.fullmatch(r"([a-z_]+) row \d+", record)
    return named[1] if named else ""
