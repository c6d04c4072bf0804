"""What cleaning finds on its way through an input: problems, flags for a person, and changes.

A problem stops the run; what is merely missing does not stop a draft, where it is flagged. A flag
(an ``Issue``) stops nothing and changes nothing. A change is listed with the value before and after
and the rule that made it, so that a reviewer can undo any of them in mind.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from jsna.errors import Problem, did_you_mean, known_ones
from jsna.preparation.sheet import Change, Row, Sheet, squeeze
from jsna.review.dates import is_date
from jsna.review.drafts import NOT_FILLED_IN

RESTRICTED_VALUE = "[restricted]"
_LONGEST = 100
# Looking for the nearest name takes up to a second for so many pairs of names.
_MOST_COMPARED = 10_000
SPACES = "stray and double spaces taken out"


@dataclass(frozen=True)
class Issue:
    """Something that a person should look at. ``row`` is 0 where it is about the whole file."""

    file: str
    row: int
    column: str
    check: str
    finding: str


@dataclass(frozen=True)
class AnswerIssue(Issue):
    """The same of an answer, with the id of its question, which its column need not tell."""

    question_id: str = ""


@dataclass
class Cleaning:
    """The cleaning of one sheet, under way."""

    sheet: Sheet
    restricted: Collection[str] = ()
    problems: list[Problem] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    _sought: set[str] = field(default_factory=set, init=False, repr=False)
    _compared: int = field(default=0, init=False, repr=False)

    def __post_init__(self) -> None:
        if self.sheet.encoding != "utf-8":
            rule = f"read as {self.sheet.encoding}, since it is not UTF-8"
            self.changes.append(Change(self.sheet.shown_as, 0, "", "", "", rule))
        self.problems.extend(self.sheet.problems)
        for rule in self.sheet.remarks:
            self.changes.append(Change(self.sheet.shown_as, 0, "", "", "", rule))
        self.changes.extend(self.sheet.decided)
        for told in self.sheet.readings:
            self.change(told.row, told.column, told.before, told.after, told.rule)

    def rows(self) -> Iterator[Row]:
        """The rows that hold something; each blank one is listed as left out."""
        for row in self.sheet.rows:
            if row.is_blank:
                rule = "a blank row was left out"
                self.changes.append(Change(self.sheet.shown_as, row.number, "", "", "", rule))
            else:
                yield row

    def text(self, row: Row, column: str) -> str:
        """A cell without stray spaces; the change is listed if there were any."""
        before = row.cells[column]
        after = squeeze(before)
        if after != before:
            self.change(row, column, before, after, SPACES)
        return after

    def needed_text(self, row: Row, column: str) -> str:
        """Likewise, and it is missing if the cell is blank."""
        text = self.text(row, column)
        if not text:
            found = "the cell is blank"
            self.missing(row, column, found, "Fill it, or take the row out")
            self.issue(row.number, column, NOT_FILLED_IN, f"{found}: this row is left out")
        return text

    def word(self, row: Row, column: str, known: tuple[str, ...], blank: str = "") -> str:
        """A cell that holds one of some words, in small letters; ``blank`` stands for no word."""
        text = self.text(row, column).casefold() or blank
        if text not in known:
            # A hint would give a restricted value away.
            hint = f" ({self.nearest(text, [*filter(None, known)])})"
            remedy = "Correct it" + hint * (column not in self.restricted)
            self.problem(row, column, "this word is not known here", remedy, text)
        return text

    def date(self, row: Row, column: str) -> str:
        """A cell that holds a date, to the day, month or year, or nothing."""
        text = self.text(row, column)
        if text and not is_date(text):
            remedy = "Write it as 2025-04-30, 2025-04 or 2025, or clear the cell"
            self.problem(row, column, "this is not a date", remedy, text)
        return text

    def missing(self, row: Row, column: str, found: str, remedy: str) -> None:
        """List what is not filled in yet."""
        place = self.sheet.place(row.number, column)
        self.problems.append(Problem(self.sheet.file, place, found, remedy, missing=True))

    def problem(self, row: Row, column: str, found: str, remedy: str, value: str = "") -> None:
        """List a problem; a value is shown unless its column is restricted."""
        shown = f' (found "{_short(value)}")' if value and column not in self.restricted else ""
        place = self.sheet.place(row.number, column)
        self.problems.append(Problem(self.sheet.file, place, found + shown, remedy))

    def nearest(self, word: str, known: Collection[str]) -> str:
        """The end of a message about an unknown word: the nearest known one, or all of them.

        Where thousands of different words are unknown, the file goes with other names: after the
        first ones none is looked for any more, and the known ones are listed.
        """
        if word not in self._sought:
            if self._compared >= _MOST_COMPARED:
                return known_ones(known)
            self._sought.add(word)
            self._compared += len(known)
        return did_you_mean(word, known)

    def change(self, row: Row, column: str, before: str, after: str, rule: str) -> None:
        """List a change; the values are left out if the column is restricted."""
        if column in self.restricted:
            before = after = RESTRICTED_VALUE
        heading = self.sheet.headings[column]
        self.changes.append(Change(self.sheet.shown_as, row.number, heading, before, after, rule))

    def issue(self, row_number: int, column: str, check: str, finding: str) -> None:
        """List a flag for a person."""
        heading = self.sheet.headings.get(column, "")
        self.issues.append(Issue(self.sheet.shown_as, row_number, heading, check, finding))


def _short(value: str) -> str:
    """A value as a message shows it: a very long one is cut."""
    return value if len(value) <= _LONGEST else f"{value[:_LONGEST]}…"
