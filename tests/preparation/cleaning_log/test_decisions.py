from __future__ import annotations

import datetime as dt
from dataclasses import replace
from io import BytesIO
from typing import Any

import openpyxl
import pytest

from jsna.errors import InputError
from jsna.preparation.cleaning_log.decisions import Decided, read_decisions
from jsna.preparation.cleaning_log.decisions_sheet import HEADINGS
from jsna.preparation.cleaning_log.tables import survey_records
from tests.preparation.cleaning_log.small_log import TODAY
from tests.preparation.small_answers import received, survey_of

ROWS: list[dict[str, Any]] = [
    {"weeks": 520, "why": "ring 07700 900123", "easy": "sa", "kind": "sa", "near": None},
    {"help": ("none", "other"), "which": "midwife"},
]
TABLES = [survey_records(received(ROWS), survey_of())]
WEEKS = ("out of range", "r1", 2, "weeks", "How many weeks?", "520", "too far")
OTHER = (
    *("other text belongs to an option", "r2", 3, "help; which", "Both"),
    *("help: none; other\nwhich: midwife", "an option"),
)
SAME = ("straight-lining", "r1", 2, "easy; kind; near", "", "easy: sa\nkind: sa\nnear: ", "same")
TWICE = ("duplicate", "r1", 2, "", "", "", "the same answers as r2")
BY = ("A. Analyst", dt.datetime(2026, 11, 20), "asked back")  # noqa: DTZ001 -- as Excel has it


def decided(*rows: tuple[Any, ...], tables: Any = TABLES) -> Decided:
    book = openpyxl.Workbook()
    for row in (HEADINGS, *rows):
        book.worksheets[0].append(row)
    stream = BytesIO()
    book.save(stream)
    return read_decisions(stream.getvalue(), "checks.xlsx", tables, TODAY)


def entries(found: Decided) -> list[tuple[str, str, str, str]]:
    assert found.problems == []
    return [(each.record, each.field, each.old, each.new) for each in found.entries]


def test_each_decision_becomes_its_entries() -> None:
    assert entries(decided((*WEEKS, "change to", 52, *BY))) == [("r1", "weeks", "520", "52")]
    assert entries(decided((*WEEKS, "Remove answer", None, *BY))) == [("r1", "weeks", "520", "")]
    assert entries(decided((*WEEKS, "remove record", "", *BY))) == [("r1", "whole record", "", "")]
    kept = decided((*WEEKS, "keep", "", *BY))
    assert (entries(kept), kept.kept, kept.undecided) == ([], [("out of range", "r1", "weeks")], 0)
    waiting = decided(WEEKS, OTHER)
    assert (entries(waiting), waiting.kept, waiting.undecided) == ([], [], 2)


def test_who_when_and_why_are_those_of_the_row() -> None:
    (made,) = decided((*WEEKS, "change to", 52, *BY)).entries
    assert (made.who, made.when, made.why) == ("A. Analyst", "2026-11-20", "asked back")
    assert (made.file, made.row) == ("checks.xlsx", 2)


def test_an_other_text_moves_to_its_option() -> None:
    assert entries(decided((*OTHER, "change to", "midwife", *BY))) == [
        ("r2", "help", "none; other", "midwife"),
        ("r2", "which", "midwife", ""),
    ]
    # A suggestion counts only when change to is chosen.
    assert entries(decided((*OTHER, "keep", "midwife; none", *BY))) == []


def test_answers_of_several_fields_are_removed_where_there_are_any() -> None:
    assert entries(decided((*SAME, "remove answer", "", *BY))) == [
        ("r1", "easy", "sa", ""),
        ("r1", "kind", "sa", ""),
    ]


