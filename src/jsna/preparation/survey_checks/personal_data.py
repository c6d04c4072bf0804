"""Finds what looks like personal data in free texts: addresses, numbers, dates, names given.

What has a form can be found by rule. A name in the middle of a sentence has none: a person still
reads the texts before any is quoted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np
import pandas as pd

from jsna.preparation.survey_checks.findings import PERSONAL_DATA, Found
from jsna.review.survey import Survey

_TEN_DIGITS = re.compile(r"(?<!\d)\d{3}[ -]?\d{3}[ -]?\d{4}(?!\d)")
_RULES = {
    "an e-mail address": re.compile(r"[\w.+-]+@[\w-]+(\.[\w-]+)+"),
    # United Kingdom: +44, 0044 or 0, then nine or ten digits.
    "a telephone number": re.compile(r"(?<!\d)(\+44|0044|0)(\s*\(0\))?([ ()-]{0,2}\d){9,10}(?!\d)"),
    # Form of BS 7666: area and district, then sector and unit, whose letters lack C I K M O V.
    "a postcode": re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?\s?\d[ABD-HJLNP-UW-Z]{2}\b", re.IGNORECASE),
    "a National Insurance number": re.compile(
        r"\b[A-CEGHJ-PR-TW-Z]{2}\s?(\d{2}\s?){3}[A-D]\b", re.IGNORECASE
    ),
    "a web address or the name of an account": re.compile(
        r"https?://\S|\bwww\.\S|(?<!\S)@[A-Za-z_]\w{2,}", re.IGNORECASE
    ),
    "a date of birth": re.compile(
        r"\b(born|birthday|d\.?o\.?b)\b[^.]{0,20}\d{1,2}(st|nd|rd|th)?[ ./-]{1,2}"
        r"(\d{1,2}|[a-z]{3,9})[ ./-]{1,2}\d{2,4}",
        re.IGNORECASE,
    ),
    "a name": re.compile(
        r"\b[Mm]y (full )?name('s| is| was)"
        r"|\b(Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Nurse)\.? [A-Z][a-z]+"
    ),
}

# What none of the rules can be met without: most texts have none of it, and are done at once. Of
# digits these are nine near each other, one before two letters (a postcode), or one that ends a
# National Insurance number; a date of birth has its own words.
_WORTH_A_LOOK = re.compile(
    r"@|www|http|name|born|birthday|d\.?o\.?b|\b(?:Mr|Ms|Miss|Dr|Prof|Nurse)"
    r"|\d(?:[^\W\d_]{2}|\s?[A-D]\b|(?:\D{0,2}\d){8})",
    re.IGNORECASE,
)


def find_personal_data(wide: pd.DataFrame, survey: Survey) -> Iterator[Found]:
    """Free texts that seem to hold personal data; the finding says of what kind, never what.

    Parameters
    ----------
    wide
        The table of answers that ``review.survey`` describes.
    survey
        The spec.
    """
    for question in survey.questions:
        if question.type == "free-text":
            codes, texts = pd.factorize(wide[question.id])
            kinds = [personal_kinds(str(text)) for text in texts]
            flagged = np.array([*map(bool, kinds)], dtype=bool)
            rows = np.flatnonzero(flagged[codes]) if len(texts) else np.empty(0, dtype=np.intp)
            said = [f"the text seems to hold {' and '.join(kinds[code])}" for code in codes[rows]]
            yield Found(PERSONAL_DATA, (question.id,), rows, said)


def personal_kinds(text: str) -> list[str]:
    """The kinds of personal data that a text seems to hold."""
    if not _WORTH_A_LOOK.search(text):
        return []
    kinds = [kind for kind, pattern in _RULES.items() if pattern.search(text)]
    if any(is_nhs_number(found.group()) for found in _TEN_DIGITS.finditer(text)):
        kinds.append("an NHS number")
    return kinds


def is_nhs_number(text: str) -> bool:
    """Whether ten digits are an NHS number: its last one checks the others, modulo 11."""
    digits = [int(each) for each in text if each.isdigit()]
    if len(digits) != 10:
        return False
    weighted = sum(digit * weight for digit, weight in zip(digits, range(10, 1, -1), strict=False))
    return (11 - weighted % 11) % 11 == digits[-1]
