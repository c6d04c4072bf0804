from __future__ import annotations

from dataclasses import replace

import pandas as pd

from tests.exhibits.content_of_reviews import content_of_2023, result, synthetic
from tests.exhibits.content_of_several import content_of_three, with_results


def test_services_stand_in_the_order_of_the_codebook() -> None:
    services = content_of_2023().services
    assert [each.score for each in services] == [2, 3, 3, 2, 3, 2, 3, 3, 4, 4, 4, 2, 1, 3, 2]
    assert services[0].band == "provision-gap"


def test_ranked_services_keep_the_order_of_equals() -> None:
    ranked = content_of_2023().ranked
    assert [each.rank for each in ranked] == [1] + [2] * 5 + [7] * 6 + [13] * 3
    assert ranked[0].service == "Infant Mental Health"
    assert ranked[1].service == "Care pathway"


def test_dates_of_streams_are_one_sentence() -> None:
    assert content_of_2023().dates("ratings", "survey", "engagement") == (
        "Service ratings: April 2023; parents' survey: 2021; engagement with local organisations "
        "and mothers: date not published."
    )
    assert synthetic({"A": 3}).dates("ratings", "survey") == "Service ratings: January 2030."


def test_a_gap_has_its_status_unless_it_is_open() -> None:
    assert content_of_2023().gaps_of("commissioning") == (
        "A joint commissioning strategy is still being written (in development)",
        (
            "How service data relate to quality, and how to use them for improvement, is not "
            "always clear"
        ),
    )


def test_linked_statements_stand_in_published_order_whatever_the_order_of_the_links() -> None:
    content = content_of_2023()
    shuffled = replace(content, links=content.links.iloc[::-1])
    wanted = ("S1.1", "S4.1", "S4.2", "S4.3", "S6.1")
    assert content.linked("health-visiting", "survey") == wanted
    assert shuffled.linked("health-visiting", "survey") == wanted


def test_a_review_without_notice_has_none() -> None:
    assert synthetic({"A": 3}, synthetic=False, notice="").notice == ()


def test_a_service_that_is_not_applicable_is_not_among_those_rated() -> None:
    content = synthetic({"A": 3, "B": 2})
    results = content.results
    rated = (results["measure"] != "score") | (results["service_id"] != "service-2")
    hidden = result("score", service_id="service-2", status="not estimable")
    with_hidden = with_results(replace(content, results=results[rated]), [hidden])
    assert [each.service for each in with_hidden.services] == ["A"]


def test_a_content_has_no_register_and_no_flags_unless_it_is_given_them() -> None:
    content = synthetic({"A": 3})
    assert content.gap_register.empty
    assert content.issues.empty


def test_services_that_the_codebook_lacks_come_last_under_their_id() -> None:
    content = content_of_three()
    assert content.in_order(["zebra", "training", "ark", "networks"]) == [
        *("networks", "training", "ark", "zebra")
    ]
    assert [content.name_of(key) for key in ("networks", "ark")] == ["Clinical networks", "ark"]


def test_reviews_are_called_by_what_sets_them_apart() -> None:
    content = content_of_three()
    assert [content.called(key) for key in ("example-2024", "example-2025", "2019")] == [
        *("2024", "2025", "2019")
    ]
    assert content_of_2023().called("2023") == "2023"


def test_the_target_is_that_of_the_results_and_else_the_declared_one() -> None:
    content = content_of_2023()
    assert content.target == 4
    tried = with_results(content, [result("target", 3)])
    assert tried.target == 3


def test_a_draft_carries_what_it_is_still_without() -> None:
    there = synthetic({"A": 3}, draft=True)
    assert (len(there.notice), there.has_missing) == (1, False)
    inputs = {
        role: given.model_copy(update={"sha256": ""}) for role, given in there.review.inputs.items()
    }
    draft = replace(
        there,
        review=there.review.model_copy(update={"inputs": inputs}),
        issues=pd.DataFrame({"check": ["not rated yet"]}),
    )
    notice, unrated, awaited = draft.notice
    assert there.notice == (notice,)
    assert unrated.startswith("One service is not rated yet; ")
    assert awaited.startswith("Not there yet: a.csv; ")
    assert draft.has_missing
