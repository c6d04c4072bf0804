from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from tests.exhibits.content_of_reviews import content_of_2023, result, synthetic


def test_services_stand_in_the_order_of_the_codebook() -> None:
    services = content_of_2023().services
    assert [each.score for each in services] == [2, 3, 3, 2, 3, 2, 3, 3, 4, 4, 4, 2, 1, 3, 2]
    assert services[0].band == "provision-gap"


def test_ranked_services_keep_the_order_of_equals() -> None:
    ranked = content_of_2023().ranked
    assert [each.rank for each in ranked] == [1] + [2] * 5 + [7] * 6 + [13] * 3
    assert ranked[0].service == "Infant Mental Health"
    assert ranked[1].service == "Care pathway"


def test_results_of_a_group_are_left_out_unless_it_is_named() -> None:
    content = content_of_2023()
    group = {"group": "kind", "group_value": "system"}
    more = pd.DataFrame([result("overall", 2.0, **group)])
    grouped = replace(content, results=pd.concat([content.results, more]))
    assert grouped.number("overall") == 3
    assert grouped.number("overall", **group) == 2


def test_a_number_that_is_not_there_or_not_shown_is_none_and_never_nought() -> None:
    content = content_of_2023()
    hidden = pd.DataFrame([result("hidden", status="suppressed")])
    content = replace(content, results=pd.concat([content.results, hidden]))
    assert content.number("hidden") is None
    assert content.number("no such measure") is None
    with pytest.raises(LookupError, match="no result is called hidden"):
        content.count("hidden")


def test_two_results_of_one_name_are_a_defect() -> None:
    content = content_of_2023()
    with pytest.raises(LookupError, match="6 results are called services_at_score"):
        content.number("services_at_score")


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
