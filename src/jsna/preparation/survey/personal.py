"""Tells columns of personal data by their headings, so that they are dropped at the door, unread.

The rules look at the whole heading: "Name" is a person's, "Name of the service" is not. An analyst
adds to them, or takes a heading out, in the spec (``personal``, ``not_personal``).
"""

from __future__ import annotations

import re

from jsna.preparation.survey.layout import plain
from jsna.review.survey import Survey

_OF_A_PERSON = r"(your |my |contact |recipient |respondent'?s? |participant'?s? )?"
_RULES = {
    "name": r"((first|last|full|given|family|middle)[ _-]?)?name|surname|forename|initials"
    r"|submit(ter|ted by)[ _-]?(name)?|submittername|_submitted_by|username|user name",
    "e-mail address": r"e-?mail([ _-]?address(es)?)?|recipientemail|mail",
    "IP address": r"ip[ _-]?addr(ess)?",
    "telephone number": r"(tele)?phone([ _-]?(number|no\.?))?|mobile([ _-]?(number|phone|no\.?))*"
    r"|phonenumber|telephone",
    "user id": r"user[ _-]?id|respondent[ _-]?id|response[ _-]?id|responseid|collector[ _-]?id"
    r"|token|access code|device[ _-]?(id|name)|submitterid|subscriberid|simid"
    r"|external(data)?reference|custom data( \d+)?|external reference",
    "location": r"(post ?code|zip( code)?|(home )?address|street( address)?)"
    r"|(location)?(latitude|longitude)|_?geolocation|gps.*|_.*_(latitude|longitude)",
    "date of birth": r"date of birth|dob|birth ?(day|date)",
    "NHS number": r"nhs (number|no\.?)|national insurance (number|no\.?)",
}
_PATTERNS = {
    rule: re.compile(rf"{_OF_A_PERSON}(recipient)?({pattern})[?:.*]*")
    for rule, pattern in _RULES.items()
}
DECLARED = "declared in survey.toml"


def personal_rule(heading: str) -> str | None:
    """The rule by which a heading is one of personal data, or None."""
    name = plain(heading).replace("’", "'")
    return next((rule for rule, pattern in _PATTERNS.items() if pattern.fullmatch(name)), None)


def personal_by(survey: Survey, heading: str) -> str | None:
    """Likewise, with what the spec says of the heading."""
    name = plain(heading)
    if name in map(plain, survey.personal):
        return DECLARED
    if name in map(plain, survey.not_personal):
        return None
    return personal_rule(heading)
