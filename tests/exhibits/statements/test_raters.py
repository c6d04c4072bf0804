from __future__ import annotations

from typing import Any

import pytest

from jsna.exhibits.base import Content
from jsna.exhibits.statements.raters import statements_on_raters
from tests.exhibits.content_of_reviews import content_of_2023, result
from tests.exhibits.content_of_several import content_of_three, with_results, without

CHANCE = "The raters agree better than chance alone would have it."


def said(content: Content) -> dict[str, tuple[bool, str]]:
    return {each.statement: (each.holds, each.because) for each in statements_on_raters(content)}


def with_alpha(raters: int, **alpha: Any) -> Content:
    content = without(content_of_three(), "raters", "krippendorff_alpha")
    rows = [result("raters", raters), result("krippendorff_alpha", answer="ordinal", **alpha)]
    return with_results(content, rows)


def test_without_several_raters_nothing_is_said() -> None:
    assert said(content_of_2023()) == {}
    assert said(with_alpha(1, status="not estimable", method="x: there is one rater")) == {}


@pytest.mark.parametrize(
    ("lower", "holds", "interval"),
    [(0.55, True, ", interval 0.55 to 0.84"), (-0.1, False, ", interval -0.1 to 0.84")],
)
def test_agreement_is_better_than_chance_if_its_whole_interval_is(
    lower: float, holds: bool, interval: str
) -> None:
    assert said(with_alpha(3, value=0.72, lower=lower, upper=0.84)) == {
        CHANCE: (
            holds,
            (
                f"Krippendorff's ordinal alpha is 0.72{interval}: 0 is what chance would give, 1 "
                "full agreement."
            ),
        )
    }


def test_without_an_interval_it_does_not_hold() -> None:
    held, because = said(with_alpha(2, value=0.72))[CHANCE]
    assert not held
    assert because.endswith("It has no interval.")


def test_what_is_not_estimable_is_said_with_its_reason() -> None:
    hidden = {"status": "not estimable", "method": "Krippendorff's alpha: all ratings are equal"}
    assert said(with_alpha(2, **hidden)) == {
        "It is known how far the raters agree.": (
            False,
            "Not estimable: all ratings are equal.",
        )
    }
