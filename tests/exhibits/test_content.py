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


def test_a_draft_says_how_many_services_are_not_rated_yet() -> None:
    def notice(*checks: str) -> tuple[str, ...]:
        flags = pd.DataFrame({"check": checks})
        return replace(synthetic({"A": 3}, notice="", synthetic=False), issues=flags).notice

    assert notice("gap without a service", "ratings to come") == ()
    (one,) = notice("not rated yet")
    others = "all that is said of scores, ranks and bands is of the others"
    assert one == f"One service is not rated yet; {others}."
    (two,) = notice("not rated yet", "not rated yet")
    assert two.startswith("Two services are not rated yet; ")


def test_a_draft_says_which_files_are_not_there_yet() -> None:
    there = synthetic({"A": 3}, draft=True)
    assert len(there.notice) == 1
    inputs = {
        role: given.model_copy(update={"sha256": ""}) for role, given in there.review.inputs.items()
    }
    review = there.review.model_copy(update={"inputs": inputs})
    said = "Not there yet: a.csv; what rests on it is left out or not whole."
    assert replace(there, review=review).notice[1:] == (said,)
    in_full = review.model_copy(update={"draft": False})
    assert len(replace(there, review=in_full).notice) == 1


def test_what_is_still_to_be_filled_in_is_known() -> None:
    content = synthetic({"A": 3})
    assert not content.has_missing
    for check in ("not rated yet", "ratings to come", "not filled in yet"):
        assert replace(content, issues=pd.DataFrame({"check": [check]})).has_missing
    assert not replace(content, issues=pd.DataFrame({"check": ["status word"]})).has_missing
