from __future__ import annotations

from jsna.exhibits.breakdowns import breakdowns, groups_of
from tests.exhibits.content_of_reviews import content_of_2023
from tests.exhibits.content_of_survey import AREAS, PRIORITIES, content_of_survey


def test_a_question_stands_by_everyone_and_then_by_each_group() -> None:
    (found,) = breakdowns(content_of_survey())
    assert (found.question, found.group) == (PRIORITIES, AREAS)
    assert found.columns == ("Everyone", "North", "South")
    assert found.bases == ("100", "60", "[c]")
    assert [(row[0].wording, *(each.in_words for each in row)) for row in found.rows] == [
        ("Being asked", "40%", "40%", "40%"),
        ("One page", "40%", "40%", "[c]"),
        ("Groups", "50%", "80%", "20%"),
        ("Shorter waits", "[c]", "[c]", "0%"),
    ]


def test_groups_stand_in_the_order_of_the_questionnaire_and_who_said_nothing_last() -> None:
    found = groups_of(AREAS, ["not stated", "south", "north", "south"])
    assert list(found.items()) == [
        ("north", "North"), ("south", "South"), ("not stated", "Not stated"),
    ]  # fmt: skip
    assert groups_of(AREAS, ["south"]) == {"south": "South"}


def test_a_review_without_a_survey_has_none() -> None:
    assert list(breakdowns(content_of_2023())) == []
