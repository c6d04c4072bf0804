from __future__ import annotations

import json

import pytest

from jsna.errors import InputError, Problem, RunError, UsageError
from jsna.run.many.outcome import Outcome
from jsna.run.many.summary import Summary

DONE = Outcome("area-1", "done", 12.34, memory=300 * 2**20)
SAME = Outcome("area-2", "unchanged")
DRAFT = Outcome("area-3", "left out", problems=UsageError("It is a draft.").problems)
PROBLEMS = tuple(Problem("a.csv", f"row {row}", "no number", "Correct it") for row in (2, 3))
WRONG = Outcome("area-4", "refused", 0.5, PROBLEMS)
LONG = RunError("03 failed:\nout of range. " * 9)
FAILED = Outcome("area-55", "failed", 3.0, LONG.problems, "logs/area-55")


@pytest.mark.parametrize(
    ("outcomes", "code"),
    [
        ([DONE, SAME, DRAFT], 0),
        ([DONE, WRONG], 2),
        ([DONE, FAILED], 1),
        ([WRONG, FAILED], 1),
    ],
)
def test_the_exit_code_tells_the_worst(outcomes: list[Outcome], code: int) -> None:
    assert Summary(tuple(outcomes), 1.0, 2).exit_code == code


def test_the_table_has_a_line_for_each_review_and_one_for_all() -> None:
    lines = str(Summary((DONE, SAME, DRAFT, WRONG, FAILED), 61.2, 2)).splitlines()

    assert lines[:5] == [
        "review   came out   seconds",
        "area-1   done          12.3",
        "area-2   unchanged",
        "area-3   left out            It is a draft.",
        "area-4   refused        0.5  a.csv, row 2: no number. Correct it. (and 1 more)",
    ]
    assert lines[5].startswith("area-55  failed         3.0  03 failed: out of range. 03 failed:")
    assert lines[5].endswith("... Look in logs/area-55")
    assert lines[7] == (
        "5 reviews: 1 done, 1 unchanged, 1 left out, 1 refused, 1 failed; 61 s, "
        "2 at a time, each in at most 300 MB."
    )
    assert len(lines) == 8


def test_a_folder_with_a_line_break_in_its_name_has_one_line() -> None:
    odd = Outcome("area\n6", "refused", problems=UsageError("It is no name.").problems)

    assert str(Summary((odd, SAME), 1, 1)).splitlines()[1:3] == [
        "'area\\n6'  refused             It is no name.",
        "area-2     unchanged",
    ]


def test_without_memory_or_workers_nothing_is_said_of_them() -> None:
    assert str(Summary((SAME,), 0.2, 1)).endswith("\n1 review: 1 unchanged; 0 s.")


def test_of_a_cluster_the_largest_worker_is_told_and_over_what_time() -> None:
    assert str(Summary((DONE,), 20, 0)).endswith(
        "1 done; 20 s, the largest worker took at most 300 MB with its notebook since it was "
        "started."
    )
    assert Summary((DONE,), 20, 0).as_data()["memory"] == 300 * 2**20


def test_programs_get_all_of_it() -> None:
    told = json.loads(json.dumps(Summary((DONE, WRONG), 61.23456, 2).as_data()))

    assert told["counts"] == {"done": 1, "unchanged": 0, "left out": 0, "refused": 1, "failed": 0}
    assert (told["seconds"], told["workers"], told["memory"]) == (61.235, 2, 300 * 2**20)
    assert told["reviews"][1]["problems"] == InputError(PROBLEMS).as_data()
