"""Replays a cleaning log on what was received."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from jsna.preparation.cleaning import RESTRICTED_VALUE
from jsna.preparation.cleaning_log.entries import Entry, table_of
from jsna.preparation.cleaning_log.fields import assigned, canonical
from jsna.preparation.cleaning_log.records import Records
from jsna.preparation.sheet import Change


def replay(raw: Records, entries: Sequence[Entry]) -> Records:
    """The records with every entry about them carried out; what was received is left as it is.

    Parameters
    ----------
    raw
        The records as received.
    entries
        Entries in which nothing is wrong; those about other tables are passed over.
    """
    own = [entry for entry in entries if table_of(entry.record) == raw.name]
    places = raw.positions(entry.record for entry in own).tolist()
    kept = np.ones(len(raw.ids), dtype=bool)
    by_field: defaultdict[str, dict[int, str]] = defaultdict(dict)
    for entry, place in zip(own, places, strict=True):
        if entry.takes_out_record:
            kept[place] = False
        else:
            by_field[entry.field][place] = canonical(raw.fields[entry.field], entry.new) or ""
    frame = raw.frame
    for name, changes in by_field.items():
        frame = assigned(frame, raw.fields[name], changes)
    changed = replace(raw, frame=frame, as_typed={})
    return changed if kept.all() else changed.only(kept)


def changes_made(raw: Records, entries: Sequence[Entry]) -> tuple[Change, ...]:
    """The changes as a reviewer sees them, in the order of the rows: never a restricted value.

    Why an entry was made is shown only where no column of the table is restricted, since the words
    may quote one; who made it stays in the log.
    """
    own = [entry for entry in entries if table_of(entry.record) == raw.name]
    places = raw.positions(entry.record for entry in own).tolist()
    open_to_all = not any(one.restricted for one in raw.fields.values())
    changes = []
    for entry, place in zip(own, places, strict=True):
        reason = f": {entry.why.strip()}" if open_to_all else ""
        rule = f"the cleaning log, row {entry.row}{reason}"
        column, before, after = "", "", ""
        if entry.takes_out_record:
            rule = f"the whole record was taken out by {rule}"
        else:
            one = raw.fields[entry.field]
            column, before, after = one.heading, RESTRICTED_VALUE, RESTRICTED_VALUE
            if not one.restricted:
                before, after = raw.text(entry.field, place), canonical(one, entry.new) or ""
        changes.append(Change(raw.file, int(raw.rows[place]), column, before, after, rule))
    return tuple(sorted(changes, key=lambda each: (each.row, each.column)))
