"""Exports of LimeSurvey: codes or full texts, a column an option with the option in brackets.

Headings are codes ("Q2[SQ001]"), texts ("Which services? [Health visitor]"), or both ("Q2. Which
services?", "Q2[SQ001]. Which services? [Health visitor]", "lastpage. Last page"). Cells are codes
("A1", "Y", "-oth-") or full texts ("Yes", "Other").
"""

from __future__ import annotations

import re

from jsna.preparation.survey.layout import Column, Head, Layout, headings, holds, plain

_OWN = frozenset(
    {
        *("id", "submitdate", "lastpage", "startlanguage", "seed", "startdate", "datestamp"),
        *("ipaddr", "refurl", "token", "response id", "date submitted", "last page"),
        *("start language", "date started", "date last action", "ip address", "referrer url"),
        *("access code",),
    }
)
_OPTION = re.compile(r"(?P<question>.+?)\s*\[(?P<option>.+)\]")
_BOTH = re.compile(r"(?P<code>[A-Za-z]\w*)\[(?P<option>[^\]]+)\]\.\s+(?P<text>.+)")
_CODE = re.compile(r"[A-Za-z]\w*\.\s+(?P<text>.+)")


def recognises(head: Head) -> bool:
    """Whether the headings are those of this tool."""
    return bool(head) and (
        holds(head[0], "lastpage", "startlanguage")
        or holds(head[0], "last page", "start language")
        or holds(head[0], "lastpage. last page", "startlanguage. start language")
    )


def lay_out(head: Head) -> Layout:
    """The layout of an export of this tool."""
    names = headings(head[0])
    return Layout(
        dialect="limesurvey",
        header_rows=1,
        columns=tuple(_column(position, name) for position, name in enumerate(names)),
        own=_OWN | {plain(name) for name in names if _is_own(name)},
        separator=";",
        unticked=frozenset({"", "n", "no", "n/a", "0"}),
        started=("startdate", "Date started"),
        ended=("submitdate", "Date submitted", "datestamp", "Date last action"),
    )


def _is_own(name: str) -> bool:
    """Whether a heading is the code and the text of a column of the tool itself."""
    _, *both = _with_text(name)
    return bool(both) and _OWN.issuperset(map(plain, both))


def _column(position: int, name: str) -> Column:
    if both := _BOTH.fullmatch(name):
        return _of_both(position, name, both)
    split = _OPTION.fullmatch(name)
    if not split:
        return Column(position, name, _with_text(name), block=position)
    question, option = split["question"], split["option"]
    is_text = option.casefold() in ("other", "comment")
    alone = (name,) if is_text else (name, option)
    parents = _with_text(question)
    return Column(position, name, alone, parents, (option,), is_text=is_text, block=position)


def _of_both(position: int, name: str, both: re.Match[str]) -> Column:
    """The column of an option whose heading has its code and its text."""
    code, option, text = both["code"], both["option"], both["text"]
    split = _OPTION.fullmatch(text)
    question, words = (split["question"], split["option"]) if split else (text, option)
    is_text = option.casefold() in ("other", "comment")
    alone = (name, f"{code}[{option}]", text, *(() if is_text else (words,)))
    parents, options = (code, question), (words, option)
    return Column(position, name, alone, parents, options, is_text=is_text, block=position)


def _with_text(name: str) -> tuple[str, ...]:
    """The heading, and its text without the code before it; or the code alone."""
    coded = _CODE.fullmatch(name)
    return (name, coded["text"], name.partition(".")[0]) if coded else (name,)
