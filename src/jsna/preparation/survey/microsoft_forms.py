"""Exports of Microsoft Forms: one row of headings, several answers in one cell.

The first columns are fixed. Picks end in a semicolon each ("Rest; Help with sleep: nights;"), while
the options themselves hold commas and colons. A repeated title has a number appended ("Why?2"),
and headings hold line breaks and odd spaces.
"""

from __future__ import annotations

from jsna.preparation.survey.layout import Column, Head, Layout, headings, holds

_OWN = frozenset(
    {
        *("id", "start time", "completion time", "email", "name", "last modified time"),
        *("language", "total points", "quiz feedback"),
    }
)


def recognises(head: Head) -> bool:
    """Whether the headings are those of this tool."""
    return bool(head) and holds(head[0], "id", "start time", "completion time")


def lay_out(head: Head) -> Layout:
    """The layout of an export of this tool."""
    columns = tuple(
        Column(position, heading, (heading,), block=position)
        for position, heading in enumerate(headings(head[0]))
    )
    return Layout(
        dialect="microsoft-forms",
        header_rows=1,
        columns=columns,
        own=_OWN,
        separator=";",
        started=("Start time",),
        ended=("Completion time",),
    )
