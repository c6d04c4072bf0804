from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from jsna.measures.disclosure.cells import BASE, PART, SUM, Cells
from jsna.measures.disclosure.safety import make_safe
from jsna.measures.survey.columns import Column, columns_of
from jsna.measures.survey.counting import count_question
from jsna.measures.survey.limits import Limits
from jsna.measures.survey.publication import cells_of, key, together
from jsna.review.disclosure import Disclosure
from jsna.review.survey_question import Option, Question
from tests.measures.disclosure.attacker import Attacker, narrowed, pinned
from tests.measures.survey.survey_example import (
    INCOME,
    LIKERT,
    category,
    coded,
    options,
    people,
    people_in,
    published,
)

TOP = ("moderately", "very-satisfied")


def published_cells(*, weighted: bool = False) -> Cells:
    wide, respondents = published()
    columns = columns_of(respondents, ["income"])
    tallies = [
        count_question(wide, LIKERT, columns),
        count_question(wide, INCOME, columns.only([])),
    ]
    return cells_of(tallies, columns, {"job": [TOP]}, {}, weighted=weighted)


def test_every_count_that_is_published_has_a_cell() -> None:
    cells = published_cells()
    rich = Column("income", "over-40")
    for own, count, rank in [
        (key("respondents"), 96, BASE),
        (key("respondents", column=rich), 21, BASE),
        (key("answered", "job"), 96, BASE),
        (key("answered", "job", column=rich), 21, BASE),
        (key("answer", "job", "moderately"), 43, SUM),
        (key("answer", "job", "moderately", rich), 9, PART),
        (key("together", "job", together(TOP)), 79, PART),
        (key("together", "job", together(TOP), rich), 20, PART),
        (key("answer", "income", "over-40"), 21, SUM),
    ]:
        place = cells.index[own]
        assert (cells.counts[place], cells.ranks[place]) == (count, rank), own
    # Five columns of respondents; of job five bases, five times five answers and sums; of income
    # a base and four answers.
    assert len(cells.counts) == 5 + 5 + 25 + 1 + 4


def test_a_share_stands_on_its_base() -> None:
    cells = published_cells()
    rich = Column("income", "over-40")
    own = cells.index[key("answer", "job", "moderately", rich)]
    assert cells.bases[own] == cells.index[key("answered", "job", column=rich)]
    assert cells.blocks[own] == "job"
    both = cells.index[key("together", "job", "moderately + very-satisfied", rich)]
    assert cells.bases[both] == cells.index[key("answered", "job", column=rich)]
    assert cells.blocks[cells.index[key("respondents")]] == ""


def relation_sets(cells: Cells) -> set[tuple[frozenset[object], bool]]:
    names = list(cells.index)
    return {(frozenset(names[cell] for cell in each.cells), each.exact) for each in cells.relations}


def test_every_sum_is_known() -> None:
    cells = published_cells()
    known = relation_sets(cells)
    incomes = [Column("income", option.id) for option in INCOME.options]
    rich = incomes[-1]
    answers = [key("answer", "job", option.id, rich) for option in LIKERT.options]
    for expected in [
        [*answers, key("answered", "job", column=rich)],
        [key("answered", "job", column=each) for each in [*incomes, Column()]],
        [key("answer", "job", "moderately", each) for each in [*incomes, Column()]],
        [key("together", "job", together(TOP), each) for each in [*incomes, Column()]],
        [
            *(key("answer", "job", each, rich) for each in TOP),
            key("together", "job", together(TOP), rich),
        ],
        [key("respondents", column=each) for each in [*incomes, Column()]],
        [key("answer", "income", "over-40"), key("respondents", column=rich)],
    ]:  # fmt: skip
        assert (frozenset(expected), True) in known
    base = key("answered", "job", column=rich)
    assert (frozenset([base, key("respondents", column=rich)]), False) in known
    assert (frozenset([base, answers[0]]), False) in known


def test_weighted_shares_may_give_counts_away() -> None:
    assert published_cells().exact == set()
    cells = published_cells(weighted=True)
    names = list(cells.index)
    told = {names[place] for place in cells.exact}
    assert key("answer", "job", "moderately", Column("income", "over-40")) in told
    assert key("answered", "income") in told
    assert key("respondents") not in told
    assert len(told) == 5 * 5 + 5


def several(number: int, draw: np.random.Generator) -> tuple[pd.DataFrame, Question]:
    own = options("a", "b", "c", "dk", "pnts", outside=("dk", "pnts"))
    chances = (0.5, 0.1, 0.04, 0.05, 0.03)
    ticked = {
        f"q:{option.id}": draw.random(number) < chance
        for option, chance in zip(own, chances, strict=True)
    }
    question = Question(id="q", wording="?", type="select-up-to-n", most=3, options=own)
    return pd.DataFrame(ticked), question


