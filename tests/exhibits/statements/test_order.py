from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from jsna.exhibits.base import Content
from jsna.exhibits.statements.order import statements_on_order
from tests.exhibits.content_of_reviews import content_of_2023, link_frame, result, synthetic
from tests.exhibits.content_of_several import content_of_three, range_rows, with_results, without


def said(content: Content) -> dict[str, tuple[bool, str]]:
    return {each.statement: (each.holds, each.because) for each in statements_on_order(content)}


def lowest(words: dict[str, str]) -> list[dict[str, Any]]:
    return [
        result("lowest_under_one_error", service_id=key, answer=word, denominator=9)
        for key, word in words.items()
    ]


def with_links(content: Content) -> Content:
    return replace(content, links=link_frame([("P1", "training", "survey", "It is named")]))


def test_without_results_nothing_is_said() -> None:
    assert said(content_of_2023()) == {}


def test_who_is_lowest_under_any_single_error_is_said_with_the_cases() -> None:
    held, because = said(content_of_three())[
        "Training is the lowest rated, alone or with others, even if any single rating is one "
        "point out."
    ]
    assert held
    assert because == (
        "This is so in all 22 cases: the ratings as they are, and each rating one point up or "
        "down. Three others can be the lowest as well, or level with it."
    )


@pytest.mark.parametrize(
    ("words", "statement", "holds", "because"),
    [
        (
            {"service-1": "always", "service-2": "never"},
            (
                "A is the lowest rated, alone or with others, even if any single rating is one "
                "point out."
            ),
            True,
            (
                "This is so in all nine cases: the ratings as they are, and each rating one point "
                "up or down."
            ),
        ),
        (
            {"service-1": "always", "service-2": "can be"},
            (
                "A is the lowest rated, alone or with others, even if any single rating is one "
                "point out."
            ),
            True,
            (
                "This is so in all nine cases: the ratings as they are, and each rating one point "
                "up or down. B can be the lowest as well, or level with it."
            ),
        ),
        (
            {"service-1": "always", "service-2": "always"},
            (
                "A and B are the lowest rated, alone or with others, even if any single rating is "
                "one point out."
            ),
            True,
            (
                "This is so in all nine cases: the ratings as they are, and each rating one point "
                "up or down."
            ),
        ),
        (
            {"service-1": "can be", "service-2": "can be"},
            "A is the lowest rated even if any single rating is one point out.",
            False,
            "A and B can each be the lowest rated, but none is in all nine cases.",
        ),
    ],
)
def test_one_several_and_none_that_are_always_lowest(
    words: dict[str, str], statement: str, holds: bool, because: str
) -> None:
    content = with_results(synthetic({"A": 1, "B": 2}), lowest(words))
    assert said(content)[statement] == (holds, because)


def test_many_services_are_counted_and_not_named() -> None:
    content = synthetic(dict.fromkeys("ABCDE", 1) | {"F": 2})
    words = {f"service-{number}": "can be" for number in range(1, 6)} | {"service-6": "never"}
    (statement, *_) = said(with_results(content, lowest(words)))
    assert statement == (
        "Five services are the lowest rated even if any single rating is one point out."
    )


@pytest.mark.parametrize(
    ("scores", "words", "holds", "because"),
    [
        ((1, 4), ("always", "never"), True,
         "It is never the lowest, alone or with others, in these nine cases."),
        ((1, 4, 5), ("always", "never", "never"), True,
         "None of the two is ever the lowest, alone or with others, in these nine cases."),
        ((4, 4), ("can be", "can be"), False, "A and B can be the lowest, or level with it."),
        ((3, 4), ("can be", "can be"), False, "B can be the lowest, or level with it."),
    ],
)  # fmt: skip
def test_whether_a_well_rated_service_can_become_the_lowest(
    scores: tuple[int, ...], words: tuple[str, ...], holds: bool, because: str
) -> None:
    content = synthetic(dict(zip("ABC", scores, strict=False)))
    own = {f"service-{number}": word for number, word in enumerate(words, start=1)}
    found = said(with_results(content, lowest(own)))
    assert found[
        "No service rated 4 or above can become the lowest rated through one such error."
    ] == (holds, because)


def test_where_none_is_well_rated_nothing_is_said_of_it() -> None:
    content = with_results(
        synthetic({"A": 1, "B": 2}), lowest({"service-1": "always", "service-2": "never"})
    )
    assert not any("4 or above" in statement for statement in said(content))


def test_a_single_service_has_no_order_to_speak_of() -> None:
    content = with_results(synthetic({"A": 1}), lowest({"service-1": "always"}))
    assert said(content) == {}


