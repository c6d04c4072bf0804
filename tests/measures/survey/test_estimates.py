from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from jsna.measures.bootstrap import Bootstrap
from jsna.measures.disclosure.cells import Cells
from jsna.measures.disclosure.safety import Safe, make_safe
from jsna.measures.results import Result, results_table
from jsna.measures.survey import estimates
from jsna.measures.survey.answers import Answers, count_answers
from jsna.measures.survey.columns import Column, columns_of
from jsna.measures.survey.estimates import estimate_survey
from jsna.measures.survey.publication import ANSWER, ANSWERED, cells_of, key
from jsna.measures.survey.safe_counts import SafeCounts
from jsna.review.analysis_plan import Analysis, default_plan
from jsna.review.disclosure import Disclosure
from jsna.review.survey_question import Question
from jsna.review.survey_rules import OUTCOMES
from tests.measures.survey.survey_example import (
    INCOME,
    LIKERT,
    category,
    options,
    people,
    published,
    survey,
)

RULES = Disclosure()
BOOTSTRAP = Bootstrap(100, 0.95, 1)
WHY = Question(id="why", wording="?", type="free-text")
AGE = Question(id="age", wording="?", type="numeric")
SPEC = survey(LIKERT, INCOME, WHY, AGE)


def answers() -> Answers:
    wide, respondents = published()
    number = len(wide)
    comments = np.where(np.arange(number) % 2, "text", "")
    wide = wide.assign(why=comments, age=np.arange(number, dtype="float64"))
    rows = [
        (f"r{place + 1}", "why", coder, "cost" if place % 3 else "time")
        for place in range(1, number, 2)
        for coder in ("ann", "bob")
    ]
    columns = ["respondent", "question_id", "coder", "code"]
    return Answers(wide, respondents, pd.DataFrame(rows, columns=columns))


def estimate(
    plan: tuple[Analysis, ...], own: Answers | None = None, weight: str = ""
) -> list[Result]:
    spec = survey(LIKERT, INCOME, WHY, AGE, weight=weight)
    return list(estimate_survey(own or answers(), spec, plan, RULES, BOOTSTRAP))


def names(results: list[Result]) -> set[tuple[str, str]]:
    return {(each.question_id, each.measure) for each in results}


def test_everything_of_the_default_plan() -> None:
    counted = {"survey_base", "survey_not_in_base"}
    assert names(estimate(default_plan(SPEC))) == {
        ("", "survey_respondents"),
        *(("job", each) for each in {*counted, "survey_share", "survey_share_together"}),
        *(("income", each) for each in {*counted, "survey_share"}),
        *(
            ("why", each)
            for each in {*counted, "survey_share", "coder_agreement", "coder_agreement_share"}
        ),
        *(("age", each) for each in {*counted, "survey_median", "survey_mean"}),
        *(("age", each) for each in ("survey_lower_quartile", "survey_upper_quartile")),
    }


def test_only_what_the_plan_asks_for() -> None:
    found = estimate((Analysis("job", "shares"),))
    assert {each.question_id for each in found} == {"", "job"}
    assert {each.group for each in found if each.question_id} == {""}
    assert not any("together" in each.measure for each in found)


def test_groups_are_those_of_the_plan() -> None:
    found = estimate((Analysis("job", "shares", ("income",)), Analysis("age", "numbers")))
    groups = {(each.question_id, each.group) for each in found if each.measure == "survey_base"}
    assert groups == {("job", ""), ("job", "income"), ("age", "")}


def test_the_top_two_are_named_and_counted() -> None:
    plan = (Analysis("job", "first two"), Analysis("job", "last two"))
    found = [each for each in estimate(plan) if each.measure == "survey_share_together"]
    assert [each.answer for each in found] == [
        "very-dissatisfied + little-dissatisfied",
        "moderately + very-satisfied",
    ]
    # 79 of 96, rounded.
    assert [each.value for each in found if each.status == "shown"][-1:] in (
        [80 / 95],
        [15 / 95],
        [],
    )


