from __future__ import annotations

from dataclasses import replace

from jsna.exhibits.criteria import criteria_of, with_criteria_in_prose
from tests.exhibits.content_of_reviews import link_frame, synthetic

ALONE = synthetic({"A": 3})
LINKED = replace(ALONE, links=link_frame([("P1", "service-1", "survey", "It is named")]))
METHOD = "share; SMAA-O over shortfall, streams, staff; seed 1"


def test_criteria_are_those_that_the_method_names() -> None:
    assert criteria_of(LINKED, METHOD) == ["shortfall", "streams", "staff"]
    assert criteria_of(ALONE, METHOD) == ["shortfall", "staff"]
    assert criteria_of(LINKED, "count") == []


def test_in_prose_they_have_their_names() -> None:
    assert with_criteria_in_prose(LINKED, METHOD) == (
        "share; SMAA-O over shortfall, number of streams that see a need and staff; seed 1"
    )
    assert with_criteria_in_prose(ALONE, "no better on shortfall, streams") == (
        "no better on shortfall"
    )
    assert with_criteria_in_prose(ALONE, "count") == "count"
