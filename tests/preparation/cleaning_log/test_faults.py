from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from jsna.preparation.cleaning_log.entries import Entry
from jsna.preparation.cleaning_log.faults import day, faults_of_content, faults_of_form
from jsna.preparation.cleaning_log.tables import survey_records
from tests.preparation.cleaning_log.small_log import FILE, TODAY, entry, removal
from tests.preparation.small_answers import received, survey_of

ROWS: list[dict[str, Any]] = [
    {"area": "north", "help": ("visitor",), "weeks": 520, "why": "My secret reason"},
    {"area": "south"},
]
TABLES = (survey_records(received(ROWS), survey_of()),)


def told(*entries: Entry, whole: bool = True) -> list[str]:
    faults = [fault for each in entries for fault in faults_of_form(each, TODAY)]
    faults += faults_of_content(entries, TABLES, whole=whole)
    return [str(fault).removeprefix(f"{FILE}, ") for fault in faults]


def test_entries_that_fit_have_no_fault() -> None:
    good = (
        entry("r1", "weeks", "520.0", "52"),
        entry("r1", "area", "North", "South; coast"),
        entry("r1", "why", "My  secret reason", ""),
        entry("r1", "help", "visitor", "group; visitor"),
        removal("r2"),
    )
    assert told(*good) == []


@pytest.mark.parametrize(
    ("one", "said"),
    [
        (entry("r9", "weeks", "520", "52"), ("row 2, column record: there is no such record. "
         "Correct it: known are r1 to r2.")),
        (entry("x1", "weeks", "520", "52"), ("row 2, column record: there is no such record. "
         "Correct it: known are r1 to r2.")),
        (entry("gaps row 3", "text", "a", "b"), ("row 2, column record: there is no such record. "
         "Correct it: known are r1 to r2.")),
        (entry("r1", "week", "520", "52"), ("row 2, column field: there is no such field. "
         'Correct it: did you mean "weeks".')),
        (entry("r1", "weeks", "52", "5"), ("row 2, column old: the old value is not the one that "
         "was received. Look at the record, and decide again on what stands there.")),
        (entry("r1", "weeks", "", "5"), ("row 2, column old: the old value is not the one that "
         "was received. Look at the record, and decide again on what stands there.")),
        (entry("r1", "weeks", "520", "many"), ('row 2, column new: "weeks" takes a number. '
         "Type it in digits, or leave the cell blank for no answer.")),
        (entry("r1", "area", "north", "west"), ('row 2, column new: "area" takes one of its '
         "options. Type north, south, or leave the cell blank for no answer.")),
        (entry("r1", "help", "visitor", "nurse"), ('row 2, column new: "help" takes one or more of '
         "its options. Type visitor, midwife, group, none, other, with semicolons between them, "
         "or leave the cell blank for no answer.")),
        (entry("r1", "weeks", "520", "520"), ("row 2, column new: the entry changes nothing. "
         "Take the entry out, or correct the new value.")),
        (entry("r1", "weeks", "520", "520.0"), ("row 2, column new: the entry changes how the "
         "value is written and not the value. Take the entry out, or correct the new value.")),
        (removal("r1", old="x"), ("row 2, column old: a whole record is taken out, and has no old "
         "or new value. Clear the cell, or name the field.")),
    ],
)  # fmt: skip
def test_one_fault_of_content(one: Entry, said: str) -> None:
    assert told(one) == [said]


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        ({"who": " "}, "row 2, column who: the cell is blank. Fill it."),
        ({"why": ""}, "row 2, column why: the cell is blank. Fill it."),
        ({"when": ""}, "row 2, column when: the cell is blank. Fill it."),
        ({"when": "20/11/2026"}, ("row 2, column when: this is not a date such as 2026-04-30. "
         "Correct it.")),
        ({"when": "2026-02-30"}, ("row 2, column when: this is not a date such as 2026-04-30. "
         "Correct it.")),
        ({"when": "2026-11-26"}, "row 2, column when: this date is in the future. Correct it."),
    ],
)  # fmt: skip
def test_one_fault_of_form(keys: dict[str, str], said: str) -> None:
    assert told(entry("r1", "weeks", "520", "52", **keys)) == [said]


def test_two_entries_about_one_field() -> None:
    first = entry("r1", "weeks", "520", "52")
    same, other = entry("r1", "weeks", "520", "52", row=3), entry("r1", "weeks", "520", "5", row=4)
    assert told(first, same, other) == [
        "row 3, column field: row 2 is about the same field and says the same. Keep one of them.",
        (
            "row 4, column field: row 2 is about the same field and contradicts this one. "
            "Keep one of them."
        ),
    ]


def test_a_field_of_a_record_that_is_taken_out() -> None:
    change = entry("r1", "weeks", "520", "52")
    gone = removal("r1", row=5, file="checks.xlsx")
    assert told(change, gone) == [
        "row 2, column record: row 5 of checks.xlsx takes the whole record out. Keep one of them."
    ]
    assert "says the same" in told(removal("r1"), removal("r1", row=3))[0]


def test_all_is_told_at_once_and_no_message_holds_a_value() -> None:
    bad = (
        entry("r1", "why", "Not my secret", "Another secret", who=""),
        entry("r1", "help", "secret", "secret", row=3),
        entry("r7", "wy", "secret", "secret", row=4, when="soon"),
    )
    said = told(*bad)
    assert len(said) == 7
    assert "secret" not in "\n".join(said)


def test_entries_about_inputs_that_were_not_read_are_judged_by_who_reads_all() -> None:
    other = entry("gaps row 3", "text", "a", "b")
    assert told(other, whole=False) == []
    assert len(told(other)) == 1
    assert len(told(entry("row 3", "text", "a", "b"), whole=False)) == 1


def test_a_day_is_read_in_one_form_only() -> None:
    assert day("2026-11-25") == TODAY
    assert day("20261125") is None
    assert day("2026-W48-3") is None


def test_the_old_value_may_be_what_the_export_has() -> None:
    read = replace(received(ROWS), as_typed={(3, "weeks"): "about 2"})
    tables = (survey_records(read, survey_of()),)
    for old in ("about 2", ""):
        good = [entry("r2", "weeks", old, "2")]
        assert list(faults_of_content(good, tables, whole=True)) == []
    (fault,) = faults_of_content([entry("r2", "weeks", "about 3", "2")], tables, whole=True)
    assert "the old value is not the one that was received" in str(fault)
