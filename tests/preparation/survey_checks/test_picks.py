from __future__ import annotations

import numpy as np
import pytest

from jsna.preparation.survey_checks.findings import EXCLUSIVE, OUT_OF_RANGE, OVER_SELECTION
from jsna.preparation.survey_checks.picks import find_misfits
from tests.preparation.small_answers import WEEKS, received, survey_of


def flagged(row: dict[str, object]) -> list[tuple[str, tuple[str, ...]]]:
    found = find_misfits(received([row]).wide, survey_of())
    return [(each.check, each.fields) for each in found if len(each.rows)]


@pytest.mark.parametrize(
    ("picks", "checks"),
    [
        ((), []),
        (("visitor", "group"), []),
        (("visitor", "group", "midwife"), [OVER_SELECTION]),
        (("none",), []),
        (("none", "other"), [EXCLUSIVE]),
        (("none", "other", "group"), [OVER_SELECTION, EXCLUSIVE]),
    ],
)
def test_picks_that_may_not_be(picks: tuple[str, ...], checks: list[str]) -> None:
    assert flagged({"help": picks}) == [(check, ("help",)) for check in checks]


@pytest.mark.parametrize(
    ("weeks", "is_far"),
    [(0, False), (104, False), (None, False), (-0.5, True), (105, True), (np.inf, True)],
)
def test_numbers_outside_their_range(weeks: float | None, is_far: bool) -> None:
    assert flagged({"weeks": weeks}) == [(OUT_OF_RANGE, ("weeks",))] * is_far


@pytest.mark.parametrize(
    ("limits", "said"),
    [
        ({}, "the number is below 0 or above 104"),
        ({"lowest": None}, "the number is above 104"),
        ({"lowest": None, "highest": None}, "the number is not finite"),
    ],
)
def test_the_finding_says_the_range_and_not_the_number(limits: dict[str, None], said: str) -> None:
    survey = survey_of(WEEKS.model_copy(update=limits))
    (found,) = find_misfits(received([{"weeks": np.inf}], survey).wide, survey)
    assert found.findings == said
