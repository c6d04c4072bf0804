"""Audits a cleaning: derives every difference between raw and clean again, and matches the log.

It knows nothing of how the log was replayed. It compares the two tables column by column, so that
a change that no entry stands for is found wherever it was made.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from jsna.errors import Problem
from jsna.preparation.cleaning_log.entries import WHOLE_RECORD, Entry, table_of
from jsna.preparation.cleaning_log.fields import Field, canonical, texts
from jsna.preparation.cleaning_log.paired_records import PairedRecords
from jsna.preparation.cleaning_log.records import Records

What = Literal[
    "change without an entry",
    "entry without effect",
    "other change than the entry says",
    "duplicate entries",
    "contradictory entries",
    "record that was not received",
    "column added or taken out",
    "change of type alone",
]
_REMEDY = "Change answers through the cleaning log alone, and run again from what was received"


@dataclass(frozen=True, order=True)
class Difference:
    """Something that the log and the tables do not agree on; never a value.

    Parameters
    ----------
    what
        Its kind. A change of type alone is no error: the values are the same.
    record, field
        What it is about; no record where it is about a whole column.
    file, row
        Where it stands: in the log if it is about an entry, else in the file that was received.
    """

    what: What
    record: str
    field: str
    file: str
    row: int

    @property
    def is_error(self) -> bool:
        """Whether the cleaning cannot be trusted because of it."""
        return self.what != "change of type alone"

    def problem(self) -> Problem:
        """The same as a problem."""
        about = f"{self.what}: {self.field}" + (f" of {self.record}" if self.record else "")
        return Problem(self.file, f"row {self.row}" if self.row else "", about, _REMEDY)


def audit(raw: Records, clean: Records, entries: Sequence[Entry]) -> tuple[Difference, ...]:
    """Every disagreement between a log and what became of a table.

    Parameters
    ----------
    raw, clean
        The table as received, and as it is used.
    entries
        The log; entries about other tables are passed over.

    Returns
    -------
    tuple of Difference
        In the order of the kinds, records and fields; empty if each difference has its one entry
        and each entry its difference.
    """
    own = [entry for entry in entries if table_of(entry.record) == raw.name]
    both = PairedRecords(raw, clean)
    found = [*_of_pairs(own), *_of_records(both, own), *_of_columns(raw, clean)]
    said = {(each.record, each.field): each for each in own if not each.takes_out_record}
    for one in raw.fields.values():
        if set(one.all_columns) <= set(clean.frame.columns):
            found += _of_field(both, one, said)
    found += _without_effect(raw, clean, said)
    return tuple(sorted(set(found)))


def _of_field(
    both: PairedRecords, one: Field, said: Mapping[tuple[str, str], Entry]
) -> Iterator[Difference]:
    raw, places = both.raw, both.differing(one)
    old = texts(raw.frame, one, both.before[places])
    new = texts(both.clean.frame, one, both.after[places])
    coded = both.codes_moved(one, places)
    alone = both.retyped(one)
    for place, was, now, moved in zip(both.before[places], old, new, coded, strict=True):
        record = raw.ids[place]
        entry = said.get((record, one.name))
        if was == now and not moved:
            alone = True
        elif entry is None:
            row = int(raw.rows[place])
            yield Difference("change without an entry", record, one.name, raw.file, row)
        elif canonical(one, entry.new) != now:
            what: What = "other change than the entry says"
            yield Difference(what, record, one.name, entry.file, entry.row)
    if alone:
        yield Difference("change of type alone", "", one.name, raw.file, 0)


def _without_effect(
    raw: Records, clean: Records, said: Mapping[tuple[str, str], Entry]
) -> Iterator[Difference]:
    """Entries whose field is as it was, or whose record or field is not there."""
    records = [record for record, _ in said]
    places = zip(raw.positions(records).tolist(), clean.positions(records).tolist(), strict=True)
    both = {
        key: place
        for key, place in zip(said, places, strict=True)
        if key[1] in raw.fields and min(place) >= 0
    }
    old = raw.texts_at([(name, before) for (_, name), (before, _) in both.items()])
    new = clean.texts_at([(name, after) for (_, name), (_, after) in both.items()])
    changed = {key for key, was, now in zip(both, old, new, strict=True) if was != now}
    for (record, name), entry in said.items():
        if (record, name) not in changed:
            yield Difference("entry without effect", record, name, entry.file, entry.row)


def _of_records(both: PairedRecords, own: Sequence[Entry]) -> Iterator[Difference]:
    raw, clean = both.raw, both.clean
    gone = {entry.record: entry for entry in own if entry.takes_out_record}
    left = clean.ids.positions_of(raw.ids) >= 0
    for place in np.flatnonzero(~left).tolist():
        record = raw.ids[place]
        if record not in gone:
            what: What = "change without an entry"
            yield Difference(what, record, WHOLE_RECORD, raw.file, int(raw.rows[place]))
    for (record, entry), before, after in zip(
        gone.items(), raw.positions(gone), clean.positions(gone), strict=True
    ):
        if before < 0 or after >= 0:
            yield Difference("entry without effect", record, WHOLE_RECORD, entry.file, entry.row)
    # A record that somebody doubled is one that was not received: the first one counts.
    for place in np.flatnonzero((both.received < 0) | clean.ids.repeated).tolist():
        what = "record that was not received"
        yield Difference(what, clean.ids[place], WHOLE_RECORD, clean.file, 0)


def _of_columns(raw: Records, clean: Records) -> Iterator[Difference]:
    for column in sorted(set(raw.frame.columns) ^ set(clean.frame.columns)):
        yield Difference("column added or taken out", "", str(column), raw.file, 0)


def _of_pairs(own: Sequence[Entry]) -> Iterator[Difference]:
    counts = Counter((each.record, each.field) for each in own)
    gone = {each.record for each in own if each.takes_out_record}
    first: dict[tuple[str, str], Entry] = {}
    for each in own:
        earlier = first.setdefault((each.record, each.field), each)
        same = (earlier.old, earlier.new) == (each.old, each.new)
        overruled = each.record in gone and not each.takes_out_record
        if overruled or (counts[each.record, each.field] > 1 and not same):
            yield Difference("contradictory entries", each.record, each.field, each.file, each.row)
        elif earlier is not each:
            yield Difference("duplicate entries", each.record, each.field, each.file, each.row)
