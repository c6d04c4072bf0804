from __future__ import annotations

from typing import Any

from jsna.preparation.cleaning import RESTRICTED_VALUE
from jsna.preparation.cleaning_log.replay import changes_made, replay
from jsna.preparation.cleaning_log.tables import sheet_records, survey_records
from jsna.preparation.inputs import read_inputs
from jsna.preparation.sheet import Change
from jsna.review.project import Project
from jsna.review.settings import read_review
from tests.preparation.cleaning_log.small_log import entry, removal
from tests.preparation.small_answers import received, survey_of

ROWS: list[dict[str, Any]] = [
    {"area": "north", "help": ("visitor",), "weeks": 520},
    {"weeks": 3},
    {"why": "so"},
]
RAW = survey_records(received(ROWS), survey_of())


def test_entries_are_carried_out_and_what_was_received_is_left() -> None:
    log = [
        entry("r3", "help", "", "None of these"),
        entry("r1", "weeks", "520", "52.0"),
        entry("r1", "area", "north", ""),
        removal("r2"),
        entry("gaps row 2", "text", "a", "b"),
    ]
    clean = replay(RAW, log)
    assert clean.ids.tolist() == ["r1", "r3"]
    assert [clean.text("weeks", n) for n in (0, 1)] == ["52", ""]
    assert clean.text("area", 0) == ""
    assert clean.text("help", 1) == "none"
    assert clean.frame.dtypes.equals(RAW.frame.dtypes)
    assert RAW.text("weeks", 0) == "520"


def test_changes_name_row_and_rule_and_never_a_restricted_value_or_reason() -> None:
    log = [removal("r2", row=3), entry("r1", "weeks", "520", "52", why="She wrote 520")]
    file = "data/raw/2026/restricted/export.csv"
    hidden = RESTRICTED_VALUE
    assert changes_made(RAW, log) == (
        Change(file, 2, "How many weeks?", hidden, hidden, "the cleaning log, row 2"),
        Change(file, 3, "", "", "", "the whole record was taken out by the cleaning log, row 3"),
    )


def test_changes_to_an_open_table_say_what_and_why(project: Project) -> None:
    review = read_review(project, "2023")
    sheet = read_inputs(project, review, ("assessment",))["assessment"]
    raw = sheet_records("assessment", sheet, review)
    log = [entry("assessment row 2", "score", "2", "3", why="a slip of the pen")]
    (change,) = changes_made(raw, log)
    assert (change.row, change.before, change.after) == (2, "2", "3")
    assert change.rule == "the cleaning log, row 2: a slip of the pen"
    assert replay(raw, log).text("score", 0) == "3"
