from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from jsna.preparation.cleaning_log.cleaning_log import CleaningLog
from jsna.preparation.cleaning_log.entries import Entry
from jsna.preparation.cleaning_log.outcomes import outcomes_of
from jsna.storage.schemas import CONTRACTS
from tests.preparation.cleaning_log.small_log import entry, removal

WEEKS = ("out of range", "r1", "weeks")


def findings(*rows: tuple[str, str, str]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["check", "respondent", "fields"]).astype("str")


def outcome(*entries: Entry, kept: tuple[tuple[str, str, str], ...] = (), **keys: Any) -> str:
    """What becomes of one finding, by the log that was typed in."""
    found = findings(keys.get("finding", WEEKS))
    table = outcomes_of(found, [], CleaningLog(entries, kept))
    (row,) = table.to_dict("records")
    return str(row["outcome"])


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        ([], "not decided"),
        ([entry("r1", "weeks", "520", "52")], "changed"),
        ([entry("r1", "weeks", "520", "")], "answer taken out"),
        ([removal("r1")], "record taken out"),
        ([entry("r1", "easy", "sa", "a")], "not decided"),
        ([entry("r2", "weeks", "520", "52"), removal("r3")], "not decided"),
    ],
)
def test_each_finding_has_what_the_log_did_about_it(entries: list[Entry], expected: str) -> None:
    assert outcome(*entries) == expected


def test_what_is_kept_is_left_as_it_is_unless_the_log_changes_it() -> None:
    assert outcome(kept=(WEEKS,)) == "left as it is"
    assert outcome(kept=(("out of range", "r2", "weeks"),)) == "not decided"
    assert outcome(entry("r1", "weeks", "520", "52"), kept=(WEEKS,)) == "changed"


def test_of_the_text_and_the_option_of_other_both_are_one_change() -> None:
    both = [entry("r1", "help", "other", "midwife"), entry("r1", "which", "midwife", "")]
    assert outcome(*both, finding=("other text", "r1", "help; which")) == "changed"


def test_a_finding_about_a_whole_record_is_not_decided_by_a_change_to_an_answer() -> None:
    change = entry("r1", "weeks", "520", "")
    assert outcome(change, finding=("duplicate", "r1", "")) == "not decided"


def test_a_respondent_counts_once_a_check_and_a_check_without_findings_has_a_row() -> None:
    found = findings(
        ("range", "r2", "weeks"),
        ("range", "r1", "weeks"),
        ("range", "r1", "age"),
        ("twice", "r1", ""),
    )
    log = CleaningLog((entry("r1", "age", "200", ""),), (("range", "r1", "weeks"),))
    table = outcomes_of(found, ["range", "speeder", "range", "twice"], log)
    assert list(table.itertuples(index=False, name=None)) == [
        ("range", "r1", "answer taken out"),
        ("range", "r2", "not decided"),
        ("speeder", "", "nobody was flagged"),
        ("twice", "r1", "not decided"),
    ]
    assert CONTRACTS["survey_findings"].kept_by(table).equals(table)


def test_without_findings_every_check_has_its_row() -> None:
    table = outcomes_of(findings(), ["speeder"], CleaningLog())
    assert list(table.itertuples(index=False, name=None)) == [("speeder", "", "nobody was flagged")]