def test_the_order_within_a_score_is_not_known() -> None:
    assert said(content_of_three())["The order of services that share a score is known."] == (
        False,
        (
            "One rating a point out puts either below the other: three pairs rated 2, three pairs "
            "rated 3 and three pairs rated 4."
        ),
    )
    tied = result("pairs_not_determined", 0, group="score", group_value="3", denominator=1)
    assert said(with_results(synthetic({"A": 3, "B": 3}), [tied])) == {
        "The order of services that share a score is known.": (
            False,
            "They stay level whichever rating is a point out.",
        )
    }


def test_neighbouring_groups_whose_intervals_overlap_are_not_in_order() -> None:
    found = said(content_of_three())
    assert found[
        "The services rated 2 rank lower than the services rated 3, allowing for misrating."
    ] == (
        False,
        (
            "The 90% intervals of their ranks, 1 to 5 and 2 to 7, overlap. One rating a point out "
            "can make two of them level, but not turn them round."
        ),
    )
    assert "Training ranks lower than the services rated 2, allowing for misrating." in found
    assert "The services rated 4 rank lower than Voluntary sector, allowing for misrating." in found


@pytest.mark.parametrize(
    ("word", "said_of_it"),
    [
        ("kept", " One rating a point out changes nothing in their order."),
        ("not determined", " One rating a point out can turn their order round."),
        ("", ""),
    ],
)
def test_groups_that_lie_apart_are_in_order(word: str, said_of_it: str) -> None:
    ranges = {"service-1": ((1, 1), (1, 1)), "service-2": ((2, 2), (2, 2))}
    pair = result("pair_under_one_error", service_id="service-2", answer=word, group="service",
                  group_value="service-1")  # fmt: skip
    rows = [*range_rows(ranges), *[pair] * bool(word)]
    assert said(with_results(synthetic({"A": 0, "B": 5}), rows)) == {
        "A ranks lower than B, allowing for misrating.": (
            True,
            f"The 90% intervals of their ranks, 1 to 1 and 2 to 2, lie apart.{said_of_it}",
        )
    }


def test_whether_one_service_has_the_greatest_need_whatever_the_weights() -> None:
    statement = (
        "One service has the greatest need, however the shortfall and the number of streams that "
        "see a need are weighed."
    )
    linked = with_links(content_of_three())
    assert said(linked)[statement] == (
        False,
        "Training and Infant mental health are exceeded by no other.",
    )
    content = without(linked, "pareto_tier")
    tiers = [
        result("pareto_tier", tier, service_id=key, method="fronts on shortfall, streams, staff")
        for key, tier in {"training": 1, "networks": 2}.items()
    ]
    other = (
        "One service has the greatest need, however the shortfall, the number of streams that "
        "see a need and the staff are weighed."
    )
    assert said(with_results(content, tiers))[other] == (True, "Training is exceeded by no other.")


def test_without_links_nothing_is_said_of_streams() -> None:
    assert not any("stream" in statement for statement in said(content_of_three()))
    assert not any("greatest need" in statement for statement in said(content_of_three()))
    content = without(content_of_three(), "pareto_tier")
    tiers = [
        result("pareto_tier", tier, service_id=key, method="fronts on shortfall, streams, staff")
        for key, tier in {"training": 1, "networks": 2}.items()
    ]
    assert (
        "One service has the greatest need, however the shortfall and the staff are weighed."
        in said(with_results(content, tiers))
    )


@pytest.mark.parametrize("word", ["always", "can be"])
def test_where_all_share_a_rank_nobody_is_called_the_lowest(word: str) -> None:
    content = synthetic(dict.fromkeys("ABC", 1))
    words = {f"service-{number}": word for number in (1, 2, 3)}
    assert said(with_results(content, lowest(words))) == {}


def test_services_of_one_rating_are_named_by_their_ranks_where_a_second_key_parts_them() -> None:
    # All rated 2; two are first by the second key, two share rank 3.
    content = synthetic({"A": 2, "B": 2, "C": 2, "D": 2})
    content = without(content, "rank")
    ranks = [
        result("rank", rank, service_id=f"service-{n}", numerator=2, denominator=4)
        for n, rank in enumerate((1, 1, 3, 3), start=1)
    ]
    ranges = {f"service-{n}": ((1, 4), (1, 4)) for n in range(1, 5)}
    found = said(with_results(content, [*ranks, *range_rows(ranges)]))
    assert (
        "The services that share rank 1 rank lower than the services that share rank 3, allowing "
        "for misrating."
    ) in found
