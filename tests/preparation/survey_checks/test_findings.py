from __future__ import annotations

import numpy as np

from jsna.preparation.survey_checks.findings import (
    CHECKS,
    DUPLICATE,
    SPEEDER,
    Found,
    as_frame,
    as_issues,
    count_by_check,
)
from tests.preparation.small_answers import received


def places(*numbers: int) -> np.ndarray[tuple[int], np.dtype[np.intp]]:
    return np.array(numbers, dtype=np.intp)


def test_findings_are_in_the_order_of_respondents_and_then_of_checks() -> None:
    respondents = received([{}, {}, {}]).respondents
    found = [
        Found(SPEEDER, (), places(2, 0), "fast"),
        Found(DUPLICATE, ("area", "why"), places(2), ["twice"], ["north"]),
    ]
    frame = as_frame(found, respondents)
    assert frame.to_dict("list") == {
        "respondent": ["r1", "r3", "r3"],
        "source_row": [2, 4, 4],
        "fields": ["", "area; why", ""],
        "check": [SPEEDER, DUPLICATE, SPEEDER],
        "finding": ["fast", "twice", "fast"],
        "suggestion": ["", "north", ""],
    }
    assert count_by_check(frame) == dict.fromkeys(CHECKS, 0) | {DUPLICATE: 1, SPEEDER: 2}


def test_nothing_found_is_a_table_of_the_same_columns_and_types() -> None:
    respondents = received([{}]).respondents
    nothing = as_frame([Found(SPEEDER, (), places(), "fast")], respondents)
    something = as_frame([Found(SPEEDER, (), places(0), "fast")], respondents)
    assert nothing.dtypes.equals(something.dtypes)
    assert nothing.empty
    assert set(count_by_check(nothing).values()) == {0}


def test_flags_hold_no_suggestion_since_that_is_an_answer() -> None:
    respondents = received([{}]).respondents
    frame = as_frame([Found(DUPLICATE, ("area",), places(0), "twice", ["north"])], respondents)
    (issue,) = as_issues(frame, "export.csv")
    assert (issue.file, issue.row, issue.column) == ("export.csv", 2, "area")
    assert "north" not in str(issue)
