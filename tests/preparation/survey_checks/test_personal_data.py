from __future__ import annotations

import pytest

from jsna.preparation.survey_checks.personal_data import (
    find_personal_data,
    is_nhs_number,
    personal_kinds,
)
from tests.preparation.small_answers import received, survey_of


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Write to first.last@example.org please", ["an e-mail address"]),
        # Numbers that Ofcom keeps for drama.
        ("Ring 07700 900123", ["a telephone number"]),
        ("Ring +44 7700 900123 or (020) 7946 0000", ["a telephone number"]),
        ("Ring 0044 (0)20 7946 0018.", ["a telephone number"]),
        ("We live at QX1 2AB", ["a postcode"]),
        ("at ec1a1bb", ["a postcode"]),
        # The example number of the tax authority's own guidance.
        ("QQ 12 34 56 C is no number, AA 12 34 56 A is", ["a National Insurance number"]),
        # The example of the NHS data dictionary, whose last digit checks.
        ("my number is 943 476 5919", ["an NHS number"]),
        ("see www.example.org", ["a web address or the name of an account"]),
        ("I am @someone there", ["a web address or the name of an account"]),
        ("he was born on 3rd May 2024", ["a date of birth"]),
        ("DOB 03/05/2024", ["a date of birth"]),
        ("Nurse Pattern was kind, and my name is Ada", ["a name"]),
        ("d.o.b 1/1/24", ["a date of birth"]),
        ("AA123456A", ["a National Insurance number"]),
        ("Ring 0-7-7-0-0-9-0-0-1-2", ["a telephone number"]),
        ("We waited 12 weeks for 1 visit in 2024", []),
        ("The nurse gave us 10 out of 10", []),
        ("We rang 111 and 999, then 5 more times", []),
        ("Open 9 to 5, ward A1 2 days a week", []),
        ("It cost 1234567890 pounds", []),
        ("no one asked; she was born at home", []),
        ("", []),
    ],
)
def test_what_looks_like_personal_data(text: str, kinds: list[str]) -> None:
    assert personal_kinds(text) == kinds


def test_an_nhs_number_is_known_by_its_last_digit() -> None:
    # 9*10 + 4*9 + 3*8 + 4*7 + 7*6 + 6*5 + 5*4 + 9*3 + 1*2 = 299 = 27 * 11 + 2, and 11 - 2 = 9.
    assert is_nhs_number("943 476 5919")
    assert not any(is_nhs_number(f"943476591{digit}") for digit in range(9))
    assert not is_nhs_number("94347659190")


def test_the_finding_says_the_kind_and_never_the_text() -> None:
    rows = [{"why": "fine"}, {"why": "me@example.org, 07700 900123"}, {}]
    _, found = find_personal_data(received(rows).wide, survey_of())
    assert found.fields == ("why",)
    assert found.rows.tolist() == [1]
    told = "the text seems to hold an e-mail address and a telephone number"
    assert list(found.findings) == [told]