def test_a_record_that_is_taken_out_for_two_reasons_goes_once() -> None:
    rows = ((*WEEKS, "remove record", "", *BY), (*TWICE, "remove record", "", *BY))
    assert entries(decided(*rows)) == [("r1", "whole record", "", "")]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ((*WEEKS, "kep", "", *BY), ("Decision: there is no such decision. Choose one of them: did "
         'you mean "keep".')),
        ((*WEEKS, "", "", *BY), ("Decision: there is no decision beside who, when or why. Choose "
         "one of: keep, change to, remove record, remove answer.")),
        ((*WEEKS, "change to", "", *BY), ('New value: the new value is missing. Type it, or choose '
         '"remove answer".')),
        ((*WEEKS, "keep", "52", *BY), ('New value: there is a new value, but the decision is '
         '"keep". Clear it, or choose "change to".')),
        ((*SAME, "change to", "a", *BY), ("Decision: the finding is about several fields: what "
         "becomes of which cannot be said here. Enter the change in cleaning_log.csv and choose "
         "keep here, or remove it.")),
        ((*TWICE, "change to", "a", *BY), ("Decision: the finding is about a whole record: what "
         "becomes of which cannot be said here. Enter the change in cleaning_log.csv and choose "
         "keep here, or remove it.")),
        ((*TWICE, "remove answer", "", *BY), ("Decision: the finding is about a whole record, not "
         'about an answer. Choose "remove record" or "keep".')),
        (("file", "", 0, "", "", "", "", "remove record", "", *BY), ("Decision: the finding is "
         "about a whole file, and can only be kept. Choose keep, and correct the file itself.")),
        ((*WEEKS, "keep", "", "", *BY[1:]), "Who: the cell is blank. Fill it."),
        ((*WEEKS, "keep", "", "A", "soon", "so"), ("When: this is not a date such as 2026-04-30. "
         "Correct it.")),
        ((*WEEKS, "keep", "", "A", "2027-01-01", "so"), ("When: this date is in the future. "
         "Correct it.")),
        ((*WEEKS, "keep", "", "A", "2026-11-20", ""), "Why: the cell is blank. Fill it."),
        ((*WEEKS[:5], "52", "too far", "change to", "5", *BY), ("Answer now: the answer that is "
         "shown is not the one that was received. Leave this column as it is, and type what it "
         "becomes under New value.")),
    ],
)  # fmt: skip
def test_one_thing_that_is_wrong(row: tuple[Any, ...], said: str) -> None:
    assert [str(each) for each in decided(row).problems] == [f"checks.xlsx, row 2, column {said}"]


def test_all_is_told_at_once_and_without_a_value() -> None:
    found = decided(
        (*WEEKS, "kep", "", "", "", ""),
        (*WEEKS[:5], "07700", "x", "remove answer", "", *BY),
        (*SAME, "keep", "", "A", "2099-01-01", ""),
    )
    told = [str(each) for each in found.problems]
    assert len(told) == 7
    assert "07700" not in "\n".join(told)


def test_a_file_as_a_whole_can_be_kept() -> None:
    assert decided(("c", "", 0, "", "", "", "", "keep", "", *BY)).problems == []


def test_records_and_fields_that_are_not_known_are_left_to_the_check_of_entries() -> None:
    row = ("c", "r9", 2, "weeks", "", "520", "", "change to", "5", *BY)
    assert [each.record for each in decided(row).entries] == ["r9"]
    assert [each.record for each in decided((*WEEKS, "change to", 5, *BY), tables=[]).entries] == [
        "r1"
    ]


def test_changed_headings_are_refused() -> None:
    book = openpyxl.Workbook()
    book.worksheets[0].append(HEADINGS[1:])
    stream = BytesIO()
    book.save(stream)
    with pytest.raises(InputError, match='row 1: the column "Check" is missing'):
        read_decisions(stream.getvalue(), "checks.xlsx", TABLES, TODAY)


def test_an_answer_that_counts_as_none_can_be_put_right() -> None:
    read = replace(received([{}]), as_typed={(2, "weeks"): "about 2"})
    row = ("not a number", "r1", 2, "weeks", "How many weeks?", "about 2", "no number")
    found = decided((*row, "change to", 2, *BY), tables=[survey_records(read, survey_of())])
    assert entries(found) == [("r1", "weeks", "", "2")]
