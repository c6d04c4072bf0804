"""Exports of SurveyMonkey: two rows of headings, a column an option.

The first row has the question over the first of its columns only; the second has the option, or
"Response" or "Open-Ended Response" where the question has one column. The column of an option holds
its words where it was picked, and what was typed for "Other (please specify)".
"""

from __future__ import annotations

from jsna.preparation.survey.layout import Column, Head, Layout, filled_forward, headings, holds

_OWN = frozenset(
    {
        *("respondent id", "collector id", "start date", "end date", "ip address"),
        *("email address", "first name", "last name", "custom data 1", "custom data"),
        *("date created", "date modified"),
    }
)
_ONE_COLUMN = {"response", "open-ended response"}


def recognises(head: Head) -> bool:
    """Whether the headings are those of this tool."""
    return len(head) > 1 and holds(head[0], "respondent id", "collector id")


def lay_out(head: Head) -> Layout:
    """The layout of an export of this tool."""
    width = max(len(row) for row in head[:2])
    first = [*head[0], *[""] * (width - len(head[0]))]
    second = headings([*head[1], *[""] * (width - len(head[1]))]) if len(head) > 1 else [""] * width
    columns: list[Column] = []
    block = -1
    for position, (question, option) in enumerate(zip(filled_forward(first), second, strict=True)):
        block = position if first[position].strip() else block
        if not option or option.casefold() in _ONE_COLUMN:
            columns.append(Column(position, question, (question,), block=block))
            continue
        heading = f"{question} - {option}"
        names = (heading, option)
        columns.append(Column(position, heading, names, (question,), (option,), block=block))
    return Layout(
        dialect="surveymonkey",
        header_rows=2,
        columns=tuple(columns),
        own=_OWN,
        separator=";",
        unticked=frozenset({"", "0"}),
        typed_at_other=True,
        started=("Start Date",),
        ended=("End Date",),
    )
