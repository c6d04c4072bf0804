from __future__ import annotations

from typing import Any

import pytest

from jsna.preparation.survey_checks.coding import code_answers
from jsna.preparation.survey_checks.combinations import find_impossible
from jsna.review.survey_rules import Condition, Impossible
from tests.preparation.small_answers import received, survey_of

NO_HELP = Condition(question="help", answers=("none",))


@pytest.mark.parametrize(
    ("other", "row", "is_impossible"),
    [
        (Condition(question="weeks", answered=True), {"help": ("none",), "weeks": 3}, True),
        (Condition(question="weeks", answered=True), {"help": ("none",)}, False),
        (Condition(question="weeks", answered=False), {"help": ("none",)}, True),
        # Contradictory in itself, which another check says.
        (
            Condition(question="weeks", answered=True),
            {"help": ("none", "group"), "weeks": 3},
            False,
        ),
        (Condition(question="weeks", answered=True), {"weeks": 3}, False),
        (Condition(question="weeks", above=3), {"help": ("none",), "weeks": 3}, False),
        (Condition(question="weeks", above=2.9), {"help": ("none",), "weeks": 3}, True),
        (Condition(question="weeks", below=3), {"help": ("none",), "weeks": 3}, False),
        (Condition(question="weeks", below=3), {"help": ("none",), "weeks": 0}, True),
        (Condition(question="weeks", below=3), {"help": ("none",)}, False),
        (
            Condition(question="area", answers=("north",)),
            {"help": ("none",), "area": "north"},
            True,
        ),
        (
            Condition(question="area", answers=("north",)),
            {"help": ("none",), "area": "south"},
            False,
        ),
        (Condition(question="why", answered=True), {"help": ("none",), "why": "so"}, True),
    ],
)
def test_who_meets_all_conditions_is_flagged(
    other: Condition, row: dict[str, Any], is_impossible: bool
) -> None:
    wide = received([row]).wide
    rule = Impossible(reason="these do not go together", conditions=(NO_HELP, other))
    (found,) = find_impossible(wide, code_answers(wide, survey_of()), [rule])
    assert len(found.rows) == is_impossible
    assert found.findings == "these do not go together"
    assert found.fields == ("help", other.question)
