from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from jsna.preparation.survey_checks.coding import code_answers
from jsna.preparation.survey_checks.effort import (
    find_empty,
    find_speeders,
    find_straight_lines,
    words_to_read,
)
from tests.preparation.small_answers import AREA, HELP, QUESTIONS, SCALES, received, survey_of


def test_the_words_of_a_scale_are_read_once() -> None:
    # The wording of the first has four words and its options three; that of each scale has three,
    # and its options, read once, have eight.
    assert words_to_read([AREA, *SCALES]) == [7, 11, 3, 3]


@pytest.mark.parametrize(("seconds", "is_fast"), [(2.0, True), (2.11, False), (np.nan, False)])
def test_who_took_less_time_than_reading_takes_is_too_fast(seconds: float, is_fast: bool) -> None:
    # Only the first question was answered: its 7 words take 7 x 0.3 = 2.1 seconds at the least.
    answers = code_answers(received([{"area": "north"}] * 2).wide, survey_of())
    # Of the other respondent the time is known: where none is, nobody looks.
    fast, backwards = find_speeders(answers, np.array([seconds, 60.0]), 0.3)
    assert (fast.rows.tolist() == [0]) == is_fast
    assert backwards.rows.tolist() == []


def test_where_no_time_is_known_nobody_is_looked_for() -> None:
    answers = code_answers(received([{"area": "north"}]).wide, survey_of())
    assert list(find_speeders(answers, np.array([np.nan]), 0.3)) == []


def test_an_answer_that_ended_before_it_began_is_said_to() -> None:
    answers = code_answers(received([{"area": "north"}]).wide, survey_of())
    fast, backwards = find_speeders(answers, np.array([-5.0]), 0.3)
    assert fast.rows.tolist() == []
    assert backwards.rows.tolist() == [0]


def line(option: str | None) -> dict[str, Any]:
    return {question.id: option for question in SCALES}


MIXED = [{"easy": a, "kind": b, "near": c} for a in "da" for b in "da" for c in "da"]


def straight(rows: list[dict[str, Any]], chance: float = 0.01) -> list[int]:
    answers = code_answers(received(rows).wide, survey_of())
    return [int(row) for each in find_straight_lines(answers, chance, 3) for row in each.rows]


def test_an_answer_to_all_scales_that_few_give_is_flagged() -> None:
    # "sa" has a share of 1/9 of each scale: (1/9)^3 is far below 0.01; "d" and "a" have 4/9.
    assert straight([*MIXED, line("sa")]) == [8]


def test_an_answer_that_many_give_is_what_they_think() -> None:
    assert straight(MIXED) == []
    assert straight(MIXED, chance=0.2) == [0, 7]


def test_shares_are_of_those_who_answered_the_scale() -> None:
    # One of two gives "sa" to each scale; a hundred who answered none must not make that rare.
    rows = [line("sa"), {"easy": "d", "kind": "a", "near": "d"}, *[line(None)] * 100]
    assert straight(rows) == []


def test_not_knowing_anything_and_two_scales_are_left_alone() -> None:
    assert straight([*MIXED, line("dk")]) == []
    assert straight([*MIXED, {"easy": "sa", "kind": "sa"}]) == []
    two = received([*MIXED, line("sa")], survey_of(*SCALES[:2], HELP))
    assert list(find_straight_lines(code_answers(two.wide, survey_of(*SCALES[:2])), 0.5, 3)) == []


def test_who_answered_nothing_is_found() -> None:
    rows: list[dict[str, Any]] = [{}, *({each.id: None} for each in QUESTIONS), {"why": "so"}]
    (found,) = find_empty(code_answers(received(rows).wide, survey_of()))
    assert found.rows.tolist() == list(range(len(QUESTIONS) + 1))