def test_picks_and_what_is_outside_are_bounded_by_the_base() -> None:
    wide, question = several(50, np.random.default_rng(1))
    columns = columns_of(people(50), [])
    cells = cells_of([count_question(wide, question, columns)], columns, {}, {}, weighted=False)
    known = relation_sets(cells)
    base, everyone = key("answered", "q"), key("respondents")
    answers = [key("answer", "q", each) for each in "abc"]
    outside = [key("outside the base", "q", each) for each in ("dk", "pnts")]
    assert (frozenset([base, *answers]), False) in known
    for each in outside:
        assert (frozenset([everyone, base, each]), False) in known
    assert all((frozenset([base, each]), False) in known for each in answers)


def factors_of(cells: Cells) -> list[tuple[dict[object, int], bool]]:
    names = list(cells.index)
    return [
        ({names[cell]: by for cell, by in zip(each.cells, each.factors, strict=True)}, each.exact)
        for each in cells.relations
    ]


def test_what_a_form_allows_of_several_picks_is_known() -> None:
    # Two picks at most of a, b and d; c excludes all others.
    question = Question(
        id="q", wording="?", type="select-up-to-n", most=2, options=options(*"abcd")
    )
    given = ["ab"] * 12 + ["ad"] * 10 + ["b"] * 8 + ["c"] * 9 + [""] * 3
    wide = pd.DataFrame({f"q:{option}": [option in each for each in given] for option in "abcd"})
    columns = columns_of(people(len(given)), [])
    limits = {"q": Limits(most=2, alone=("c",))}
    tally = count_question(wide, question, columns)
    known = factors_of(cells_of([tally], columns, {}, limits, weighted=False))
    base = key("answered", "q")
    a, b, c, d = (key("answer", "q", each) for each in "abcd")
    assert ({base: 2, c: -2, a: -1, b: -1, d: -1}, False) in known
    for each in (a, b, d):
        assert ({base: 1, c: -1, each: -1}, False) in known
    assert ({a: 1, b: 1, c: 1, d: 1, base: -1}, False) in known
    assert ({key("respondents"): 1, base: -1}, False) in known


def test_where_every_option_excludes_all_others_they_are_at_most_the_base() -> None:
    question = Question(id="q", wording="?", type="select-all", options=options(*"ab"))
    given = ["a"] * 12 + ["b"] * 10 + [""] * 3
    wide = pd.DataFrame({f"q:{option}": [option in each for each in given] for option in "ab"})
    columns = columns_of(people(len(given)), [])
    tally = count_question(wide, question, columns)
    limits = {"q": Limits(alone=("a", "b"))}
    known = factors_of(cells_of([tally], columns, {}, limits, weighted=False))
    base, a, b = key("answered", "q"), key("answer", "q", "a"), key("answer", "q", "b")
    assert ({base: 1, a: -1, b: -1}, False) in known
    assert ({a: 1, b: 1, base: -1}, False) in known


def test_two_questions_broken_down_by_each_other_share_their_counts() -> None:
    age = Question(id="age", wording="?", type="single", options=options("young", "old"))
    area = Question(id="area", wording="?", type="single", options=options("n", "s"))
    groups = {
        "age": category(["young"] * 20 + ["old"] * 30, age.option_ids),
        "area": category(["n"] * 8 + ["s"] * 12 + ["n"] * 19 + ["s"] * 11, area.option_ids),
    }
    columns = columns_of(people_in(50, groups), ["age", "area"])
    wide = pd.DataFrame(groups)
    tallies = [
        count_question(wide, age, columns.only(["area"])),
        count_question(wide, area, columns.only(["age"])),
    ]
    cells = cells_of(tallies, columns, {}, {}, weighted=False)
    known = relation_sets(cells)
    for old in age.option_ids:
        for place in area.option_ids:
            own = key("answer", "age", old, Column("area", place))
            again = key("answer", "area", place, Column("age", old))
            assert (frozenset([own, again]), True) in known
            assert cells.counts[cells.index[own]] == cells.counts[cells.index[again]]


