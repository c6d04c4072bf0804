from __future__ import annotations

from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.preparation.test_assessment import SCORES, clean, refusals

TOTAL: dict[str, Any] = {"total_row": "Overall", "published": 2}


def test_the_total_row_is_taken_out() -> None:
    cleaned = clean(("Service A", "2", "x"), ("Overall", "2 ", ""), **TOTAL)
    assert [rating.service_id for rating in cleaned.ratings] == ["a"]
    assert cleaned.changes[-1].rule.startswith("the total row is no service")


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (
            [("Servise A", "2", "")],
            'column SERVICE: the codebook has no such service (found "Servise A"). Correct it (',
        ),
        (
            [("Early Helpline", "2", "")],
            'this service was valid to March 2025 (found "Early Helpline"). Name what there is',
        ),
        (
            [("Service A", "2", ""), ("service a", "3", "")],
            "row 3, column SERVICE: this service stands in row 2 already",
        ),
        ([("", "2", "x")], "row 2, column SERVICE: the service is blank"),
        ([("Service A", "", "x")], "row 2, column SCORE: the score is blank"),
        (
            [("Service A", "2", "x"), ("Overall", "3", "")],
            "row 3, column SCORE: the total is 3, but overall.published is 2",
        ),
        (
            [("Service A", "2", "x"), ("Overall", "2", "y")],
            "row 3, column GAPS: the total row has gaps",
        ),
        ([("Service A", "2", "x")], 'the total row "Overall" stands there 0 times'),
        (
            [("Overall", "2", ""), ("Overall", "2", "")],
            'the total row "Overall" stands there 2 times',
        ),
    ],
)
def test_what_is_wrong_is_refused(rows: list[tuple[str, str, str]], said: str) -> None:
    if "total" not in said:
        rows = [*rows, ("Overall", "2", "")]
    assert said in "\n".join(refusals(*rows, **TOTAL))


@given(SCORES.filter(bool), st.randoms(use_true_random=False), st.integers(0, 3))
def test_rows_in_are_rows_out_plus_rows_reported(
    scores: dict[str, int], random: Random, blanks: int
) -> None:
    rows = [(name, str(score), "• one\n• two") for name, score in scores.items()]
    rows += [("", " ", "")] * blanks
    random.shuffle(rows)
    cleaned = clean(*rows)
    left_out = [c for c in cleaned.changes if c.rule == "a blank row was left out"]
    assert len(rows) == len(cleaned.ratings) + len(left_out)
    assert len(cleaned.gaps) == 2 * len(scores)


def test_a_gap_without_a_service_is_kept_and_flagged() -> None:
    cleaned = clean(("", "", "• Nobody leads"), ("Service A", "2", "x"))
    assert [(gap.gap_id, gap.service_id) for gap in cleaned.gaps] == [("a.1", "a"), ("row-2.1", "")]
    assert [(issue.row, issue.check) for issue in cleaned.issues] == [(2, "gap without a service")]
