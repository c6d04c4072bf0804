from __future__ import annotations

from typing import Any

from jsna.exhibits.base import Content
from jsna.exhibits.statements.over_time import statements_over_time
from tests.exhibits.content_of_reviews import content_of_2023, result, synthetic
from tests.exhibits.content_of_several import SINCE, content_of_three, with_results

EARLIER: dict[str, Any] = {"id": "example-2025", "earlier": ("example-2024",)}


def said(content: Content) -> dict[str, tuple[bool, str]]:
    return {each.statement: (each.holds, each.because) for each in statements_over_time(content)}


def moved(*changes: tuple[int, int]) -> Content:
    """A review whose services went so."""
    content = synthetic({f"S{n}": now for n, (_, now) in enumerate(changes, start=1)}, **EARLIER)
    rows = []
    for number, (before, now) in enumerate(changes, start=1):
        word = "same" if before == now else "better" if now > before else "worse"
        key = f"service-{number}"
        rows += [
            result("change", now - before, service_id=key, answer=word, **SINCE),
            result("score_from", before, service_id=key, **SINCE),
            result("score_to", now, service_id=key, **SINCE),
        ]
    return with_results(content, rows)


def test_without_an_earlier_review_nothing_is_said() -> None:
    assert said(content_of_2023()) == {}


def test_what_is_said_of_three_reviews() -> None:
    assert said(content_of_three()) == {
        "More services got better than worse since 2024.": (
            True,
            (
                "Of nine services that can be compared, four are better, two worse and three the "
                "same."
            ),
        ),
        "No service is rated lower than in 2024.": (False, "Training and Health visiting are."),
        "Every service can be compared with 2024.": (
            False,
            "One is new, one is no longer rated and one is not comparable.",
        ),
    }


def test_a_balance_is_not_more_and_none_is_said() -> None:
    assert said(moved((2, 3), (3, 2))) == {
        "More services got better than worse since 2024.": (
            False,
            "Of two services that can be compared, one is better, one worse and none the same.",
        ),
        "No service is rated lower than in 2024.": (False, "S2 is."),
        "Every service can be compared with 2024.": (True, "Both reviews rated the same services."),
    }
    assert said(moved((2, 2)))["More services got better than worse since 2024."][1] == (
        "Of one service that can be compared, none is better, none worse and one the same."
    )
    assert said(moved((2, 2)))["No service is rated lower than in 2024."] == (
        True,
        "This is so for every service that can be compared.",
    )


def test_where_nothing_can_be_compared_only_that_is_said() -> None:
    refused = [
        result("change", service_id=key, status="not comparable",
               method="not comparable: another tool", **SINCE)
        for key in ("service-1", "service-2")
    ]  # fmt: skip
    content = with_results(synthetic({"A": 1, "B": 2}, **EARLIER), refused)
    assert said(content) == {
        "Every service can be compared with 2024.": (False, "Two are not comparable.")
    }
