from __future__ import annotations

import pytest

from jsna.exhibits.base import Content, Table
from jsna.exhibits.tables.agreement import tabulate_agreement
from tests.exhibits.content_of_reviews import content_of_2023, result
from tests.exhibits.content_of_several import content_of_three, with_results, without


def table_of(content: Content) -> Table:
    table = tabulate_agreement(content)
    assert table is not None
    return table


TABLE = table_of(content_of_three())


def test_a_review_without_several_raters_has_no_such_table() -> None:
    assert tabulate_agreement(content_of_2023()) is None
    one = with_results(without(content_of_three(), "raters"), [result("raters", 1)])
    assert tabulate_agreement(one) is None


def test_each_measure_has_its_value_and_its_interval() -> None:
    assert TABLE.rows[0] == (
        *("Krippendorff's alpha, ordinal", "0.72", "0.55 to 0.84", "40 ratings"),
    )
    assert len(TABLE.rows) == 5


def test_what_is_not_estimable_has_its_reason_and_no_number() -> None:
    assert TABLE.rows[3] == (
        "Weighted kappa, linear weights",
        "not estimable",
        "not estimable",
        "It compares two raters, and there are 3",
    )


def test_the_interval_is_explained_with_its_draws() -> None:
    assert "Interval: 95% percentile interval from 2,000 draws of items, seed 1." in TABLE.notes


@pytest.mark.parametrize(
    ("ranges", "caption"),
    [
        (
            [2, 0, 3],
            (
                "Between three raters, Krippendorff's alpha is 0.72 (0.55 to 0.84); they are two "
                "points or more apart on two of three items that several rated."
            ),
        ),
        (
            [0],
            (
                "Between three raters, Krippendorff's alpha is 0.72 (0.55 to 0.84); they are two "
                "points or more apart on none of one item that several rated."
            ),
        ),
        ([], "Between three raters, Krippendorff's alpha is 0.72 (0.55 to 0.84)."),
    ],
)
def test_the_caption_says_how_far_raters_are_apart(ranges: list[int], caption: str) -> None:
    content = without(content_of_three(), "consensus_range")
    rows = [
        result("consensus_range", n, service_id="training", item_id=f"i{place}")
        for place, n in enumerate(ranges)
    ]
    assert table_of(with_results(content, rows)).caption == caption


def test_ratings_that_are_all_equal_have_no_agreement_and_no_interval() -> None:
    content = without(content_of_three(), "krippendorff_alpha", "weighted_kappa", "consensus_range")
    why = "Krippendorff's alpha, ordinal metric: all ratings are equal"
    hidden = result("krippendorff_alpha", answer="ordinal", status="not estimable", method=why)
    table = table_of(with_results(content, [hidden]))
    assert table.caption == "Between three raters, agreement is not estimable."
    assert table.rows[0][-1] == "All ratings are equal"
    alone = result("krippendorff_alpha", 0.5, answer="ordinal", base=1, method="alpha; no interval")
    table = table_of(with_results(content, [alone]))
    assert table.rows[0][1:] == ("0.5", "no interval", "One rating")
