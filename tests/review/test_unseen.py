"""Characters that no input may hold, and those that people do type."""

from __future__ import annotations

import unicodedata

import pytest

from jsna.review.unseen import CONTROL, TURNERS, unseen_in, without_turning

TURNS = "a character that turns the direction of the words around it"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Line\none\tand\r\ntwo",
        "Café – naïve “quotes” ’",
        # "Health visitors" in Arabic, "Family support" in Hebrew, and both beside Latin letters.
        "الزائرات الصحيات",
        "תמיכה במשפחה",
        "Al-Amal (الأمل) and תקווה, 24/7",
        # The marks that keyboards for these languages have.
        "\u200fתמיכה (0–5)\u200f",
        "C++\u200e الأمل",
        # Joiners of Persian, Indic scripts and emoji.
        "می\u200cخواهم \u200d",
    ],
)
def test_what_people_type_is_taken(text: str) -> None:
    assert unseen_in(text) == ""
    assert without_turning(text) == text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a\x07b", "a control character (U+0007)"),
        ("a\x1b[31m", "a control character (U+001B)"),
        ("\x85", "a control character (U+0085)"),
        (
            "not \u202egnissim",
            f"{TURNS} (U+202E), so that what is shown may not be what is stored",
        ),
        ("\u2067a\x00", "a control character (U+0000)"),
    ],
)
def test_what_is_found_is_said_in_words(text: str, said: str) -> None:
    assert unseen_in(text) == said


def test_what_turns_is_what_unicode_says_does() -> None:
    # The explicit formatting characters of UAX 9, by their class in the Unicode database.
    classes = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
    turning = {chr(n) for n in range(0x110000) if unicodedata.bidirectional(chr(n)) in classes}
    assert set(TURNERS) == turning
    assert all(f"(U+{ord(each):04X})" in unseen_in(f"a{each}b") for each in TURNERS)


def test_control_characters_are_those_of_unicode_but_for_line_breaks_and_tabs() -> None:
    control = {chr(n) for n in range(0x110000) if unicodedata.category(chr(n)) == "Cc"}
    assert {each for each in control if not CONTROL.search(each)} == {"\t", "\n", "\r"}


def test_a_text_without_turns_says_the_same() -> None:
    assert without_turning("\u202a+44 1629\u202c \u2068Ada\u2069") == "+44 1629 Ada"
