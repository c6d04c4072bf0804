from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from jsna.preparation.cleaning_log.ids import RecordIds
from jsna.preparation.cleaning_log.paired_records import PairedRecords
from jsna.preparation.cleaning_log.records import Records
from jsna.preparation.cleaning_log.tables import survey_records
from tests.preparation.small_answers import received, survey_of

ROWS: list[dict[str, Any]] = [
    {"area": "north", "weeks": 3},
    {"area": "south", "weeks": "missing code"},
    {"why": "so"},
]
RAW = survey_records(received(ROWS, codes=["weeks"]), survey_of())


def swapped(records: Records) -> Records:
    """The same records, the last one first."""
    order = [2, 0, 1]
    frame = records.frame.iloc[order].reset_index(drop=True)
    ids = RecordIds(records.ids.prefix, records.ids.numbers[order])
    return replace(records, ids=ids, rows=records.rows[order], frame=frame)


def test_records_are_paired_by_their_ids_wherever_they_stand() -> None:
    both = PairedRecords(RAW, swapped(RAW))
    assert both.received.tolist() == [2, 0, 1]
    assert (both.before.tolist(), both.after.tolist()) == ([2, 0, 1], [0, 1, 2])
    assert not both.in_place
    assert PairedRecords(RAW, RAW).in_place


def test_a_record_that_only_one_table_has_has_no_pair() -> None:
    fewer = RAW.only(np.array([False, True, True]))
    gone = PairedRecords(RAW, fewer)
    assert (gone.before.tolist(), gone.after.tolist()) == ([1, 2], [0, 1])
    come = PairedRecords(fewer, RAW)
    assert come.received.tolist() == [-1, 0, 1]
    assert (come.before.tolist(), come.after.tolist()) == ([0, 1], [1, 2])
    assert not gone.in_place
    assert not come.in_place


@pytest.mark.parametrize("clean", [RAW, swapped(RAW)], ids=["in place", "swapped"])
def test_where_nothing_was_changed_nothing_differs(clean: Records) -> None:
    both = PairedRecords(RAW, clean)
    for one in RAW.fields.values():
        assert both.differing(one).tolist() == []
        assert not both.retyped(one)


def test_a_value_that_was_changed_is_told_by_the_place_of_its_pair() -> None:
    changed = replace(RAW, frame=RAW.frame.assign(weeks=[3.0, np.nan, 4.0]))
    weeks = RAW.fields["weeks"]
    assert PairedRecords(RAW, changed).differing(weeks).tolist() == [2]
    assert PairedRecords(RAW, swapped(changed)).differing(weeks).tolist() == [0]
    assert PairedRecords(RAW, changed).differing(RAW.fields["area"]).tolist() == []


def test_of_two_types_all_may_differ() -> None:
    retyped = replace(RAW, frame=RAW.frame.astype({"weeks": "str"}))
    both = PairedRecords(RAW, retyped)
    assert both.retyped(RAW.fields["weeks"])
    assert both.differing(RAW.fields["weeks"]).tolist() == [0, 1, 2]
    assert not both.retyped(RAW.fields["area"])


def test_a_missing_code_that_goes_is_told_from_a_value_that_changes() -> None:
    code = "weeks:missing code"
    both = PairedRecords(RAW, replace(RAW, frame=RAW.frame.assign(**{code: False})))
    weeks, places = RAW.fields["weeks"], np.array([0, 1])
    assert both.differing(weeks).tolist() == [1]
    assert both.codes_moved(weeks, places).tolist() == [False, True]
    assert both.codes_moved(RAW.fields["area"], places).tolist() == [False, False]
