"""Exports of Qualtrics: three rows of headings, codes or words, split columns or one.

The rows are the names of the variables, the questions, and the ids of the import in braces. A
question that takes several has a column an option ("Q2_1"), or one with "1,2,3", which is three
picks and never the number 123. "Q2_4_TEXT" holds what was typed at option 4. Rows of previews are
answers of the survey's makers.
"""

from __future__ import annotations

import re

from jsna.preparation.survey.layout import Column, Head, Layout, headings, holds, splits

_OWN = frozenset(
    {
        *("startdate", "enddate", "status", "ipaddress", "progress", "duration (in seconds)"),
        *("finished", "recordeddate", "responseid", "recipientlastname", "recipientfirstname"),
        *("recipientemail", "externalreference", "externaldatareference", "locationlatitude"),
        *("locationlongitude", "distributionchannel", "userlanguage"),
    }
)
_SPLIT = re.compile(r"(?P<question>.+?)_(?P<option>\d+)(?P<text>_TEXT)?")
_TEXT = re.compile(r"(?P<question>.+?)_TEXT")
_SELECTED = re.compile(r" - Selected Choice$", re.IGNORECASE)
_PREVIEWS = frozenset({"survey preview", "survey test", "1", "2"})


def recognises(head: Head) -> bool:
    """Whether the headings are those of this tool."""
    return len(head) > 1 and holds(head[0], "startdate", "enddate", "status", "responseid")


def lay_out(head: Head) -> Layout:
    """The layout of an export of this tool."""
    names = headings(head[0])
    # The third row is left out of some older exports.
    has_ids = len(head) > 2 and any("importid" in cell.casefold() for cell in head[2])
    texts = headings(head[1]) if len(head) > 1 else []
    texts += [""] * (len(names) - len(texts))
    return Layout(
        dialect="qualtrics",
        header_rows=3 if has_ids else 2,
        columns=tuple(
            _column(position, name, text)
            for position, (name, text) in enumerate(zip(names, texts, strict=False))
        ),
        own=_OWN,
        separator=",",
        unticked=frozenset({"", "0"}),
        started=("StartDate",),
        ended=("EndDate",),
        seconds=("Duration (in seconds)",),
        preview=("Status", _PREVIEWS),
    )


def _column(position: int, name: str, text: str) -> Column:
    words = _SELECTED.sub("", text)
    if name.casefold() in _OWN:
        return Column(position, name, (name,), block=position)
    before, after = splits(text, " - ")
    split = _SPLIT.fullmatch(name)
    if split:
        is_text = split["text"] is not None
        if is_text:
            # "Question - Other - Text": the last part says that it is text.
            before, after = splits(re.sub(r" - Text$", "", text), " - ")
        alone = (name,) if is_text else (name, words, *after)
        parents = (split["question"], *before)
        options = (split["option"], *after)
        return Column(position, name, alone, parents, options, is_text=is_text, block=position)
    if typed := _TEXT.fullmatch(name):
        return Column(position, name, (name,), (typed["question"],), is_text=True, block=position)
    return Column(position, name, (name, words), block=position)
