from __future__ import annotations

from collections.abc import Hashable
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from jsna.measures.disclosure.safety import make_safe
from jsna.measures.results import Result
from jsna.measures.survey.columns import Column, columns_of
from jsna.measures.survey.counting import count_question
from jsna.measures.survey.publication import ANSWER, ANSWERED, TOGETHER, cells_of, key
from jsna.measures.survey.safe_counts import SafeCounts, all_shown
from jsna.review.disclosure import Disclosure
from jsna.review.survey_question import Question
from tests.measures.survey.survey_example import category, options, people

RULES = Disclosure()
ABOUT = Result("", question_id="q", answer="yes", group="area", group_value="n")


def safe_counts(count: float, base: float, **statuses: str) -> SafeCounts:
    """Those who said yes, of those who answered, as far as each may be shown."""
    words: dict[Hashable, str] = {"yes": "shown", "all": "shown"}
    words.update(statuses)
    return SafeCounts({"yes": count, "all": base}, words, RULES, 0.95)


def test_a_count_is_told_with_its_status_and_the_rules() -> None:
    found = safe_counts(80, 265).count("survey_base", "yes", "people", ABOUT)
    assert (found.measure, found.unit, found.status) == ("survey_base", "people", "shown")
    assert (found.value, found.numerator) == (80, 80)
    assert (found.question_id, found.group, found.group_value) == ("q", "area", "n")
    assert found.method == (
        "counts of 1 to 7 suppressed, others rounded to 5, nothing shown below a base of 10"
    )
    assert safe_counts(80, 265).count_of("all") == 265


def test_a_share_is_one_rounded_count_of_another() -> None:
    # 81 of 263 stand as 80 of 265.
    yes = safe_counts(80, 265).share("survey_share", "yes", "all", ABOUT)
    assert (yes.measure, yes.question_id, yes.answer) == ("survey_share", "q", "yes")
    assert (yes.unit, yes.status) == ("share", "shown")
    assert (yes.numerator, yes.denominator, yes.base) == (80, 265, 265)
    assert yes.value == 80 / 265
    # Wilson's formula by hand, with z = 1.959964: (0.30189 + 0.00725 -+ 0.05568) / 1.01450.
    assert yes.lower == pytest.approx(0.24974, abs=2e-4)
    assert yes.upper == pytest.approx(0.35966, abs=2e-4)
    assert yes.confidence == 0.95
    assert yes.method == (
        "share of those who answered, Wilson interval; counts of 1 to 7 suppressed, others rounded "
        "to 5, nothing shown below a base of 10"
    )


def test_a_hidden_share_has_no_number_but_its_base() -> None:
    hidden = safe_counts(np.nan, 265, yes="suppressed")
    maybe = hidden.share("survey_share", "yes", "all", ABOUT)
    assert (maybe.status, maybe.base) == ("suppressed", 265)
    numbers = [maybe.value, maybe.lower, maybe.upper, maybe.numerator, maybe.denominator]
    assert np.isnan([*numbers, maybe.confidence]).all()


def test_below_a_low_base_not_even_the_base_is_given() -> None:
    low = safe_counts(np.nan, np.nan, yes="low base", all="low base")
    yes = low.share("survey_share", "yes", "all", ABOUT)
    assert yes.status == "low base"
    assert np.isnan([yes.value, yes.base]).all()


def test_a_question_that_nobody_answered_has_no_share() -> None:
    found = safe_counts(0, 0).share("survey_share", "yes", "all", ABOUT)
    assert (found.status, found.method, found.base) == ("not estimable", "nobody answered", 0)
    assert np.isnan([found.value, found.lower, found.numerator]).all()


def test_counts_made_safe_are_known_by_the_keys_of_their_cells() -> None:
    question = Question(id="q", wording="?", type="single", options=options("yes", "no", "maybe"))
    columns = columns_of(people(263), [])
    given = category(["yes"] * 81 + ["no"] * 179 + ["maybe"] * 3, question.option_ids)
    tally = count_question(pd.DataFrame({"q": given}), question, columns)
    cells = cells_of([tally], columns, {}, {}, weighted=False)
    safe = SafeCounts.of(cells, make_safe(cells, RULES), RULES, 0.95)
    maybe = key(ANSWER, "q", "maybe")
    assert safe.count_of(key(ANSWERED, "q")) == 265
    assert safe.statuses[maybe] == "suppressed"
    assert np.isnan(safe.count_of(maybe))
    assert (safe.rules, safe.confidence, safe.told) == (RULES, 0.95, frozenset())


def test_all_of_a_question_is_shown_where_no_answer_and_no_base_of_any_group_is_hidden() -> None:
    question = Question(id="q", wording="?", type="single", options=options("yes", "no"))
    area = category(["n"] * 100 + ["s"] * 100, ("n", "s"))
    columns = columns_of(people(200, area=area), ["area"])
    given = pd.DataFrame({"q": category((["yes"] * 60 + ["no"] * 40) * 2, question.option_ids)})
    tally = count_question(given, question, columns)
    cells = cells_of([tally], columns, {"q": [("yes", "no")]}, {}, weighted=False)
    safe = SafeCounts.of(cells, make_safe(cells, RULES), RULES, 0.95)
    assert all_shown(tally, safe)
    south = Column("area", "s")
    for hidden, expected in (
        (key(ANSWER, "q", "no", south), False),
        (key(ANSWERED, "q", column=south), False),
        (key(TOGETHER, "q", "yes + no", south), True),
    ):
        own = replace(safe, statuses={**safe.statuses, hidden: "suppressed"})
        assert all_shown(tally, own) is expected
