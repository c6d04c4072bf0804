from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from jsna.measures.disclosure.safety import make_safe
from jsna.measures.results import Result
from jsna.measures.survey.columns import Column, Numbers, columns_of
from jsna.measures.survey.counting import count_question
from jsna.measures.survey.publication import ANSWER, cells_of, key
from jsna.measures.survey.safe_counts import SafeCounts
from jsna.measures.survey.shares import (
    count_bases,
    count_respondents,
    estimate_shares,
    estimate_together,
    estimate_weighted,
)
from jsna.measures.survey.tally import Tally
from jsna.review.disclosure import Disclosure
from jsna.review.survey_question import Question
from tests.measures.survey.survey_example import category, options, people

RULES = Disclosure()
QUESTION = Question(
    id="q", wording="?", type="single", options=options("yes", "no", "maybe", "dk", outside=("dk",))
)
GIVEN = ["yes"] * 81 + ["no"] * 179 + ["maybe"] * 3 + ["dk"] * 22 + [None] * 15


def made(
    weights: Numbers | None = None, given: Sequence[str | None] = GIVEN
) -> tuple[Tally, SafeCounts]:
    wide = pd.DataFrame({"q": category(given, QUESTION.option_ids)})
    columns = columns_of(people(len(given)), [])
    tally = count_question(wide, QUESTION, columns, weights)
    cells = cells_of([tally], columns, {"q": [("yes", "no")]}, {}, weighted=weights is not None)
    safe = SafeCounts.of(cells, make_safe(cells, RULES), RULES, 0.95)
    return tally, replace(safe, told=frozenset({"q"}))


def by_answer(results: list[Result]) -> dict[str, Result]:
    return {result.answer: result for result in results}


def test_who_took_part_answered_and_did_not() -> None:
    tally, safe = made()
    (everyone,) = count_respondents(safe, tally.columns)
    assert (everyone.measure, everyone.value, everyone.unit) == (
        "survey_respondents",
        300,
        "people",
    )
    bases = list(count_bases(tally, safe))
    assert [(each.measure, each.answer, each.value) for each in bases] == [
        ("survey_base", "", 265),
        ("survey_outside_base", "dk", 20),
        ("survey_not_in_base", "", 35),
    ]
    assert {each.question_id for each in bases} == {"q"}
    assert bases[1].numerator == 20
    assert bases[1].method == RULES.method
    assert bases[2].method == "difference of two rounded counts, so that 0 can stand for a few"


def test_two_options_together() -> None:
    tally, safe = made()
    (both,) = estimate_together(tally, ("yes", "no"), safe)
    assert (both.measure, both.question_id, both.answer, both.unit) == (
        *("survey_share_together", "q", "yes + no", "share"),
    )
    assert both.status == "suppressed" or both.value == 260 / 265


def test_weighted_shares_in_whole_percent_on_the_effective_base() -> None:
    given = ["yes"] * 100 + ["no"] * 80 + ["maybe"] * 20
    weights = np.array([1.0] * 100 + [2.0] * 80 + [1.0] * 20)
    tally, safe = made(weights, given)
    found = by_answer(list(estimate_weighted(tally, safe)))
    # 100 of 280 is 0.357; 280 squared over 100 + 320 + 20 is 178.2.
    assert (found["yes"].value, found["yes"].base) == (0.36, 180)
    assert found["no"].value == 0.57
    assert found["yes"].measure == "survey_share_weighted"
    assert found["yes"].unit == "share"
    assert found["yes"].lower == pytest.approx(0.2935, abs=5e-4)
    assert found["yes"].upper == pytest.approx(0.4323, abs=5e-4)
    assert found["yes"].confidence == 0.95
    assert "whole percent" in found["yes"].method
    assert np.isnan(found["yes"].numerator)


def test_a_weighted_share_is_hidden_with_any_count_of_its_question() -> None:
    area = category(["n"] * 150 + ["s"] * 50, ("n", "s"))
    given = ["yes"] * 100 + ["no"] * 80 + ["yes"] * 3 + ["maybe"] * 17
    wide = pd.DataFrame({"q": category(given, QUESTION.option_ids)})
    columns = columns_of(people(200, area=area), ["area"])
    weights = np.where(area == "n", 1.0, 3.0)
    tally = count_question(wide, QUESTION, columns, weights)
    cells = cells_of([tally], columns, {}, {}, weighted=True)
    safe = SafeCounts.of(cells, make_safe(cells, RULES), RULES, 0.95)
    found = {(each.answer, each.group_value): each for each in estimate_weighted(tally, safe)}
    assert len(found) == 9
    yes = found["yes", ""]
    assert yes.status == "suppressed"
    assert np.isnan([yes.value, yes.base]).all()
    assert yes.method == "a weighted share is shown where none of the question's counts is hidden"


