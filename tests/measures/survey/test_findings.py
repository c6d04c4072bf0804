from __future__ import annotations

from collections.abc import Hashable
from itertools import chain

import numpy as np
import pandas as pd
import pytest

from jsna.measures.disclosure.cells import BASE, Cells
from jsna.measures.disclosure.safety import make_safe
from jsna.measures.results import Result
from jsna.measures.survey.columns import Column
from jsna.measures.survey.findings import FLAGGED, add_findings, count_findings
from jsna.measures.survey.publication import RESPONDENTS, key
from jsna.measures.survey.safe_counts import SafeCounts
from jsna.review.disclosure import Disclosure
from jsna.review.survey_rules import OUTCOMES
from tests.measures.disclosure.attacker import Attacker, narrowed, pinned

COLUMNS = ["check", "respondent", "outcome"]
UNDECIDED, LEFT, CHANGED, ANSWER_OUT, RECORD_OUT = OUTCOMES


def table(**flagged: dict[str, str]) -> pd.DataFrame:
    """What each check flagged: the outcome by respondent; nothing for a check that found none."""
    rows = [
        (check, respondent, outcome)
        for check, own in flagged.items()
        for respondent, outcome in (own or {"": ""}).items()
    ]
    return pd.DataFrame(rows, columns=COLUMNS)


def people(first: int, last: int, outcome: str) -> dict[str, str]:
    return {f"r{number}": outcome for number in range(first, last + 1)}


def cells_of(findings: pd.DataFrame, respondents: int = 200) -> Cells:
    cells = Cells()
    cells.add(key(RESPONDENTS), respondents, BASE)
    add_findings(cells, findings)
    return cells


def counted(
    findings: pd.DataFrame, rules: Disclosure, respondents: int = 200
) -> dict[tuple[str, str], Result]:
    cells = cells_of(findings, respondents)
    safe = SafeCounts.of(cells, make_safe(cells, rules), rules, 0.95)
    found = count_findings(findings, safe)
    return {(each.answer, each.group_value): each for each in found}


EXACT = Disclosure(suppress_to=0, round_to=1, low_base=0)
# 12 duplicates, of whom four gone; 3 too fast, one of them gone as a duplicate too.
FOUND = table(
    duplicate={**people(1, 8, UNDECIDED), **people(9, 12, RECORD_OUT)},
    speeder={"r12": RECORD_OUT, "r20": CHANGED, "r3": LEFT},
    range={},
)


def test_respondents_are_counted_by_check_and_by_what_was_decided() -> None:
    found = counted(FOUND, EXACT)
    assert found["duplicate", ""].value == 12
    assert [found["duplicate", each].value for each in OUTCOMES] == [8, 0, 0, 0, 4]
    assert [found["speeder", each].value for each in OUTCOMES] == [0, 1, 1, 0, 1]
    assert [found["range", each].value for each in ("", *OUTCOMES)] == [0] * 6


def test_whoever_several_checks_flagged_counts_once_under_what_takes_most_away() -> None:
    found = counted(FOUND, EXACT)
    # r3 is left by one check and waits by the other; r12 is gone by both.
    assert found["", ""].value == 13
    assert {each.group for each in found.values() if each.group_value} == {"outcome"}
    assert [found["", each].value for each in OUTCOMES] == [7, 1, 1, 0, 4]


def test_they_follow_the_rules_for_counts_of_people() -> None:
    few = {"speeder": people(1, 4, LEFT), "range": {}}
    found = counted(table(duplicate=people(10, 41, UNDECIDED), **few), Disclosure())
    assert (found["duplicate", ""].value, found["duplicate", ""].unit) == (30, "people")
    assert (found["", ""].value, found["", ""].status) == (35, "shown")
    assert found["speeder", ""].status == found["", LEFT].status == "suppressed"
    assert (found["range", ""].value, found["range", ""].status) == (0, "shown")
    assert {(each.measure, each.unit) for each in found.values()} == {("survey_flagged", "people")}
    assert {each.method for each in found.values()} == {Disclosure().method}


def test_they_are_known_apart_from_the_counts_of_answers() -> None:
    cells = cells_of(FOUND)
    assert cells.counts[cells.index[key(FLAGGED, answer="duplicate")]] == 12
    assert set(cells.blocks) == {"", FLAGGED}


def test_a_reader_knows_that_any_check_takes_as_many_as_one_and_no_more_than_all() -> None:
    cells = cells_of(FOUND)
    names = list(cells.index)
    known = [
        {names[cell]: factor for cell, factor in zip(each.cells, each.factors, strict=True)}
        for each in cells.relations
        if not each.exact
    ]
    for start in range(len(OUTCOMES)):

        def so_far(check: str, factor: int, start: int = start) -> dict[Hashable, int]:
            columns = [Column("outcome", each) for each in OUTCOMES[start:]]
            return {key(FLAGGED, answer=check, column=column): factor for column in columns}

        checks = ("duplicate", "speeder", "range")
        for check in checks:
            assert so_far("", 1) | so_far(check, -1) in known
        everyone = [so_far(check, 1).items() for check in checks]
        assert so_far("", -1) | dict(chain.from_iterable(everyone)) in known


def test_of_few_respondents_nothing_is_said() -> None:
    found = counted(FOUND, Disclosure(), respondents=9)
    assert {each.status for each in found.values()} == {"low base"}


def test_a_sum_that_would_give_a_small_count_away_is_hidden_too() -> None:
    # 30 flagged by the one check made, of whom 27 wait: without rounding, 3 are the rest.
    rules = Disclosure(suppress_to=7, round_to=1)
    found = counted(table(twice={**people(1, 27, UNDECIDED), **people(28, 30, CHANGED)}), rules)
    assert found["twice", CHANGED].status == "suppressed"
    shown = {name for name, each in found.items() if each.status == "shown" and each.value}
    assert not {("twice", ""), ("twice", UNDECIDED)} <= shown
    assert not {("", ""), ("", UNDECIDED)} <= shown


@pytest.mark.parametrize(
    "rules", [Disclosure(), Disclosure(round_to=1), Disclosure(show_zero=False)]
)
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_no_small_count_can_be_found_from_all_others(seed: int, rules: Disclosure) -> None:
    draw = np.random.default_rng(seed)
    gone = people(1, 6, RECORD_OUT)
    flagged = {
        f"c{check}": {
            f"r{person}": gone.get(f"r{person}", str(draw.choice(OUTCOMES[:4])))
            for person in draw.choice(60, size=draw.integers(2, 40), replace=False)
        }
        for check in range(4)
    }
    cells = cells_of(table(**flagged))
    safe = make_safe(cells, rules)
    assert "suppressed" in safe.statuses
    for insider in (False, True):
        attacker = Attacker(cells, safe, rules, insider=insider)
        assert narrowed(attacker) == []
        assert insider or pinned(attacker) == []


def test_where_no_check_was_made_nothing_is_counted() -> None:
    none = pd.DataFrame(columns=COLUMNS)
    assert counted(none, Disclosure()) == {}
