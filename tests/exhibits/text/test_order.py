from __future__ import annotations

from dataclasses import replace

import pytest

from tests.exhibits.content_of_reviews import content_of_2023, synthetic
from tests.exhibits.content_of_several import content_of_three
from tests.exhibits.text.reading import section


def test_the_order_says_its_target_and_that_ties_and_numbers_of_gaps_say_nothing() -> None:
    assert section(content_of_2023(), "order")[1] == (
        "Services are ordered by how far they are below a score of 4 (“Many things in place, "
        "confident in the quality”), the target that this review sets. Of 15 services, 12 are "
        "below it ([ranks], [gap_ranking]). Services with the same score share a rank and have no "
        "order among them. How many gaps a service has does not say how severe they are, and plays "
        "no part."
    )


@pytest.mark.parametrize(
    ("scores", "expected"),
    [
        ({"A": 2}, "The one service that was rated is below it ("),
        ({"A": 4}, "The one service that was rated is not below it ("),
        ({"A": 2, "B": 3}, "The two services are both below it ("),
        ({"A": 2, "B": 3, "C": 1}, "All three services are below it ("),
        ({"A": 2, "B": 4}, "Of two services, one is below it ("),
        ({"A": 5, "B": 4}, "Of two services, none are below it ("),
    ],
)
def test_how_many_are_below_the_target(scores: dict[str, int], expected: str) -> None:
    assert expected in section(synthetic(scores), "order")[1]


def test_how_sure_the_order_is() -> None:
    lines = section(content_of_three(), "order")
    assert lines[lines.index("### How sure the order is") + 1] == (
        "Training stays the lowest rated, alone or level with others, even if any single rating is "
        "one point out. No service at the target or above can become the lowest rated through one "
        "such error. A rating can be a point out. How far each rank could move if some are is "
        "shown as an interval ([rank_uncertainty], [rank_acceptability]). The intervals rest on an "
        "assumption about errors in ratings, which is not taken from data and is set out below "
        "the table."
    )


def test_a_second_key_is_named_where_ties_are_spoken_of() -> None:
    content = content_of_2023()
    ranking = content.review.ranking.model_copy(update={"second_key": "streams"})
    listed = replace(content, review=content.review.model_copy(update={"ranking": ranking}))
    assert (
        "Services with the same score are set in order by the number of streams that see a need: "
        "the greater number comes first. Services that are equal in both share a rank and have no "
        "order among them."
    ) in section(listed, "order")[1]