def test_weights_of_nothing_leave_no_base() -> None:
    tally, safe = made(np.zeros(200), ["yes"] * 100 + ["no"] * 80 + ["maybe"] * 20)
    for each in estimate_weighted(tally, safe):
        assert (each.status, each.method) == ("not estimable", "the weights leave no base")
        assert np.isnan([each.value, each.base]).all()


def test_results_name_their_group() -> None:
    area = category(["n"] * 250 + ["s"] * 50, ("n", "s"))
    columns = columns_of(people(300, area=area), ["area"])
    wide = pd.DataFrame({"q": category(GIVEN, QUESTION.option_ids)})
    tally = count_question(wide, QUESTION, columns)
    cells = cells_of([tally], columns, {"q": [("yes", "no")]}, {}, weighted=False)
    safe = SafeCounts.of(cells, make_safe(cells, RULES), RULES, 0.95)
    about = [(each.group, each.group_value) for each in count_respondents(safe, columns)]
    assert about == [("", ""), ("area", "n"), ("area", "s")]
    shares = [each for each in estimate_shares(tally, safe) if each.answer == "no"]
    assert [Column(each.group, each.group_value) for each in shares] == list(columns.names)
    assert [each.group_value for each in estimate_together(tally, ("yes", "no"), safe)] == [
        "",
        "n",
        "s",
    ]


def test_each_group_has_its_own_shares_of_its_own_base() -> None:
    area = category(["n"] * 100 + ["s"] * 50, ("n", "s"))
    columns = columns_of(people(150, area=area), ["area"])
    given = ["yes"] * 60 + ["no"] * 40 + ["yes"] * 10 + ["no"] * 40
    wide = pd.DataFrame({"q": category(given, QUESTION.option_ids)})
    tally = count_question(wide, QUESTION, columns, np.where(area == "n", 1.0, 2.0))
    cells = cells_of([tally], columns, {"q": [("yes", "no")]}, {}, weighted=True)
    safe = SafeCounts.of(cells, make_safe(cells, RULES), RULES, 0.95)

    def each_of(results: Iterator[Result]) -> dict[str, tuple[float, float, float]]:
        return {
            each.group_value: (each.numerator, each.denominator, each.value)
            for each in results
            if each.answer in {"yes", "yes + no"}
        }

    assert each_of(estimate_shares(tally, safe)) == {
        "": (70, 150, 70 / 150),
        "n": (60, 100, 0.6),
        "s": (10, 50, 0.2),
    }
    assert each_of(estimate_together(tally, ("yes", "no"), safe)) == {
        "": (150, 150, 1),
        "n": (100, 100, 1),
        "s": (50, 50, 1),
    }
    # Those of s count twice: (60 + 20) of 200, worth 200 squared over 100 + 200, or 133.
    told = replace(safe, told=frozenset({"q"}))
    weighted = [each for each in estimate_weighted(tally, told) if each.answer == "yes"]
    assert {each.group_value: (each.value, each.base) for each in weighted} == {
        "": (0.4, 135),
        "n": (0.6, 100),
        "s": (0.2, 50),
    }
    # One hidden count of one group hides all of them.
    few = {**told.statuses, key(ANSWER, "q", "yes", Column("area", "s")): "suppressed"}
    hidden = estimate_weighted(tally, replace(told, statuses=few))
    assert {each.status for each in hidden} == {"suppressed"}


def test_where_the_base_is_hidden_so_is_who_is_not_in_it() -> None:
    tally, safe = made(given=["yes"] * 8 + [None] * 40)
    *_, apart = count_bases(tally, safe)
    assert (apart.measure, apart.status, apart.unit) == ("survey_not_in_base", "low base", "people")
    assert np.isnan([apart.value, apart.numerator]).all()


def test_weighted_shares_are_given_only_where_exact_counts_were_taken_as_known() -> None:
    given = ["yes"] * 100 + ["no"] * 80 + ["maybe"] * 20
    tally, safe = made(np.full(200, 2.0), given)
    assert {each.status for each in estimate_weighted(tally, safe)} == {"shown"}
    untold = replace(safe, told=frozenset())
    assert {each.status for each in estimate_weighted(tally, untold)} == {"suppressed"}


def test_every_word_of_a_weighted_share() -> None:
    tally, safe = made(np.full(200, 2.0), ["yes"] * 100 + ["no"] * 80 + ["maybe"] * 20)
    yes = by_answer(list(estimate_weighted(tally, safe)))["yes"]
    assert (yes.value, yes.base, yes.question_id, yes.status) == (0.5, 200, "q", "shown")
    assert yes.method == (
        "weighted share in whole percent, Wilson interval from Kish's effective base, which is the "
        f"base given; {RULES.method}"
    )
    assert np.isnan([yes.numerator, yes.denominator]).all()
