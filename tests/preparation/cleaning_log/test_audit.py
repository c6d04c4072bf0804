from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from jsna.preparation.cleaning_log.audit import audit
from jsna.preparation.cleaning_log.entries import Entry
from jsna.preparation.cleaning_log.faults import faults_of_content
from jsna.preparation.cleaning_log.fields import Field, assigned, texts
from jsna.preparation.cleaning_log.ids import RecordIds
from jsna.preparation.cleaning_log.records import Records
from jsna.preparation.cleaning_log.replay import replay
from jsna.preparation.cleaning_log.tables import survey_records
from tests.preparation.cleaning_log.small_log import entry, removal
from tests.preparation.small_answers import received, survey_of

VALUES: dict[str, list[Any]] = {
    "area": [None, "north", "south"],
    "help": [(), ("visitor",), ("group", "other"), ("none",)],
    "weeks": [None, 0, 3.5, 520, "missing code"],
    "why": ["", "so", "NA", "3"],
}
NEW = {
    "area": ["", "north", "south"],
    "help": ["", "visitor", "midwife; other"],
    "weeks": ["", "0", "12", "3.5"],
    "why": ["", "so", "thus", "3.0"],
}
ROW = st.fixed_dictionaries({name: st.sampled_from(given) for name, given in VALUES.items()})
Change = tuple[int, str, str]


@st.composite
def tables_and_logs(draw: st.DrawFn) -> tuple[Records, list[Entry]]:
    """Answers, and a log in which nothing is wrong."""
    rows = draw(st.lists(ROW, min_size=1, max_size=6))
    raw = survey_records(received(rows, codes=["weeks"]), survey_of())
    gone = draw(st.sets(st.sampled_from(raw.ids.tolist())))
    log = [removal(record) for record in gone]
    for place, record in enumerate(raw.ids.tolist()):
        for name, values in NEW.items():
            old, new = raw.text(name, place), draw(st.sampled_from(values))
            if record not in gone and old != new and draw(st.booleans()):
                log.append(entry(record, name, old, new))
    numbered = [
        replace(each, row=number) for number, each in enumerate(draw(st.permutations(log)), 2)
    ]
    return raw, numbered


@given(tables_and_logs())
def test_after_a_replay_the_audit_finds_nothing(drawn: tuple[Records, list[Entry]]) -> None:
    raw, log = drawn
    assert list(faults_of_content(log, [raw], whole=True)) == []
    assert audit(raw, replay(raw, log), log) == ()


@given(tables_and_logs(), st.data())
def test_every_silent_change_is_found(
    drawn: tuple[Records, list[Entry]], data: st.DataObject
) -> None:
    raw, log = drawn
    clean = replay(raw, log)
    said = {(each.record, each.field): each for each in log}
    choices = [
        (place, name, value)
        for place in range(len(clean.ids))
        for name, values in NEW.items()
        for value in values
        if clean.text(name, place) != value
    ]
    if not choices:
        return
    place, name, value = data.draw(st.sampled_from(choices))
    record = str(clean.ids[place])
    spoilt = replace(clean, frame=assigned(clean.frame, clean.fields[name], {place: value}))
    found = audit(raw, spoilt, log)
    assert found
    assert {(each.record, each.field) for each in found} == {(record, name)}
    back = value == raw.text(name, raw.positions([record])[0])
    if (record, name) in said:
        kinds = {"other change than the entry says", "entry without effect"}
        assert {each.what for each in found} <= kinds | {"change without an entry"}
        assert ("entry without effect" in {each.what for each in found}) == back
    else:
        assert [each.what for each in found] == ["change without an entry"]


@given(tables_and_logs(), st.data())
def test_a_record_that_goes_or_comes_silently_is_found(
    drawn: tuple[Records, list[Entry]], data: st.DataObject
) -> None:
    raw, log = drawn
    clean = replay(raw, log)
    if not len(clean.ids):
        return
    place = data.draw(st.integers(0, len(clean.ids) - 1))
    kept = np.ones(len(clean.ids), dtype=bool)
    kept[place] = False
    errors = audit(raw, clean.only(kept), log)
    record = str(clean.ids[place])
    assert {(each.what, each.record) for each in errors} >= {("change without an entry", record)}
    twice = replace(
        clean,
        ids=RecordIds("r", np.append(clean.ids.numbers, clean.ids.numbers[place])),
        rows=np.append(clean.rows, clean.rows[place]),
        frame=pd.concat([clean.frame, clean.frame.iloc[[place]]], ignore_index=True),
    )
    assert ("record that was not received", record) in {
        (each.what, each.record) for each in audit(raw, twice, log)
    }


