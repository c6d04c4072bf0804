from __future__ import annotations

from collections import Counter
from dataclasses import replace
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jsna.errors import InputError
from jsna.preparation.assessment import CleanAssessment, clean_assessment, read_assessment
from jsna.review.codebook import read_codebook
from jsna.review.project import Project
from jsna.review.settings import read_review
from jsna.review.tool import read_tool
from tests.preparation.builders import CODEBOOK, TOOL, review_of, sheet_of

TOTAL: dict[str, Any] = {"total_row": "Overall", "published": 2}


def clean(*rows: tuple[str, str, str], restricted: str = "", **overall: Any) -> CleanAssessment:
    review = review_of(**overall)
    if restricted:
        given = review.inputs["assessment"].model_copy(update={"restricted": (restricted,)})
        review = review.model_copy(update={"inputs": review.inputs | {"assessment": given}})
    return clean_assessment(sheet_of("service score gaps", *rows), review, TOOL, CODEBOOK)


def refusals(*rows: tuple[str, str, str], restricted: str = "", **overall: Any) -> list[str]:
    with pytest.raises(InputError) as error:
        clean(*rows, restricted=restricted, **overall)
    return [str(problem) for problem in error.value.problems]


def test_the_published_table_of_2023_gives_its_known_facts(project: Project) -> None:
    # Facts from docs/methods.md, "The review of 2023".
    review = read_review(project, "2023")
    cleaned = clean_assessment(
        read_assessment(project, review),
        review,
        read_tool(project, review.tool.id, review.tool.version),
        read_codebook(project),
    )
    assert Counter(rating.score for rating in cleaned.ratings) == {1: 1, 2: 5, 3: 6, 4: 3}
    per_service = Counter(gap.service_id for gap in cleaned.gaps)
    assert [per_service[rating.service_id] for rating in cleaned.ratings] == [
        1, 2, 1, 2, 4, 3, 1, 1, 0, 0, 1, 2, 1, 2, 2,
    ]  # fmt: skip
    assert Counter(gap.status for gap in cleaned.gaps) == {
        "open": 17,
        "in development": 3,
        "further work needed": 2,
        "planned": 1,
    }
    assert [issue.row for issue in cleaned.issues] == [12]


def test_services_are_matched_by_name_and_come_in_the_order_of_the_codebook() -> None:
    cleaned = clean((" service  b", "3", "x"), ("NA", "1", "y"), ("Service A", "4", "z"))
    assert [(r.service_id, r.score, r.band, r.source_row) for r in cleaned.ratings] == [
        ("a", 4, "high", 4),
        ("b", 3, "middle", 2),
        ("na", 1, "low", 3),
    ]
    assert [gap.gap_id for gap in cleaned.gaps] == ["a.1", "b.1", "na.1"]
    rules = [change.rule for change in cleaned.changes if change.row == 2]
    assert rules == [
        "stray and double spaces taken out",
        "the service's name written as in the codebook",
    ]


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


def test_a_sheet_without_any_rating_is_refused() -> None:
    assert refusals(("", " ", "")) == ["x.csv: no service is rated. Add a row for each service."]


def test_all_problems_are_told_at_once() -> None:
    told = refusals(("Service A", "9", ""), ("Who?", "x", ""), ("Service B", "", ""))
    assert [message.partition(":")[0] for message in told] == [
        "x.csv, row 2, column SCORE",
        "x.csv, row 3, column SCORE",
        "x.csv, row 3, column SERVICE",
        "x.csv, row 4, column SCORE",
    ]


def test_restricted_values_are_in_no_message_and_no_change() -> None:
    cleaned = clean(("Service A", "2", "• Secret  thing"), restricted="gaps")
    assert {(c.before, c.after) for c in cleaned.changes} == {("[restricted]", "[restricted]")}
    (told,) = refusals(("Service A", "nine", "x"), restricted="score")
    assert "nine" not in told


SCORES = st.dictionaries(st.sampled_from([s.service for s in CODEBOOK.services]), st.integers(0, 5))


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


@given(SCORES.filter(bool), st.randoms(use_true_random=False))
def test_the_order_of_the_rows_changes_nothing_but_where_each_came_from(
    scores: dict[str, int], random: Random
) -> None:
    rows = [(name, str(score), "• one\n• two (planned)") for name, score in scores.items()]
    shuffled = random.sample(rows, len(rows))
    one, other = clean(*rows), clean(*shuffled)
    assert [replace(r, source_row=0) for r in one.ratings] == [
        replace(r, source_row=0) for r in other.ratings
    ]
    assert [replace(g, source_row=0) for g in one.gaps] == [
        replace(g, source_row=0) for g in other.gaps
    ]
