from __future__ import annotations

from typing import Any

import pytest

from jsna.exhibits.base import Content
from jsna.exhibits.statements.overall import statements_on_overall
from tests.exhibits.content_of_reviews import content_of_2023, result, synthetic
from tests.exhibits.content_of_several import content_of_three, firm_of_2023, with_results

SINGLE = "The overall score, 3, stays the same if any single rating is one point out."
LEFT_OUT = "The overall score, 3, stays the same if any one service is left out."
RULE = "The published overall score shows by which rule it was made."


def said(content: Content) -> dict[str, tuple[bool, str]]:
    return {each.statement: (each.holds, each.because) for each in statements_on_overall(content)}


def margins(down: int | None, up: int | None) -> list[dict[str, Any]]:
    hidden = {"status": "not estimable", "method": "x: no change within the scale does that"}
    return [
        result("margin_to_flip", answer=way, **({"value": n} if n is not None else hidden))
        for way, n in {"down": down, "up": up}.items()
    ]


def test_without_results_nothing_is_said() -> None:
    assert said(content_of_2023()) == {}


def test_the_review_of_2023_is_firm_and_does_not_show_its_rule() -> None:
    assert said(firm_of_2023()) == {
        SINGLE: (
            True,
            "It takes at least four changes of one point to lower it and 12 to raise it.",
        ),
        LEFT_OUT: (True, "Unrounded, it then lies between 2.64 and 2.86."),
        RULE: (False, "Mean, median and mode all give 3."),
    }


def test_without_a_published_score_nothing_is_said_of_its_rule() -> None:
    assert set(said(content_of_three())) == {SINGLE, LEFT_OUT}


@pytest.mark.parametrize(
    ("down", "up", "holds", "because"),
    [
        (1, 4, False,
         "It takes at least one change of one point to lower it and four to raise it."),
        (2, None, True,
         "It takes at least two changes of one point to lower it; nothing raises it."),
        (None, 2, True,
         "It takes at least two changes of one point to raise it; nothing lowers it."),
    ],
)  # fmt: skip
def test_one_change_and_none_read_well(
    down: int | None, up: int | None, holds: bool, because: str
) -> None:
    content = with_results(synthetic({"A": 3, "B": 3}), margins(down, up))
    assert said(content)[SINGLE] == (holds, because)


def test_where_no_change_can_be_tried_nothing_is_said_of_it() -> None:
    assert said(with_results(synthetic({"A": 3}), margins(None, None))) == {}


def test_services_whose_leaving_out_changes_the_score_are_counted() -> None:
    left = result(
        "overall_leave_one_out", 2.5, lower=2.333, upper=2.667, numerator=2, denominator=4
    )
    content = with_results(synthetic({"A": 3, "B": 3}), [*margins(1, 1), left])
    assert said(content)[LEFT_OUT] == (
        False,
        "Unrounded, it then lies between 2.33 and 2.67; without two of the four it is another.",
    )


def test_where_it_is_another_whichever_is_left_out_that_is_said() -> None:
    left = result("overall_leave_one_out", 2.5, lower=2, upper=3, numerator=2, denominator=2)
    content = with_results(synthetic({"A": 2, "B": 3}), [*margins(1, 1), left])
    assert said(content)[LEFT_OUT][1] == (
        "Unrounded, it then lies between 2 and 3; it is another whichever is left out."
    )


@pytest.mark.parametrize(
    ("agrees", "holds", "because"),
    [
        ({"mean": 1.0, "mode": 0.0}, True, "Mean gives 4."),
        ({"mean": 0.0, "mode": 0.0}, False,
         "No rule that was tried gives 4: mean (3) and mode (no answer)."),
    ],
)  # fmt: skip
def test_one_rule_shows_itself_and_none_is_said_with_what_they_give(
    agrees: dict[str, float], holds: bool, because: str
) -> None:
    overall = {"rule": "mean", "rounding": "half up", "published": 4}
    rows = [result("rule_agrees", value, answer=rule) for rule, value in agrees.items()]
    rows += [
        result("overall_by_rule", 3, answer="mean"),
        result("overall_by_rule", answer="mode", status="not estimable"),
    ]
    content = with_results(synthetic({"A": 3}, overall=overall), rows)
    assert said(content) == {RULE: (holds, because)}


def test_where_it_makes_no_difference_who_is_left_out_that_is_said() -> None:
    left = result("overall_leave_one_out", 3, lower=3, upper=3, numerator=0, denominator=2)
    content = with_results(synthetic({"A": 3, "B": 3}), [*margins(1, 1), left])
    assert said(content)[LEFT_OUT] == (True, "Unrounded, it is then 3 in every case.")
