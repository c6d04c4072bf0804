from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from jsna.exhibits.base import Content
from jsna.exhibits.comparison import Comparison, compared
from tests.exhibits.content_of_reviews import content_of_2023, result
from tests.exhibits.content_of_several import (
    BREAK,
    CHANGES,
    SINCE,
    content_of_three,
    with_results,
    without,
)


def comparison_of(content: Content) -> Comparison:
    found = compared(content)
    assert found is not None
    return found


def test_a_review_without_an_earlier_one_has_no_comparison() -> None:
    assert compared(content_of_2023()) is None


def test_the_history_of_gaps_alone_is_no_comparison() -> None:
    assert compared(with_results(content_of_2023(), [result("gaps_open", 3, **SINCE)])) is None


def test_matched_services_stand_in_the_order_of_the_codebook_with_both_scores() -> None:
    comparison = comparison_of(content_of_three())
    assert {each.service_id: each.change for each in comparison.moved} == CHANGES
    assert [each.service for each in comparison.moved][:3] == [
        *("Care pathway", "Clinical networks", "Training")
    ]
    first = comparison.moved[0]
    assert (first.before, first.now) == (2, 3)
    assert [len(comparison.having(word)) for word in ("better", "same", "worse")] == [4, 3, 2]


def test_services_that_came_went_or_are_refused_stand_apart_with_words() -> None:
    comparison = comparison_of(content_of_three())
    assert [(each.service, each.before, each.now) for each in comparison.new] == [
        ("Peer support for parents with babies in neonatal care", "not rated", "3")
    ]
    assert [(each.before, each.now, each.why) for each in comparison.gone] == [
        ("2", "not rated", "rated 2 in 2024")
    ]
    assert [(each.before, each.now, each.why) for each in comparison.refused] == [
        ("not comparable", "4", BREAK)
    ]


def test_it_is_told_in_short() -> None:
    assert comparison_of(content_of_three()).in_short == (
        "Of nine services that can be compared with 2024, four are better, three the same and two "
        "worse; one is new, one is no longer rated and one cannot be compared."
    )


def test_another_tool_leaves_nothing_to_compare_and_the_reason_for_each() -> None:
    why = "not comparable: then used t version 1 and now used t version 2"
    content = without(
        content_of_three(), *("change", "score_from", "score_to", "service_new", "service_gone")
    )
    refused = [
        result("change", service_id=key, status="not comparable", method=why, **SINCE)
        for key in ("training", "networks")
    ]
    comparison = comparison_of(with_results(content, refused))
    assert comparison.in_short == "No service can be compared with 2024."
    assert [each.service for each in comparison.refused] == ["Clinical networks", "Training"]
    assert {each.why for each in comparison.refused} == {why.removeprefix("not comparable: ")}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["same"], "Of one service that can be compared with 2024, none is better, one the same"),
        (["better"], "Of one service that can be compared with 2024, one is better, none the same"),
    ],
)
def test_one_service_and_none_read_well(words: list[str], said: str) -> None:
    whole = comparison_of(content_of_three())
    moved = tuple(replace(whole.moved[0], change=word) for word in words)
    alone = replace(whole, moved=moved, new=(), gone=(), refused=())
    assert alone.in_short == f"{said} and none worse."


def test_the_last_of_several_earlier_reviews_is_taken() -> None:
    earlier = SINCE | {"group_value": "example-2023"}
    more = [result("services_not_comparable", 0, **earlier)]
    assert comparison_of(with_results(content_of_three(), more)).since == "example-2024"


def test_a_hidden_score_of_a_service_that_went_is_no_number() -> None:
    content = without(content_of_three(), "service_gone")
    hidden = result("service_gone", service_id="helpline", status="not estimable", **SINCE)
    assert comparison_of(with_results(content, [hidden])).gone[0].before == "not shown"


def test_in_a_draft_a_service_may_be_still_to_come() -> None:
    content = content_of_three()
    assert comparison_of(content).gone_is == "no longer rated"
    half = replace(content, issues=pd.DataFrame({"check": ["not rated yet"]}))
    assert comparison_of(half).gone_is == "not rated so far"
    assert "not rated so far" in comparison_of(half).in_short