def test_of_a_scale_of_five_the_last_two_are_two() -> None:
    scale = Question(id="five", wording="?", type="likert", options=options(*"abcde"))
    own = Answers(pd.DataFrame({"five": category([*"abcde"] * 20, tuple("abcde"))}), people(100))
    plan = [Analysis("five", "first two"), Analysis("five", "last two")]
    found = estimate_survey(own, survey(scale, groups=()), plan, RULES, BOOTSTRAP)
    pairs = [each for each in found if each.measure == "survey_share_together"]
    assert [(each.answer, each.value) for each in pairs] == [("a + b", 0.4), ("d + e", 0.4)]


def test_ranks_are_given_where_asked_for() -> None:
    found = estimate((Analysis("income", "ranking"),))
    ranks = {each.answer: each.value for each in found if each.measure == "survey_rank"}
    # 20, 22, 33 and 21 people, rounded to 20, 20, 35 and 20.
    assert ranks == {"under-15": 2, "15-to-25": 2, "25-to-40": 1, "over-40": 2}


def test_coded_comments_are_counted_by_who_mentions_them() -> None:
    found = estimate((Analysis("why", "codes"),))
    shares = {each.answer: each for each in found if each.measure == "survey_share"}
    # Of 48 comments, every third is about time.
    assert (shares["cost"].numerator, shares["time"].numerator) == (30, 15)
    assert shares["cost"].base == 50


def agreement(results: list[Result]) -> set[tuple[str, bool]]:
    """The statuses of how far coders agree, and whether there is a number."""
    return {
        (each.status, not np.isnan(each.value))
        for each in results
        if each.measure.startswith("coder_agreement")
    }


def test_how_far_coders_agree_is_told_only_where_nothing_of_the_question_is_hidden() -> None:
    assert agreement(estimate((Analysis("why", "codes"),))) == {("shown", True)}
    found = estimate((Analysis("why", "codes", groups=("income",)),))
    shares = [each for each in found if each.measure == "survey_share"]
    assert {each.status for each in shares if not each.group} == {"shown"}
    assert {each.status for each in shares if each.group} >= {"suppressed"}
    assert agreement(found) == {("suppressed", False)}


def test_agreement_is_told_only_where_the_exact_counts_were_known_and_are_still_shown() -> None:
    own, columns = answers(), columns_of(people(96), [])
    tally = count_answers(own, SPEC, "why", columns, None)
    cells = cells_of([tally], columns, {}, {}, weighted=False)
    safe = SafeCounts.of(cells, make_safe(cells, RULES), RULES, 0.95)
    told = replace(safe, told=frozenset({"why"}))
    hidden = {**safe.statuses, key(ANSWERED, "why"): "suppressed"}
    for each, expected in (
        (told, ("shown", True)),
        (safe, ("suppressed", False)),
        (replace(told, statuses=hidden), ("suppressed", False)),
    ):
        how = (each, BOOTSTRAP, None)
        found = list(estimates._beside_counts(own, tally, [Analysis("why", "codes")], how))
        assert agreement(found) == {expected}


def test_of_a_code_that_is_not_counted_no_agreement_is_told() -> None:
    # The coders settled on "cost" throughout, so that nobody is counted under "time".
    own = answers()
    assert own.codings is not None
    settled = own.codings[own.codings["coder"] == "ann"].assign(coder="agreed", code="cost")
    own = replace(own, codings=pd.concat([own.codings, settled]))
    found = estimate((Analysis("why", "codes"),), own)
    told = [each for each in found if each.measure == "coder_agreement"]
    assert [(each.answer, each.status) for each in told] == [
        ("cost", "shown"),
        ("time", "suppressed"),
    ]
    assert np.isnan(told[1].value)


