"""Reads the decisions that a person made in the workbook of findings, as entries of a log."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from jsna.errors import Problem, did_you_mean
from jsna.preparation.cleaning_log.decisions_sheet import (
    CHANGE,
    DECISIONS,
    HEADINGS,
    KEEP,
    REMOVE_ANSWER,
    REMOVE_RECORD,
    Cells,
    fields_of,
    is_filled,
    key_of,
)
from jsna.preparation.cleaning_log.entries import WHOLE_RECORD, Entry, table_of
from jsna.preparation.cleaning_log.faults import faults_of_form
from jsna.preparation.cleaning_log.listing import shown
from jsna.preparation.cleaning_log.reading import workbook_rows
from jsna.preparation.cleaning_log.records import Records
from jsna.preparation.delimited import squeeze
from jsna.preparation.survey_checks.findings import OTHER_TEXT

# What the workbook calls the columns of a log.
_OF_COLUMN = (
    *(("record", "Record"), ("field", "Field"), ("old", "Answer now"), ("new", "New value")),
    *(("why", "Why"), ("who", "Who"), ("when", "When")),
)


@dataclass
class Decided:
    """What a person decided.

    Parameters
    ----------
    entries
        The changes, each once: one record can be taken out for two reasons.
    kept
        The findings that stay as they are: the check, the record and the fields of each.
    undecided
        How many findings wait for a decision.
    problems
        What is wrong with the decisions; no message holds a value.
    """

    entries: list[Entry] = field(default_factory=list)
    kept: list[tuple[str, str, str]] = field(default_factory=list)
    undecided: int = 0
    problems: list[Problem] = field(default_factory=list)


def read_decisions(
    content: bytes, shown_as: str, tables: Sequence[Records], today: dt.date
) -> Decided:
    """The decisions in a workbook of findings.

    Parameters
    ----------
    content, shown_as
        The workbook, and its name in messages.
    tables
        The tables as received. Decisions about tables that are not among them are passed over,
        but for what is wrong with them whatever they are about.
    today
        No decision is of a later day.

    Raises
    ------
    InputError
        If it is no workbook, or its headings were changed.
    """
    decided = Decided()
    by_name = {table.name: table for table in tables}
    entries: dict[tuple[str, str, str], Entry] = {}
    for number, cells in workbook_rows(content, shown_as, HEADINGS):
        base = _base(cells, shown_as, number)
        decision = squeeze(cells["Decision"]).casefold()
        if not decision:
            decided.undecided += 1
            decided.problems += _of_blank(cells, base)
            continue
        problems = [*_of_decision(cells, base, decision), *_of_day(base, today)]
        decided.problems += problems
        if decision == KEEP:
            decided.kept.append(key_of(cells))
        elif not problems:
            table = by_name.get(table_of(base.record))
            made, wrong = _entries_of(cells, base, decision, table)
            decided.problems += wrong
            for entry in made:
                entries.setdefault((entry.record, entry.field, entry.new), entry)
    decided.entries = list(entries.values())
    return decided


def _base(cells: Cells, file: str, row: int) -> Entry:
    """The entry that a row is about, as yet without its field and values."""
    return Entry(
        record=cells["Record"].strip(),
        field=WHOLE_RECORD,
        old="",
        new="",
        why=cells["Why"].strip(),
        who=cells["Who"].strip(),
        when=cells["When"].strip(),
        file=file,
        row=row,
        headings=_OF_COLUMN,
    )


def _of_blank(cells: Cells, base: Entry) -> Iterator[Problem]:
    if is_filled(cells):
        found = "there is no decision beside who, when or why"
        yield base.problem("Decision", found, f"Choose one of: {', '.join(DECISIONS)}")


def _of_day(base: Entry, today: dt.date) -> Iterator[Problem]:
    # A finding about a whole file has no record, and can be kept all the same.
    return (each for each in faults_of_form(base, today) if ", column Record" not in each.where)


def _of_decision(cells: Cells, base: Entry, decision: str) -> Iterator[Problem]:
    if decision not in DECISIONS:
        remedy = f"Choose one of them: {did_you_mean(decision, DECISIONS)}".rstrip("?")
        yield base.problem("Decision", "there is no such decision", remedy)
        return
    new, names = cells["New value"].strip(), fields_of(cells)
    suggested = cells["Check"] == OTHER_TEXT
    if decision != KEEP and not base.record:
        found = "the finding is about a whole file, and can only be kept"
        yield base.problem("Decision", found, "Choose keep, and correct the file itself")
    elif decision == CHANGE and len(names) != 1 and not suggested:
        what = "several fields" if names else "a whole record"
        found = f"the finding is about {what}: what becomes of which cannot be said here"
        remedy = "Enter the change in cleaning_log.csv and choose keep here, or remove it"
        yield base.problem("Decision", found, remedy)
    elif decision == CHANGE and not new:
        remedy = f'Type it, or choose "{REMOVE_ANSWER}"'
        yield base.problem("New value", "the new value is missing", remedy)
    elif decision == REMOVE_ANSWER and not names:
        found = "the finding is about a whole record, not about an answer"
        yield base.problem("Decision", found, f'Choose "{REMOVE_RECORD}" or "{KEEP}"')
    if decision != CHANGE and new and not suggested:
        found = f'there is a new value, but the decision is "{decision}"'
        yield base.problem("New value", found, f'Clear it, or choose "{CHANGE}"')


def _entries_of(
    cells: Cells, base: Entry, decision: str, table: Records | None
) -> tuple[list[Entry], list[Problem]]:
    """The entries that a decision comes to, and what is wrong with it against the table."""
    if decision == REMOVE_RECORD:
        return [base], []
    names = fields_of(cells)
    place = -1 if table is None else int(table.positions([base.record])[0])
    if table is None or place < 0 or not set(names) <= set(table.fields):
        # What is not known is said with the entries of the log, where all tables were read.
        return [replace(base, field=name) for name in names], []
    if squeeze(shown(table, names, place)) != squeeze(cells["Answer now"]):
        found = "the answer that is shown is not the one that was received"
        remedy = "Leave this column as it is, and type what it becomes under New value"
        return [], [base.problem("Answer now", found, remedy)]
    values = [""] * len(names)
    if decision == CHANGE:
        # The text of an "other" option is taken out when the option that it means is picked.
        values[0] = cells["New value"].strip()
    held = [table.text(name, place) for name in names]
    return [
        replace(base, field=name, old=old, new=new)
        for name, old, new in zip(names, held, values, strict=True)
        if old or new
    ], []
