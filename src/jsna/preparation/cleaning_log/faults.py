"""Everything that can be wrong with the entries of a cleaning log."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from jsna.errors import Problem, did_you_mean
from jsna.preparation.cleaning_log.entries import WHOLE_RECORD, Entry, table_of
from jsna.preparation.cleaning_log.fields import Field, canonical
from jsna.preparation.cleaning_log.records import Records
from jsna.preparation.delimited import squeeze

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
Held = tuple[str, str]  # the value in words, and what the file has in its place, if anything


def faults_of_form(entry: Entry, today: dt.date) -> Iterator[Problem]:
    """What is wrong with an entry whatever it is about: a blank, a date that is none or to come."""
    for column in ("record", "field", "why", "who", "when"):
        if not getattr(entry, column).strip():
            yield entry.problem(column, "the cell is blank", "Fill it")
    when = entry.when.strip()
    if when:
        date = day(when)
        if date is None:
            yield entry.problem("when", "this is not a date such as 2026-04-30", "Correct it")
        elif date > today:
            yield entry.problem("when", "this date is in the future", "Correct it")


def day(text: str) -> dt.date | None:
    """A date to the day, or None if the text is none."""
    try:
        return dt.date.fromisoformat(text) if _DATE.fullmatch(text) else None
    except ValueError:
        return None


def faults_of_content(
    entries: Sequence[Entry], tables: Sequence[Records], *, whole: bool
) -> Iterator[Problem]:
    """What is wrong with entries against the tables as received; no message holds a value.

    Parameters
    ----------
    entries
        The entries.
    tables
        The tables that were read.
    whole
        Whether these are all tables of the review. If not, entries about others are not judged.
    """
    by_name = {table.name: table for table in tables}
    groups: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        if entry.record.strip():
            groups[table_of(entry.record)].append(entry)
    for name, group in groups.items():
        table = by_name.get(name)
        if table is not None:
            for entry, now in zip(group, _held(group, table), strict=True):
                yield from _of_one(entry, table, now)
        elif whole or not name:
            for entry in group:
                remedy = f"Correct it: {_forms(tables)}"
                yield entry.problem("record", "there is no such record", remedy)
    yield from _of_pairs(entries)


def _forms(tables: Sequence[Records]) -> str:
    """What records are called, by their first and last ones."""
    shown = [f"{each.ids[0]} to {each.ids[-1]}" for each in tables if len(each.ids)]
    return "known are " + ", ".join(shown) if shown else "there are none"


def _held(group: Sequence[Entry], table: Records) -> list[Held | None]:
    """What the field of each entry holds, and what the file has there; None for no such record."""
    positions = table.positions(entry.record for entry in group).tolist()
    places = [
        (entry.field, position)
        for entry, position in zip(group, positions, strict=True)
        if position >= 0 and entry.field in table.fields
    ]
    values = dict(zip(places, table.texts_at(places), strict=True))
    held = {(name, at): (value, table.typed(name, at)) for (name, at), value in values.items()}
    return [
        held.get((entry.field, position), ("", "")) if position >= 0 else None
        for entry, position in zip(group, positions, strict=True)
    ]


def _of_one(entry: Entry, table: Records, held: Held | None) -> Iterator[Problem]:
    if held is None:
        remedy = f"Correct it: {_forms([table])}"
        yield entry.problem("record", "there is no such record", remedy)
    one = table.fields.get(entry.field)
    if entry.takes_out_record:
        yield from _of_removal(entry)
    elif one is not None:
        new = canonical(one, entry.new)
        if new is None:
            yield entry.problem("new", _no_value(one), _remedy(one))
        if held is not None:
            yield from _against(entry, one, *held, new)
    elif entry.field.strip():
        remedy = f"Correct it: {did_you_mean(entry.field, [*table.fields, WHOLE_RECORD])}"
        yield entry.problem("field", "there is no such field", remedy.rstrip("?"))


def _of_removal(entry: Entry) -> Iterator[Problem]:
    for column in ("old", "new"):
        if getattr(entry, column).strip():
            found = "a whole record is taken out, and has no old or new value"
            yield entry.problem(column, found, "Clear the cell, or name the field")


def _against(entry: Entry, one: Field, now: str, typed: str, new: str | None) -> Iterator[Problem]:
    # A score that is none, "3*", stands there as it was typed.
    old = {squeeze(each) for each in (entry.old, canonical(one, entry.old)) if each is not None}
    # An answer that counts as none, "about 2", stands only in the export.
    if squeeze(now) not in old and not (typed and squeeze(typed) in old):
        found = "the old value is not the one that was received"
        remedy = "Look at the record, and decide again on what stands there"
        yield entry.problem("old", found, remedy)
    elif new == now:
        alone = entry.new.strip() != entry.old.strip()
        found = "the entry changes how the value is written and not the value"
        found = found if alone else "the entry changes nothing"
        yield entry.problem("new", found, "Take the entry out, or correct the new value")


def _no_value(one: Field) -> str:
    if one.kind == "number":
        return f'"{one.name}" takes a number'
    several = "one or more of its options" if one.kind == "options" else "one of its options"
    return f'"{one.name}" takes {several}'


def _remedy(one: Field) -> str:
    if one.kind == "number":
        return "Type it in digits, or leave the cell blank for no answer"
    parted = ", with semicolons between them" if one.kind == "options" else ""
    return f"Type {', '.join(one.options)}{parted}, or leave the cell blank for no answer"


def _of_pairs(entries: Sequence[Entry]) -> Iterator[Problem]:
    """Two entries about one field, or a field of a record that another entry takes out."""
    first: dict[tuple[str, str], Entry] = {}
    gone = {each.record: each for each in reversed(entries) if each.takes_out_record}
    for entry in entries:
        earlier = first.setdefault((entry.record, entry.field), entry)
        taken = gone.get(entry.record)
        if earlier is not entry:
            same = (earlier.old, earlier.new) == (entry.old, entry.new)
            what = "says the same" if same else "contradicts this one"
            found = f"{_place(earlier, entry)} is about the same field and {what}"
            yield entry.problem("field", found, "Keep one of them")
        elif taken is not None and taken is not entry:
            found = f"{_place(taken, entry)} takes the whole record out"
            yield entry.problem("record", found, "Keep one of them")


def _place(other: Entry, entry: Entry) -> str:
    return f"row {other.row}" + ("" if other.file == entry.file else f" of {other.file}")
