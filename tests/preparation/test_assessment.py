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
from jsna.review.codebook_file import read_codebook
from jsna.review.project import Project
from jsna.review.settings import read_review
from jsna.review.tool import read_tool
from tests.preparation.builders import CHANGING, CODEBOOK, TOOL, review_of, sheet_of

FAR = (
    "data/raw/test/review.toml",
    "the date of the ratings, 2019, is far from that of the review, 2026",
)
TOTAL: dict[str, Any] = {"total_row": "Overall", "published": 2}


def clean(*rows: tuple[str, str, str], restricted: str = "", **overall: Any) -> CleanAssessment:
    review = review_of(**overall)
    if restricted:
        given = review.inputs["assessment"].model_copy(update={"restricted": (restricted,)})
        review = review.model_copy(update={"inputs": review.inputs | {"assessment": given}})
    sheet = sheet_of("service score gaps", *rows)
    return clean_assessment({"assessment": sheet}, review, TOOL, CHANGING)


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
    scores = {each.service_id: each.score for each in cleaned.ratings if each.score is not None}
    flagged = cleaned.flagged(scores, read_codebook(project), known_from=4)
    assert [(issue.row, issue.column) for issue in flagged.issues] == [(12, "Key gaps")]
    assert flagged.issues[0].file == "data/raw/2023/pathway_assessment.csv"


def test_services_are_matched_by_name_and_come_in_the_order_of_the_codebook() -> None:
    cleaned = clean((" service  b", "3", "x"), ("NA", "1", "y"), ("Service A", "4", "z"))
    assert [(r.service_id, r.score, r.rater, r.source_row) for r in cleaned.ratings] == [
        ("a", 4, "as published", 4),
        ("b", 3, "as published", 2),
        ("na", 1, "as published", 3),
    ]
    assert [gap.gap_id for gap in cleaned.gaps] == ["a.1", "b.1", "na.1"]
    rules = [change.rule for change in cleaned.changes if change.row == 2]
    assert rules == [
        "stray and double spaces taken out",
        "the service's name written as in the codebook",
    ]


def test_a_sheet_without_any_rating_is_refused() -> None:
    said = "no service is rated in full, so that there is nothing to show. "
    said += "Give each its row, with a score and all else that it needs."
    assert refusals(("", " ", "")) == [f"x.csv: {said}"]


def test_all_problems_are_told_at_once() -> None:
    told = refusals(("Service A", "9", ""), ("Who?", "x", ""), ("Service B", "", ""))
    assert [message.partition(":")[0] for message in told] == [
        "x.csv, row 2, column SCORE",
        "x.csv, row 3, column SCORE",
        "x.csv, row 3, column SERVICE",
        "x.csv, row 4, column SCORE",
    ]


def test_ratings_that_as_a_whole_are_dated_far_from_the_review_are_flagged() -> None:
    review = review_of()
    ratings = review.streams.ratings.model_copy(update={"date": "2019"})
    streams = review.streams.model_copy(update={"ratings": ratings})
    sheet = sheet_of("service score gaps", ("Service A", "2", ""))
    for changed, found in ((review, []), (review.model_copy(update={"streams": streams}), [FAR])):
        cleaned = clean_assessment({"assessment": sheet}, changed, TOOL, CHANGING)
        assert [(each.file, each.finding) for each in cleaned.issues] == found


def test_restricted_values_are_in_no_message_and_no_change() -> None:
    cleaned = clean(("Service A", "2", "• Secret  thing"), restricted="gaps")
    assert {(c.before, c.after) for c in cleaned.changes} == {("[restricted]", "[restricted]")}
    (told,) = refusals(("Service A", "nine", "x"), restricted="score")
    assert "nine" not in told


SCORES = st.dictionaries(st.sampled_from([s.service for s in CODEBOOK.services]), st.integers(0, 5))


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
