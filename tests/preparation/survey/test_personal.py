from __future__ import annotations

import pytest

from jsna.preparation.survey import kobo, limesurvey, microsoft_forms, qualtrics, surveymonkey
from jsna.preparation.survey.generic import lay_out as lay_out_any
from jsna.preparation.survey.layout import Layout
from jsna.preparation.survey.personal import (
    DECLARED,
    Personal,
    personal_columns,
    personal_rule,
    unmatched,
)
from jsna.review.survey import Survey
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
        ("What is your name?", "name"),
        ("Please provide your full name", "name"),
        ("Q12. What’s your name?", "name"),
        ("Name (optional)", "name"),
        ("Name2", "name"),
        ("full_name", "name"),
        ("Baby's name", "name"),
        ("Q3. Email", "e-mail address"),
        ("Email2", "e-mail address"),
        ("What is your email address?", "e-mail address"),
        ("Email address (optional):", "e-mail address"),
        ("Please enter your email", "e-mail address"),
        ("Contact number", "telephone number"),
        ("Home postcode", "location"),
        ("ZIP/Postal Code", "location"),
        ("gps-Latitude", "location"),
        ("NHS number (if known)", "NHS number"),
        ("UserNo", "user id"),
        ("Unique ID", "user id"),
        ("For the prize draw, please leave your email address", "e-mail address"),
    ],
)
def test_personal_headings_are_told_by_rule(heading: str, rule: str) -> None:
    assert personal_rule(heading) == rule


@pytest.mark.parametrize(
    "heading",
    [
        *(
            "Name of the service",
            "Can you name one thing?",
            "Help by phone",
            "Where do you live?",
            "",
        ),
        "Did you know the name of your midwife?",
        "What is the name of your health visitor's team?",
        "How would you like us to contact you?",
        "Did you get a reminder by email?",
        "Did the service have your address?",
        "GPs were helpful",
        "Please name one thing",
        "Is your home warm?",
        "Postcode (first part)",
    ],
)
def test_questions_that_speak_of_such_things_are_none(heading: str) -> None:
    assert personal_rule(heading) is None


def found_in(layout: Layout, survey: Survey | None = None) -> dict[str, str]:
    personal = personal_columns(layout, survey)
    return {layout.columns[place].heading: own.rule for place, own in personal.items()}


@pytest.mark.parametrize(
    ("heading", "rules"),
    [
        ("Please enter your name and email address", ["name"]),
        ("Name/Email", ["name"]),
        ("Postcode or address, telephone", ["location"]),
        ("Name and age", []),
        ("Sand", []),
    ],
)
def test_a_heading_that_asks_for_several_is_personal_if_all_are(
    heading: str, rules: list[str]
) -> None:
    found = personal_columns(lay_out_any([["What helped?", heading]]))
    assert [each.rule for each in found.values()] == rules


def test_the_words_of_a_column_count_where_its_heading_is_a_code() -> None:
    layout = qualtrics.lay_out(
        [["Q1", "Q10", "Q11_1", "Q11_2"], ["Why?", "Email address", "You - Name", "You - Postcode"]]
    )
    assert found_in(layout) == {"Q10": "e-mail address", "Q11_1": "name", "Q11_2": "location"}


@pytest.mark.parametrize(
    ("layout", "expected"),
    [
        (
            surveymonkey.lay_out(
                [["Contact details", "", "", ""], ["Name", "Email Address", "Phone", "Best time"]]
            ),
            [
                "Contact details - Name",
                "Contact details - Email Address",
                "Contact details - Phone",
            ],
        ),
        (kobo.lay_out([["about/age", "about/name", "about/email"]]), ["about/name", "about/email"]),
        (kobo.lay_out([["about-phone", "Any follow-up e-mail?"]]), ["about-phone"]),
        (limesurvey.lay_out([["Q2. Name", "Q3[Email]", "Q3[Postcode]"]]), None),
        (microsoft_forms.lay_out([["Name2", "Email2", "Why?"]]), ["Name2", "Email2"]),
    ],
)
def test_fields_of_one_question_count_in_every_tool(
    layout: Layout, expected: list[str] | None
) -> None:
    everything = [column.heading for column in layout.columns]
    assert sorted(found_in(layout)) == sorted(expected or everything)


@pytest.mark.parametrize(
    "layout",
    [
        surveymonkey.lay_out([["How did you hear of us?", "", ""], ["Email", "Phone", "Friends"]]),
        limesurvey.lay_out([["Q2[Email]", "Q2[Phone]", "Q2[GPs]"]]),
        kobo.lay_out([["contact", "contact/email", "contact/phone"]]),
        lay_out_any([["How did you hear of us? - Email", "Rating - Phone"]]),
    ],
)
def test_ways_to_be_reached_that_can_be_ticked_are_none(layout: Layout) -> None:
    assert found_in(layout) == {}


def test_the_spec_has_the_last_word() -> None:
    layout = lay_out_any([["Nickname", "NAME", "Email", "Where?"]])
    survey = survey_with(WHY, personal=(" nickname",), not_personal=("Name",))
    assert found_in(layout, survey) == {"Nickname": DECLARED, "Email": "e-mail address"}


def test_the_spec_may_give_the_words_or_the_question() -> None:
    layout = qualtrics.lay_out([["Q1", "Q2_1", "Q2_2"], ["Pet name?", "You - Town", "You - Job"]])
    survey = survey_with(WHY, personal=("Pet name?", "You"))
    assert list(found_in(layout, survey).values()) == [DECLARED] * 3


def test_a_listed_heading_is_that_column_and_no_option_of_its_name() -> None:
    layout = surveymonkey.lay_out(
        [["Letters", "How did you hear?", ""], ["Response", "Letters", "Friends"]]
    )
    assert personal_columns(layout, survey_with(WHY, personal=("Letters",))) == {
        0: Personal(DECLARED)
    }


def test_a_listed_heading_that_is_not_there_is_said() -> None:
    layout = lay_out_any([["Why?", "Email address"]])
    survey = survey_with(WHY, personal=("E-mail adress", "Why?"), not_personal=("Shoe size",))
    assert list(unmatched(layout, survey)) == [
        (
            "",
            'no column is called "E-mail adress", which survey.toml lists under personal',
            'Give the heading as the export has it, or take it out: did you mean "Email address"',
        ),
        (
            "",
            'no column is called "Shoe size", which survey.toml lists under not_personal',
            "Give the heading as the export has it, or take it out",
        ),
    ]
