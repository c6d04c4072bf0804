"""Tells columns of personal data by their headings, so that they are dropped at the door, unread.

The rules look at whole headings: "Name" is a person's, "Name of the service" is not. An analyst
adds to them, or takes a heading out, in the spec (``personal``, ``not_personal``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from jsna.errors import did_you_mean
from jsna.preparation.survey.layout import Column, Layout, plain
from jsna.review.survey import Survey

_RULES = {
    "name": r"((first|last|full|given|family|middle)[ _-]?)?names?|surname|forenames?|initials"
    r"|submit(ter|ted by)[ _-]?(name)?|submittername|_submitted_by|username|user name",
    "e-mail address": r"e-?mail([ _-]?address(es)?)?|recipientemail|mail",
    "IP address": r"ip([ _-]?addr(ess)?)?",
    "telephone number": r"(tele)?phone([ _-]?(number|no\.?))?|mobile([ _-]?(number|phone|no\.?))*"
    r"|phonenumber|contact (number|no\.?)",
    "user id": r"user[ _-]?(id|no\.?)|unique[ _-]?id|respondent[ _-]?id|response[ _-]?id|responseid"
    r"|collector[ _-]?id|token|access code|device[ _-]?(id|name)|submitterid|subscriberid|simid"
    r"|external(data)?reference|custom data( \d+)?|external reference",
    "location": r"(zip ?/ ?)?(post(al)? ?code|zip( code)?)|(street )?address|street"
    r"|(location)?(latitude|longitude)|_?geolocation|_.*_(latitude|longitude)"
    r"|gps([_:-].*| (coordinates?|location|position|point))?",
    "date of birth": r"date of birth|dob|birth ?(day|date)",
    "NHS number": r"nhs (number|no\.?)|national insurance (number|no\.?)",
}
# What may stand before and after it: "Q3. Please enter your home postcode (optional)".
_CODE = r"([a-z]{0,3}\d\w*[.):]?\s+)?"
_ASKED = (
    r"(what('s| is| are) (your|my) "
    r"|(please )?(enter|provide|give|state|write|type|tell|leave|add|insert)( us)?( with)? )?"
)
_OF_A_PERSON = (
    r"((your|my|an) )?((contact|recipient|home|work|personal|current"
    r"|(respondent|participant|baby|child|mother|partner)('?s)?) )?(recipient)?"
)
_OPTIONAL = r"([ ,-]*[(\[]?(optional|if known|not required|required)[)\]]?)?"
_END = r"[?:.*!]*"
_PATTERNS = {
    rule: re.compile(
        rf"{_CODE}{_ASKED}{_OF_A_PERSON}({pattern})( ?\d{{1,2}})?{_END}{_OPTIONAL}{_END}"
    )
    for rule, pattern in _RULES.items()
}
# As options these are ways to be reached, or devices: "How did you hear of us? - Email".
_WAYS = re.compile(r"e-?mail|mail|(tele)?phone|mobile( phone)?|gps|street")
# What asks for somebody's own, and is no question.
_DETAILS = re.compile(
    r"(your |my )?((contact|personal|respondent)( (details|info(rmation)?))?|details)"
    r"|about( you| yourself)?"
)
# "Name and e-mail address": what stands between.
_SEVERAL = re.compile(r"\s*(?:[,/&]|\band\b|\bor\b)\s*", re.IGNORECASE)
DECLARED = "declared in survey.toml"


@dataclass(frozen=True)
class Personal:
    """Why a column is one of personal data.

    Parameters
    ----------
    rule
        The rule.
    is_field
        Whether only a part of its question says so, which an option to tick may be called too.
    """

    rule: str
    is_field: bool = False


def personal_rule(heading: str) -> str | None:
    """The rule by which a heading is one of personal data, or None."""
    name = plain(heading).replace("’", "'")
    # KoboToolbox writes "full_name"; some of its own columns begin with that character.
    told = (name, name.replace("_", " ").strip(), _request(name))
    for each in filter(None, told):
        for rule, pattern in _PATTERNS.items():
            if pattern.fullmatch(each):
                return rule
    return None


def _request(name: str) -> str:
    """What a longer text asks for at its end: "If you would like a reply, please leave ..."."""
    before, please, asked = name.rpartition("please ")
    return please + asked if before else ""


def _rule_of_all(heading: str) -> str | None:
    """The rule of the first part of a heading that asks for several, all of them personal."""
    parts = _SEVERAL.split(heading.strip())
    rules = [personal_rule(part) for part in parts]
    return rules[0] if len(rules) > 1 and all(rules) else None


def personal_columns(layout: Layout, survey: Survey | None = None) -> dict[int, Personal]:
    """Each column of personal data, by position.

    All that a column may be called counts: its heading, its words where the heading is a code, and
    fields of one question ("Contact details - Name"). The spec, if there is one, has the last word.
    """
    found = {column.position: Personal(rule) for column, rule in _by_own_name(layout)}
    found = dict(_by_field(layout)) | found
    if survey is not None:
        for heading in survey.not_personal:
            for position in _called(layout, heading):
                found.pop(position, None)
        for heading in survey.personal:
            found |= dict.fromkeys(_called(layout, heading), Personal(DECLARED))
    return found


def unmatched(layout: Layout, survey: Survey) -> Iterator[tuple[str, str, str]]:
    """Headings that the spec lists and no column has: the place, what is wrong, the remedy."""
    headings = [column.heading for column in layout.columns]
    for key, listed in (("personal", survey.personal), ("not_personal", survey.not_personal)):
        for heading in listed:
            if not _called(layout, heading):
                hint = did_you_mean(heading, headings)
                hint = "" if hint.startswith("known are") else f": {hint.removesuffix('?')}"
                found = f'no column is called "{heading}", which survey.toml lists under {key}'
                yield "", found, f"Give the heading as the export has it, or take it out{hint}"


def _called(layout: Layout, name: str) -> list[int]:
    """The columns of a heading; where none has it, those whose question or words it is."""
    wanted = plain(name)
    for names_of in (_heading, _own_names, _all_names):
        found = [
            column.position for column in layout.columns if wanted in map(plain, names_of(column))
        ]
        if found:
            return found
    return []


def _heading(column: Column) -> tuple[str, ...]:
    return (column.heading,)


def _own_names(column: Column) -> tuple[str, ...]:
    """What it may be called as a question of its own, not as an option of one."""
    is_sentence = " " in column.heading
    own = [
        name
        for name in column.alone
        # ODK parts groups from names by a hyphen, but "follow-up e-mail" is no group.
        if name not in column.options and not (is_sentence and column.heading.endswith(f"-{name}"))
    ]
    return (column.heading, *own)


def _all_names(column: Column) -> tuple[str, ...]:
    return (column.heading, *column.alone, *column.parents, *column.options)


def _by_own_name(layout: Layout) -> Iterator[tuple[Column, str]]:
    for column in layout.columns:
        names = _own_names(column)
        rules = (rule_of(name) for rule_of in (personal_rule, _rule_of_all) for name in names)
        rule = next(filter(None, rules), None)
        if rule is not None:
            yield column, rule


def _by_field(layout: Layout) -> Iterator[tuple[int, Personal]]:
    """Fields of one question, but not what seems to be an option to tick.

    Such are those of a question that has a column of its own too, and ways to be reached without
    a name or the like beside them.
    """
    headings = {plain(column.heading) for column in layout.columns}
    fields = [
        (column, set(map(plain, column.parents)), plain(option), rule)
        for column in layout.columns
        for option in column.options
        if (rule := personal_rule(option)) and headings.isdisjoint(map(plain, column.parents))
    ]
    sure = {
        parent
        for _, parents, option, _ in fields
        if not _WAYS.fullmatch(option) or any(map(_DETAILS.fullmatch, parents))
        for parent in parents
    }
    for column, parents, _, rule in fields:
        if parents & sure:
            yield column.position, Personal(rule, is_field=True)