@pytest.mark.parametrize("by_all", [False, True])
def test_texts_at_an_other_option_are_of_those_who_picked_it(by_all: bool) -> None:
    other = Option(id="other", wording="?", other=True)
    where = Question(id="where", wording="?", type="single", options=(*options("a"), other))
    text = Question(id="text", wording="?", type="free-text", other_of="where")
    given = category(["a"] * 12 + ["other"] * 10, where.option_ids)
    wide = pd.DataFrame({"where": given, "text": [""] * 12 + ["words"] * 9 + ["w" * by_all]})
    columns = columns_of(people(22, where=given), ["where"])
    tallies = [
        count_question(wide, text, columns),
        count_question(wide, where, columns.only([])),
    ]
    limits = {"text": Limits(other="other", by_all=by_all)}
    cells = cells_of(tallies, columns, {}, limits, weighted=False)
    known = relation_sets(cells)
    wrote = key("answered", "text")
    for chose in (
        key("answer", "where", "other"),
        key("respondents", column=Column("where", "other")),
    ):
        assert (frozenset([wrote, chose]), by_all) in known
        assert (frozenset([wrote, chose]), not by_all) not in known
    # Of those who picked a, nobody wrote, as anybody knows.
    assert (frozenset([key("answered", "text", column=Column("where", "a"))]), True) in known
    assert (
        frozenset([key("answered", "text", column=Column("where", "other"))]),
        True,
    ) not in known
    # The text stands in the table of its question, which is one that others are broken down by.
    assert {cells.blocks[cells.index[each]] for each in (wrote, key("answered", "where"))} == {
        "groups"
    }


@pytest.mark.parametrize("weighted", [False, True])
def test_the_published_table_cannot_be_solved(weighted: bool) -> None:
    cells = published_cells(weighted=weighted)
    rules = Disclosure()
    safe = make_safe(cells, rules)
    assert "suppressed" in safe.statuses
    assert "shown" in safe.statuses
    for insider in (False, True):
        attacker = Attacker(cells, safe, rules, insider=insider)
        assert narrowed(attacker) == []
        assert insider or pinned(attacker) == []


def cells_of_several(number: int, seed: int) -> Cells:
    """Three questions by two breakdowns, one of which is a question too."""
    draw = np.random.default_rng(seed)
    wide, question = several(number, draw)
    chances = [0.03, 0.4, 0.35, 0.2, 0.02]
    groups = {
        name: coded((draw.choice(5, number, p=chances) - 1).tolist(), "wxyz")
        for name in ("age", "area")
    }
    respondents = people_in(number, groups)
    jobs = draw.choice(4, number, p=[0.05, 0.1, 0.4, 0.45]).tolist()
    wide = wide.assign(**groups, job=coded(jobs, LIKERT.option_ids))
    age = Question(id="age", wording="?", type="single", options=options(*"wxyz"))
    columns = columns_of(respondents, ["age", "area"])
    tallies = [
        count_question(wide, question, columns),
        count_question(wide, LIKERT, columns.only(["area"])),
        count_question(wide, age, columns.only(["area"])),
    ]
    return cells_of(tallies, columns, {"job": [TOP]}, {}, weighted=False)


@pytest.mark.parametrize(
    ("number", "seed", "rules"),
    [
        (40, 1, Disclosure()),
        (120, 2, Disclosure()),
        (250, 3, Disclosure(show_zero=False)),
        (250, 4, Disclosure(suppress_to=9, round_to=10, low_base=20)),
    ],
)
def test_a_survey_of_several_questions_and_breakdowns_cannot_be_solved(
    number: int, seed: int, rules: Disclosure
) -> None:
    cells = cells_of_several(number, seed)
    safe = make_safe(cells, rules)
    assert "suppressed" in safe.statuses
    for insider in (False, True):
        attacker = Attacker(cells, safe, rules, insider=insider)
        assert narrowed(attacker) == []
        assert insider or pinned(attacker) == []


@pytest.mark.parametrize(("number", "seed"), [(60, 6), (120, 5)])
def test_where_nothing_is_rounded_no_small_count_can_be_solved(number: int, seed: int) -> None:
    cells, rules = cells_of_several(number, seed), Disclosure(round_to=1)
    safe = make_safe(cells, rules)
    for insider in (False, True):
        attacker = Attacker(cells, safe, rules, insider=insider)
        assert narrowed(attacker) == []
        # One that is hidden for the sake of others need not be secret itself.
        solved = [cells.counts[cell] for cell, _ in pinned(attacker)] if not insider else []
        assert all(count > rules.suppress_to for count in solved)


def test_publishing_by_the_rule_alone_can_be_solved() -> None:
    # The attack is worth its name: without secondary suppression it finds counts.
    cells = published_cells()
    rules = Disclosure()
    alone = Cells(cells.counts, cells.ranks, cells.bases, [], cells.index, cells.blocks)
    attacker = Attacker(cells, make_safe(alone, rules), rules)
    assert narrowed(attacker) != []
