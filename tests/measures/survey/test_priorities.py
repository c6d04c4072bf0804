from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jsna.measures.results import Result
from jsna.measures.survey import priorities
from jsna.measures.survey.priorities import rank_answers


def shares(*counts: int | None, base: int = 200) -> list[Result]:
    return [
        Result("survey_share", np.nan, question_id="q", answer=f"a{place}", status="suppressed")
        if count is None
        else Result("survey_share", count / base, question_id="q", answer=f"a{place}", base=base)
        for place, count in enumerate(counts)
    ]


def ranks(*counts: int | None, base: int = 200) -> list[Result]:
    found = rank_answers(shares(*counts, base=base), 0.95)
    return [each for each in found if each.measure == "survey_rank"]


def test_competition_ranks_with_the_ties_counted() -> None:
    found = ranks(60, 120, 60, 5)
    assert [each.value for each in found] == [2, 1, 2, 4]
    assert [each.numerator for each in found] == [2, 1, 2, 1]
    assert {each.denominator for each in found} == {4}
    assert {(each.unit, each.question_id, each.base) for each in found} == {("rank", "q", 200)}


def test_rank_intervals_by_hand() -> None:
    # At 95% jointly over four, each at 98.75% (z = 2.4977). Of 200: 120 is 0.511 to 0.682, 60 is
    # 0.226 to 0.387, 50 is 0.181 to 0.335, 5 is 0.008 to 0.073.
    found = ranks(120, 60, 50, 5)
    assert [(each.lower, each.upper) for each in found] == [(1, 1), (2, 3), (2, 3), (4, 4)]
    assert {each.confidence for each in found} == {0.95}


def test_what_overlaps_is_not_distinguishable() -> None:
    found = rank_answers(shares(120, 60, 50, 5), 0.95)
    pairs = [each for each in found if each.measure == "survey_not_distinguishable"]
    assert [(each.answer, each.group, each.group_value) for each in pairs] == [
        ("a1", "answer", "a2"),
        ("a2", "answer", "a1"),
    ]
    assert {(each.value, each.unit, each.question_id) for each in pairs} == {(1, "yes or no", "q")}


def test_intervals_that_touch_overlap(monkeypatch: pytest.MonkeyPatch) -> None:
    # 50 and 100 of 200 with an eighth to both sides: 0.125 to 0.375, and 0.375 to 0.625.
    monkeypatch.setattr(priorities, "wilson", lambda share, *_: (share - 0.125, share + 0.125))
    found = list(rank_answers(shares(50, 100), 0.95))
    assert [(each.lower, each.upper) for each in found[:2]] == [(1, 2), (1, 2)]
    assert [(each.answer, each.group_value) for each in found[2:]] == [("a0", "a1"), ("a1", "a0")]


def test_a_hidden_answer_has_no_place() -> None:
    found = ranks(60, None, 5)
    assert [each.status for each in found] == ["shown", "suppressed", "shown"]
    assert [each.value for each in found if each.status == "shown"] == [1, 2]
    assert found[0].denominator == 2
    assert np.isnan([found[1].value, found[1].lower, found[1].upper, found[1].numerator]).all()
    assert "hidden answers are not ranked" in found[1].method


def test_one_answer_is_first() -> None:
    (only,) = ranks(60)
    assert (only.value, only.lower, only.upper) == (1, 1, 1)


def test_nothing_to_rank() -> None:
    assert list(rank_answers([], 0.95)) == []
    assert [each.status for each in ranks(None, None)] == ["suppressed"] * 2


@given(st.lists(st.integers(0, 200), min_size=1, max_size=8))
def test_a_rank_lies_within_its_limits_and_order_does_not_matter(counts: list[int]) -> None:
    found = ranks(*counts)
    for each in found:
        assert 1 <= each.lower <= each.value <= each.upper <= len(counts)
    again = ranks(*counts[::-1])[::-1]
    assert [each.value for each in found] == [each.value for each in again]


def test_every_word_of_a_rank_and_of_an_overlap() -> None:
    found = list(rank_answers(shares(60, 60), 0.9))
    assert found[0] == Result(
        "survey_rank",
        1,
        "rank",
        "competition rank by share, equals share a rank; ranks that cannot be excluded from Wilson "
        "intervals at 0.9 jointly (Klein, Wright and Wieczorek 2020); hidden answers are "
        "not ranked",
        question_id="q",
        answer="a0",
        lower=1,
        upper=2,
        confidence=0.9,
        numerator=2,
        denominator=2,
        base=200,
    )
    overlap = found[2]
    assert (overlap.measure, overlap.answer, overlap.group_value) == (
        *("survey_not_distinguishable", "a0", "a1"),
    )
    assert (overlap.confidence, overlap.status) == (0.9, "shown")
    assert overlap.method == "their intervals, at the joint level, overlap"
