from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jsna.errors import InputError
from jsna.preparation.assessment import CleanAssessment, clean_assessment
from jsna.preparation.delimited import Sheet
from jsna.review.settings import Role
from tests.preparation.builders import CODEBOOK, TOOL, review_of, sheet_of
from tests.preparation.small_lists import (
    DRAFT,
    GAPS,
    RATINGS,
    clean,
    gap,
    rating,
    refusals,
    restricting,
)


def test_ratings_are_kept_rater_by_rater_in_the_order_of_codebook_and_items() -> None:
    cleaned = clean(
        [
            rating(service="Service B", rater="R2"),
            rating(item="y", confidence="High", date="2025-04-12", evidence="audit"),
            rating(rater="R2", score="n/a"),
            rating(),
        ]
    )
    assert [(r.service_id, r.item_id, r.rater, r.score) for r in cleaned.ratings] == [
        ("a", "x", "R1", 3),
        ("a", "x", "R2", None),
        ("a", "y", "R1", 3),
        ("b", "x", "R2", 3),
    ]
    assert (cleaned.ratings[2].confidence, cleaned.ratings[2].date) == ("high", "2025-04-12")
    assert [change.rule[:14] for change in cleaned.changes] == ["not applicable"]


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"rater": ""}, "row 2, column RATER: the cell is blank"),
        ({"service": ""}, "row 2, column SERVICE: the cell is blank"),
        ({"service": "Nobody"}, "column SERVICE: the codebook has no such service"),
        ({"service": "Early Helpline"}, "column SERVICE: this service was valid to March 2025"),
        ({"item": ""}, "column ITEM: the tool has no such item"),
        ({"item": "z"}, 'column ITEM: the tool has no such item (found "z")'),
        (
            {"score": ""},
            "column SCORE: Service A is not rated yet, item x. Type a score, or delete",
        ),
        ({"score": "", "confidence": "low"}, "column SCORE: the score is blank"),
        ({"score": "3.5"}, "column SCORE: the score is not a whole number"),
        ({"score": "True"}, "column SCORE: the score is a yes or no"),
        ({"score": "03-Apr"}, "column SCORE: the score is a date or a range"),
        ({"score": "9"}, "column SCORE: the score is not a whole number from 0 to 5"),
        ({"tool": "other"}, "column TOOL: this rating is of another tool than the review's"),
        ({"confidence": "hihg"}, 'did you mean "high"'),
        ({"date": "12/04/2025"}, "column DATE: this is not a date"),
    ],
)
def test_what_is_wrong_with_a_rating_is_refused(cells: dict[str, str], said: str) -> None:
    assert said in refusals([rating(**cells)])


def test_a_rating_given_twice_is_refused_with_both_rows() -> None:
    assert "row 3, column RATER: this rater gave this rating in row 2 already" in refusals(
        [rating(), rating(score="4")]
    )


def test_a_tool_without_items_takes_none() -> None:
    sheets: dict[Role, Sheet] = {"ratings": sheet_of(RATINGS, rating()), "gaps": sheet_of(GAPS)}
    with pytest.raises(InputError, match="the tool has no items"):
        clean_assessment(sheets, review_of(), TOOL, CODEBOOK)


def test_ratings_that_all_do_not_apply_rate_no_service() -> None:
    assert "no service is rated" in refusals([rating(score="n/a")])


def test_restricted_raters_become_numbers_and_their_names_are_nowhere() -> None:
    cleaned = clean(
        [rating(rater="Zoe"), rating(rater="Ada"), rating(rater="Zoe", item="y")],
        review=restricting("rater"),
    )
    assert [(r.rater, r.item_id) for r in cleaned.ratings] == [
        ("rater 1", "x"),
        ("rater 2", "x"),
        ("rater 2", "y"),
    ]
    assert "Zoe" not in str(cleaned)
    assert "Ada" not in str(cleaned)


def test_the_problems_of_both_lists_are_told_at_once() -> None:
    told = refusals([rating(score="x")], [gap(text="")])
    assert "column SCORE" in told
    assert "column TEXT" in told


@given(
    st.dictionaries(
        st.tuples(st.sampled_from(["R1", "R2", "R3"]), st.sampled_from("xy")),
        st.sampled_from(["n/a", *"012345"]),
        min_size=1,
    ).filter(lambda given: set(given.values()) != {"n/a"}),
    st.randoms(use_true_random=False),
)
def test_rows_in_are_ratings_out_in_any_order(
    scores: dict[tuple[str, str], str], random: Random
) -> None:
    rows = [rating(rater=r, item=i, score=score) for (r, i), score in scores.items()]
    random.shuffle(rows)
    kept = {(r.rater, r.item_id): r.score for r in clean(rows).ratings}
    expected = {key: None if score == "n/a" else int(score) for key, score in scores.items()}
    assert kept == expected


def test_a_restricted_word_is_not_given_away_by_a_hint() -> None:
    with pytest.raises(InputError) as error:
        clean([rating(confidence="hihg")], review=restricting("confidence"))
    assert "high" not in str(error.value)


def flags(cleaned: CleanAssessment) -> list[tuple[int, str, str]]:
    return [(each.row, each.check, each.finding) for each in cleaned.issues]


