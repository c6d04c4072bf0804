from __future__ import annotations

import numpy as np

from jsna.preparation.survey_checks.findings import (
    DUPLICATE,
    SPEEDER,
    Found,
    as_frame,
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


def test_nothing_found_is_a_table_of_the_same_columns_and_types() -> None:
    respondents = received([{}]).respondents
    nothing = as_frame([Found(SPEEDER, (), places(), "fast")], respondents)
    something = as_frame([Found(SPEEDER, (), places(0), "fast")], respondents)
    assert nothing.dtypes.equals(something.dtypes)
    assert nothing.empty
