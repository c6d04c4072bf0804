from __future__ import annotations

from jsna.exhibits.not_applicable import not_applicable
from tests.exhibits.content_of_reviews import content_of_2023, result, synthetic
from tests.exhibits.content_of_several import with_results


def test_a_review_that_does_not_count_it_says_nothing() -> None:
    assert not_applicable(content_of_2023()) == ""


def test_items_are_named_with_their_service_and_services_are_counted() -> None:
    counts = {"service-1": 2, "service-2": 0, "service-9": 4}
    rows = [result("items_not_applicable", n, service_id=key) for key, n in counts.items()]
    rows.append(result("services_not_applicable", 1))
    assert not_applicable(with_results(synthetic({"A": 3, "B": 2}), rows)) == (
        "Left out of the scores as not applicable: two items of A and one service as a whole."
    )
