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
import pandas as pd
from numpy.typing import NDArray

from jsna.errors import Problem
from jsna.preparation.cleaning_log.entries import WHOLE_RECORD, Entry, table_of
from jsna.preparation.cleaning_log.records import Field, Records, canonical, texts

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
    shared = raw.ids.positions_of(clean.ids)
    found = [*_of_pairs(own), *_of_records(raw, clean, own, shared), *_of_columns(raw, clean)]
    before, after = shared[shared >= 0], np.flatnonzero(shared >= 0)
    # Where every record is where it was, the columns are compared without taking rows of them.
    in_place = len(raw.ids) == len(clean.ids) and bool((shared == np.arange(len(shared))).all())
    said = {(each.record, each.field): each for each in own if not each.takes_out_record}
    for one in raw.fields.values():
        if set(_columns(one)) <= set(clean.frame.columns):
            found += _of_field(_Pair(raw, clean, before, after, one, in_place=in_place), said)
    found += _without_effect(raw, clean, said)
    return tuple(sorted(set(found)))


@dataclass(frozen=True)
class _Pair:
    """A field before and after, with the positions of the records that both tables have.

    ``in_place`` says that these are all records of both, in the same order.
    """

    raw: Records
    clean: Records
    before: NDArray[np.intp]
    after: NDArray[np.intp]
    field: Field
    in_place: bool

    def differing(self) -> NDArray[np.intp]:
        """Which of the shared records differ, types aside."""
        differs = np.zeros(len(self.before), dtype=bool)
        for column in _columns(self.field):
            old, new = self.raw.frame[column], self.clean.frame[column]
            if not self.in_place:
                old, new = old.iloc[self.before], new.iloc[self.after]
            differs |= _unequal(old, new)
        return np.flatnonzero(differs)

    def retyped(self) -> bool:
        """Whether a column has another type."""
        pairs = ((self.raw.frame[c], self.clean.frame[c]) for c in _columns(self.field))
        return any(old.dtype != new.dtype for old, new in pairs)


def _columns(one: Field) -> tuple[str, ...]:
    return (*one.columns, *([one.missing_code] if one.missing_code else []))


def _unequal(old: pd.Series, new: pd.Series) -> NDArray[np.bool_]:
    if isinstance(old.dtype, pd.CategoricalDtype) and isinstance(new.dtype, pd.CategoricalDtype):
        # Types of the same categories in another order count as equal, and have other codes.
        if list(old.cat.categories) == list(new.cat.categories):
            return np.asarray(old.cat.codes.to_numpy() != new.cat.codes.to_numpy())
    elif old.dtype == new.dtype and old.dtype != object:
        # Texts are compared as they are stored, which spares an object for each.
        of_texts = isinstance(old.dtype, pd.StringDtype)
        left, right = (each.array if of_texts else each.to_numpy() for each in (old, new))
        both_missing = old.isna().to_numpy() & new.isna().to_numpy()
        return np.asarray((left != right) & ~both_missing, dtype=bool)
    # Of two types: what differs is seen in the words of both.
    return np.ones(len(old), dtype=bool)


def _of_field(pair: _Pair, said: Mapping[tuple[str, str], Entry]) -> Iterator[Difference]:
    one, raw = pair.field, pair.raw
    places = pair.differing()
    old = texts(raw.frame, one, pair.before[places])
    new = texts(pair.clean.frame, one, pair.after[places])
    coded = _codes_moved(pair, places)
    alone = pair.retyped()
    for place, was, now, moved in zip(pair.before[places], old, new, coded, strict=True):
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


def _codes_moved(pair: _Pair, places: NDArray[np.intp]) -> NDArray[np.bool_]:
    """Whether a missing code came or went."""
    column = pair.field.missing_code
    if not column:
        return np.zeros(len(places), dtype=bool)
    old = pair.raw.frame[column].iloc[pair.before[places]].astype(bool).to_numpy()
    new = pair.clean.frame[column].iloc[pair.after[places]].astype(bool).to_numpy()
    return np.asarray(old != new, dtype=bool)


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


def _of_records(
    raw: Records, clean: Records, own: Sequence[Entry], shared: NDArray[np.intp]
) -> Iterator[Difference]:
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
    for place in np.flatnonzero((shared < 0) | clean.ids.repeated).tolist():
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
