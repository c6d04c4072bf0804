from __future__ import annotations

import pytest

from jsna.preparation.survey.personal import DECLARED, personal_by, personal_rule
from tests.preparation.survey.exports import WHY, survey_with


@pytest.mark.parametrize(
    ("heading", "rule"),
    [
        ("Name", "name"),
        ("Your full name:", "name"),
        ("First Name", "name"),
        ("RecipientLastName", "name"),
        ("username", "name"),
        ("E-mail address", "e-mail address"),
        ("RecipientEmail", "e-mail address"),
        ("IPAddress", "IP address"),
        ("ipaddr", "IP address"),
        ("Contact telephone number", "telephone number"),
        ("Mobile", "telephone number"),
        ("Respondent ID", "user id"),
        ("Postcode", "location"),
        ("_home_latitude", "location"),
        ("LocationLongitude", "location"),
        ("Date of birth", "date of birth"),
        ("NHS number", "NHS number"),
    ],
)
def test_personal_headings_are_told_by_rule(heading: str, rule: str) -> None:
    assert personal_rule(heading) == rule


@pytest.mark.parametrize(
    "heading",
    ["Name of the service", "Can you name one thing?", "Help by phone", "Where do you live?", ""],
)
def test_questions_that_speak_of_such_things_are_none(heading: str) -> None:
    assert personal_rule(heading) is None


def test_the_spec_has_the_last_word() -> None:
    survey = survey_with(WHY, personal=("Nickname",), not_personal=("Name",))
    assert personal_by(survey, " nickname") == DECLARED
    assert personal_by(survey, "NAME") is None
    assert personal_by(survey, "Email") == "e-mail address"