def test_a_long_log_looks_into_each_field_once(monkeypatch: pytest.MonkeyPatch) -> None:
    # One look an entry made a log of 1,000 slower than all estimates.
    raw = survey_records(received([{"area": "north", "weeks": 3}] * 300), survey_of())
    names = raw.ids.tolist()
    log = [entry(name, "weeks", "3", "4") for name in names]
    looks: list[str] = []

    def looked(frame: pd.DataFrame, one: Field, places: NDArray[np.intp]) -> list[str]:
        looks.append(one.name)
        return texts(frame, one, places)

    monkeypatch.setattr("jsna.preparation.cleaning_log.records.texts", looked)
    assert list(faults_of_content(log, [raw], whole=True)) == []
    assert audit(raw, replay(raw, log), log) == ()
    assert sorted(looks) == ["weeks"] * 3


RAW = survey_records(received([{"area": "north", "weeks": 3, "help": ("visitor",)}]), survey_of())


def kinds(clean: Records, *log: Entry) -> list[tuple[str, str]]:
    return [(each.what, each.field) for each in audit(RAW, clean, log)]


def test_entries_without_effect_duplicates_and_contradictions_are_errors() -> None:
    one, same = entry("r1", "weeks", "3", "4"), entry("r1", "weeks", "3", "4", row=3)
    other, gone = entry("r1", "weeks", "3", "5", row=4), removal("r1", row=5)
    clean = replay(RAW, [one])
    assert kinds(clean, one) == []
    assert kinds(RAW, one) == [("entry without effect", "weeks")]
    assert kinds(clean, one, same) == [("duplicate entries", "weeks")]
    assert ("contradictory entries", "weeks") in kinds(clean, one, other)
    assert ("contradictory entries", "weeks") in kinds(replay(RAW, [gone]), one, gone)
    assert kinds(RAW, gone) == [("entry without effect", "whole record")]
    assert kinds(RAW, entry("r1", "wekks", "3", "4")) == [("entry without effect", "wekks")]
    assert kinds(RAW, removal("r8")) == [("entry without effect", "whole record")]


@pytest.mark.parametrize(
    ("column", "type_"),
    [("weeks", "str"), ("weeks", "object"), ("area", "str"), ("help:visitor", "int64")],
)
def test_a_change_of_type_alone_is_told_apart_and_is_no_error(column: str, type_: str) -> None:
    clean = replace(RAW, frame=RAW.frame.astype({column: type_}))
    (found,) = audit(RAW, clean, [])
    assert (found.what, found.field) == ("change of type alone", column.partition(":")[0])
    assert not found.is_error


def test_categories_in_another_order_are_a_change_of_type_alone() -> None:
    area = RAW.frame["area"].cat.reorder_categories(["south", "north"])
    clean = replace(RAW, frame=RAW.frame.assign(area=area))
    assert [each.what for each in audit(RAW, clean, [])] in ([], ["change of type alone"])


def test_a_change_of_value_beside_one_of_type_is_still_found() -> None:
    clean = replace(RAW, frame=RAW.frame.astype({"weeks": "int64"}).assign(weeks=4))
    assert kinds(clean) == [("change of type alone", "weeks"), ("change without an entry", "weeks")]


def test_a_missing_code_that_goes_silently_is_found() -> None:
    raw = survey_records(received([{"weeks": "missing code"}], codes=["weeks"]), survey_of())
    clean = replace(raw, frame=raw.frame.assign(**{"weeks:missing code": False}))
    (found,) = audit(raw, clean, [])
    assert (found.what, found.record, found.field) == ("change without an entry", "r1", "weeks")


def test_a_column_that_goes_or_comes_is_found() -> None:
    clean = replace(RAW, frame=RAW.frame.drop(columns="weeks").assign(new=1))
    told = [each for each in kinds(clean) if each[0] == "column added or taken out"]
    assert told == [("column added or taken out", "new"), ("column added or taken out", "weeks")]


def test_what_is_found_is_said_without_a_value() -> None:
    clean = replace(RAW, frame=RAW.frame.assign(weeks=77.0))
    (found,) = audit(RAW, clean, [])
    assert str(found.problem()) == (
        "data/raw/2026/restricted/export.csv, row 2: change without an entry: weeks of r1. Change "
        "answers through the cleaning log alone, and run again from what was received."
    )
