"""Exports of KoboToolbox and ODK: names or labels, with parent and child columns.

A question that takes several has a parent column with all picks, parted by spaces, and a child
column an option ("services/visitor", or with a dot), or only one of these kinds. Groups stand
before the question, parted in the same way. A parent and its children can disagree after answers
were edited: then the children count, and the row is listed.
"""

from __future__ import annotations

from jsna.preparation.survey.layout import Column, Head, Layout, headings, holds, splits

_OWN = frozenset(
    {
        *("start", "end", "today", "username", "deviceid", "phonenumber", "subscriberid", "simid"),
        *("audit", "_id", "_uuid", "__version__", "_version_", "_submission_time", "_index"),
        *("_validation_status", "_notes", "_status", "_submitted_by", "_tags", "_parent_index"),
        *("_parent_table_name", "_attachments", "_geolocation", "formhub/uuid", "meta/rootuuid"),
        *("submissiondate", "key", "instanceid", "meta/instanceid", "meta-instanceid"),
        *("submitterid", "submittername", "attachmentspresent", "attachmentsexpected"),
        *("reviewstate", "edits", "formversion", "devicename", "instancename"),
        *("meta-instancename", "meta/instancename", "meta/deprecatedid"),
    }
)


def recognises(head: Head) -> bool:
    """Whether the headings are those of these tools."""
    return bool(head) and (
        holds(head[0], "_uuid")
        or holds(head[0], "_submission_time")
        or holds(head[0], "submissiondate", "key")
    )


def lay_out(head: Head) -> Layout:
    """The layout of an export of these tools."""
    names = headings(head[0])
    return Layout(
        dialect="kobo",
        header_rows=1,
        columns=tuple(_column(position, name) for position, name in enumerate(names)),
        own=_OWN,
        separator=" ",
        unticked=frozenset({"", "0", "false"}),
        started=("start",),
        ended=("end",),
    )


def _column(position: int, name: str) -> Column:
    alone = [name]
    parents: list[str] = []
    options: list[str] = []
    if name.casefold() not in _OWN:
        # ODK Central parts groups from questions by hyphens.
        for separator in ("/", ".", "-"):
            before, after = splits(name, separator)
            alone += after
            if separator != "-":
                parents += before
                options += after
    for parent in tuple(parents):
        parents += [end for separator in ("/", ".", "-") for end in splits(parent, separator)[1]]
    return Column(position, name, tuple(alone), tuple(parents), tuple(options), block=position)
