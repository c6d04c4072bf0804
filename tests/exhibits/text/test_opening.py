from __future__ import annotations

from tests.exhibits.content_of_reviews import content_of_2023, result, synthetic
from tests.exhibits.content_of_several import content_of_three, with_results
from tests.exhibits.text.reading import PARENTS, TALKS, section, with_streams


def test_the_title_the_place_the_date_and_the_notice_stand_first() -> None:
    assert section(content_of_2023(), "chapter") == [
        "# Gaps in perinatal mental health service provision",
        "Cambridgeshire and Peterborough, April 2023",
        (
            "! An independent re-analysis in this project's own wording. It is not the publication "
            "of the councils."
        ),
    ]


def test_a_draft_says_so_before_all_else_and_an_undated_review_has_no_date() -> None:
    lines = section(synthetic({"A": 2}, draft=True, date="not published"), "chapter")
    assert lines[1:] == [
        "Nowhere",
        "! DRAFT: not finished, and not to be quoted. A synthetic example: none of it is real.",
    ]


def test_a_review_that_needs_no_notice_has_none() -> None:
    assert section(synthetic({"A": 2}, notice="", synthetic=False), "chapter")[2:] == []


def test_the_findings_in_brief() -> None:
    assert section(content_of_2023(), "in-brief")[1:] == [
        (
            "- The overall score is 3 on the scale from 0 to 5 (many things in place, effect not "
            "known)."
        ),
        (
            "- Of 15 services, six are in the band “Provision gap”, six in the band “Assurance "
            "gap” and three in the band “Assured”."
        ),
        "- The lowest rated is Infant Mental Health, with a score of 1.",
        (
            "- 23 gaps are recorded: 17 open, three in development, one planned and two marked as "
            "needing further work."
        ),
        "- Ratings, parents and local people all point to a need in seven services.",
    ]


def test_the_change_is_in_brief_where_there_is_an_earlier_review() -> None:
    assert section(content_of_three(), "in-brief")[-1].startswith(
        "- Of nine services that can be compared with 2024, four are better"
    )


def test_no_agreement_is_said_in_words() -> None:
    counts = [result("priorities", 0), result("engagement_issues", 0)]
    content = with_streams(with_results(synthetic({"A": 2}), counts), survey=PARENTS)
    assert "all point" not in section(content, "in-brief")[-1]
    assert section(with_streams(content, engagement=TALKS), "in-brief")[-1] == (
        "- There is no service in which ratings, parents and local people all point to a need."
    )