def test_a_draft_is_of_the_ratings_that_are_there_and_flags_those_to_come() -> None:
    cleaned = clean(
        [
            rating(),
            rating(item="y", score=""),
            rating(service="Service B", score=""),
            rating(service="Service B", item="y", score="", confidence="low"),
            rating(service="NA", rater=""),
        ],
        review=DRAFT,
    )
    assert [(each.service_id, each.item_id) for each in cleaned.ratings] == [("a", "x")]
    assert [each.where for each in cleaned.missing] == [
        "row 3, column SCORE",
        "row 4, column SCORE",
        "row 5, column SCORE",
        "row 6, column RATER",
    ]
    assert all(each.missing for each in cleaned.missing)
    assert flags(cleaned) == [
        (6, "not filled in yet", "the cell is blank: this row is left out"),
        (3, "ratings to come", "1 of the ratings of Service A is missing"),
        (4, "not rated yet", "Service B is not rated yet"),
        (6, "not rated yet", "NA is not rated yet"),
    ]


@pytest.mark.parametrize("cells", [{"score": "9"}, {"item": "z"}, {"date": "12/04/2025"}])
def test_what_is_wrong_does_not_hide_what_is_missing(cells: dict[str, str]) -> None:
    with pytest.raises(InputError) as error:
        clean(
            [rating(), rating(item="y", score=""), rating(**({"item": "y"} | cells))], review=DRAFT
        )
    found = [(each.where[:5], each.missing) for each in error.value.problems]
    assert found == [("row 3", True), ("row 4", False)]


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"service": "Total: 15 services"}, "column SERVICE: the codebook has no such service"),
        ({"service": "Servise A"}, 'did you mean "Service A"'),
        ({"service": "Day Line"}, "column SERVICE: this service is valid from 2027"),
        ({"item": "z"}, "column ITEM: the tool has no such item"),
    ],
)
def test_what_is_not_known_is_wrong_though_it_is_not_rated(
    cells: dict[str, str], said: str
) -> None:
    with pytest.raises(InputError) as error:
        clean([rating(), rating(score="", **cells)], review=DRAFT)
    (problem,) = error.value.problems
    assert said in str(problem)
    assert not problem.missing


def test_capitals_in_the_name_of_a_rater_do_not_count() -> None:
    cleaned = clean([rating(rater="Chair"), rating(rater="CHAIR ", item="y")])
    assert {each.rater for each in cleaned.ratings} == {"Chair"}
    (change,) = [each for each in cleaned.changes if "first row" in each.rule]
    assert (change.row, change.before, change.after) == (3, "CHAIR", "Chair")
    assert "row 3, column RATER: this rater gave this rating in row 2 already" in refusals(
        [rating(rater="A"), rating(rater="a", score="0")]
    )


def test_raters_are_numbered_alike_in_whichever_letters_they_come() -> None:
    rows = [rating(rater="b"), rating(rater="A"), rating(rater="B", item="y")]
    for ordered in (rows, rows[::-1]):
        cleaned = clean(ordered, review=restricting("rater"))
        assert [(each.rater, each.item_id) for each in cleaned.ratings] == [
            ("rater 1", "x"),
            ("rater 2", "x"),
            ("rater 2", "y"),
        ]


@pytest.mark.parametrize("score", ["n/a", "Not applicable"])
def test_a_service_that_is_rated_as_a_whole_has_a_score(score: str) -> None:
    sheets: dict[Role, Sheet] = {
        "ratings": sheet_of(RATINGS, rating(item="", score=score)),
        "gaps": sheet_of(GAPS),
    }
    with pytest.raises(InputError, match=f"whole number from 0 to 5 .found .{score}"):
        clean_assessment(sheets, review_of(), TOOL, CODEBOOK)


@pytest.mark.parametrize(
    ("date", "is_flagged"),
    [("1066", True), ("2023-12", True), ("2024", False), ("2027-12-31", False), ("2028", True)],
)
def test_a_date_that_can_hardly_be_of_this_review_is_flagged(date: str, is_flagged: bool) -> None:
    # The review is of 2026.
    found = [(2, f"the date of this rating, {date}, is far from that of the review, 2026")]
    issues = clean([rating(date=date)]).issues
    assert [(each.row, each.finding) for each in issues] == found * is_flagged
    hidden = clean([rating(date=date)], review=restricting("date")).issues
    assert date not in str([each.finding for each in hidden])


def test_a_draft_without_any_rating_has_nothing_to_show() -> None:
    with pytest.raises(InputError, match="no service is rated in full"):
        clean([rating(score="")], review=DRAFT)


@given(st.lists(st.sampled_from(["", "0", "3", "5", "n/a"]), min_size=1, max_size=8))
def test_every_row_is_a_rating_or_is_missing(scores: list[str]) -> None:
    """Whatever is filled in, a draft has as many ratings and gaps in them as there are rows."""
    rows = [
        rating(rater="R1", score="4"),
        *(rating(rater=f"Q{place}", item="y", score=score) for place, score in enumerate(scores)),
    ]
    cleaned = clean(rows, review=DRAFT)
    assert len(cleaned.ratings) + len(cleaned.missing) == len(rows)
    assert len(cleaned.missing) == scores.count("")