def test_counts_are_safe_also_for_whoever_works_them_out_from_the_agreement(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    known: list[set[object]] = []

    def noted(cells: Cells, rules: Disclosure) -> Safe:
        names = {place: name for name, place in cells.index.items()}
        known.append({names[place] for place in cells.exact})
        return make_safe(cells, rules)

    monkeypatch.setattr("jsna.measures.survey.estimates.make_safe", noted)
    estimate((Analysis("why", "codes"), Analysis("job", "shares")))
    first, again = known
    assert again - first == {
        key(ANSWERED, "why", "", Column()),
        *(key(ANSWER, "why", code, Column()) for code in ("cost", "time")),
    }


def test_how_far_coders_agree_is_told_only_where_the_plan_asks_for_it() -> None:
    found = estimate((Analysis("why", "shares"),))
    assert {each.measure for each in found if each.question_id} == {
        *("survey_base", "survey_not_in_base", "survey_share"),
    }


def test_comments_that_nobody_coded_are_only_counted() -> None:
    for codings in (None, answers().codings.iloc[:0]):  # type: ignore[union-attr]
        own = replace(answers(), codings=codings)
        found = estimate((Analysis("why", "codes"),), own)
        assert {each.measure for each in found if each.question_id} == {
            "survey_base",
            "survey_not_in_base",
        }


def test_weights_count_where_the_spec_names_them_and_they_differ() -> None:
    plan = (Analysis("income", "shares"),)
    wide, _ = published()
    differing = people(96, np.where(np.arange(96) % 2, 1.0, 2.0), income=wide["income"])
    equal = people(96, np.full(96, 2.0), income=wide["income"])
    measures = {
        (spec, kind): ("income", "survey_share_weighted")
        in names(estimate(plan, replace(answers(), respondents=own), weight=spec))
        for spec in ("", "w")
        for kind, own in (("differing", differing), ("equal", equal))
    }
    assert [each for each, weighted in measures.items() if weighted] == [("w", "differing")]


def test_whom_the_checks_flagged_is_counted_and_made_safe_with_the_rest() -> None:
    columns = ["check", "respondent", "outcome"]
    rows = [("twice", f"r{place + 1}", OUTCOMES[0]) for place in range(30)]
    rows += [("twice", f"r{place + 1}", OUTCOMES[1]) for place in range(30, 33)]
    own = replace(answers(), findings=pd.DataFrame(rows, columns=columns))
    plan = (Analysis("job", "shares"),)
    found = [each for each in estimate(plan, own) if each.measure == "survey_flagged"]
    # 33 flagged, of whom 30 wait: the three others are few, and nobody is anything else.
    numbers = {each.group_value: each.value for each in found if each.answer == "twice"}
    assert numbers[""] == 35
    assert numbers[OUTCOMES[0]] == 30
    assert np.isnan(numbers[OUTCOMES[1]])
    assert [numbers[each] for each in OUTCOMES[2:]] == [0, 0, 0]
    assert not any(each.measure == "survey_flagged" for each in estimate(plan))


def test_weights_reach_the_mean_of_numbers() -> None:
    # Half are 10 with a weight of 3, half are 30 with 1: (3 x 10 + 1 x 30) / 4.
    wide, _ = published()
    half = np.arange(96) % 2 == 0
    wide = wide.assign(age=np.where(half, 10.0, 30.0))
    own = Answers(wide, people(96, np.where(half, 3.0, 1.0), income=wide["income"]))
    plan = (Analysis("age", "numbers"),)
    for weight, expected in (("w", 15), ("", 20)):
        found = {each.measure: each for each in estimate(plan, own, weight=weight)}
        assert found["survey_mean"].value == expected
        assert found["survey_mean"].method.startswith("weighted") == (weight == "w")


def test_shuffled_respondents_give_the_same() -> None:
    own = answers()
    order = np.random.default_rng(5).permutation(96)
    shuffled = Answers(
        own.wide.iloc[order].reset_index(drop=True),
        own.respondents.iloc[order].reset_index(drop=True),
        own.codings,
    )
    plan = default_plan(SPEC)
    first, again = (results_table("x", estimate(plan, each)) for each in (own, shuffled))
    pd.testing.assert_frame_equal(first, again)


def test_no_respondent_and_one_respondent_show_nothing() -> None:
    own = answers()
    for number in (0, 1):
        few = Answers(own.wide.iloc[:number], own.respondents.iloc[:number])
        found = estimate(default_plan(SPEC), few)
        assert {each.status for each in found} == {"low base"}


def test_every_hidden_number_is_missing() -> None:
    for each in estimate(default_plan(SPEC)):
        if each.status != "shown":
            assert np.isnan([each.value, each.lower, each.upper, each.numerator]).all()


def test_shares_rest_on_nothing_but_rounded_counts() -> None:
    shown = [
        each
        for each in estimate(default_plan(SPEC))
        if each.measure == "survey_share" and each.status == "shown"
    ]
    assert shown
    for each in shown:
        assert each.numerator % 5 == each.denominator % 5 == 0
        assert each.value == each.numerator / each.denominator
