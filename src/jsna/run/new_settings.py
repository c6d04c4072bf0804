"""The ``review.toml`` of a new review: what is carried forward, and what is to be filled in."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING

from jsna.publishing.meeting_workbook import meeting as names
from jsna.review.dates import FILL_IN, NOT_PUBLISHED
from jsna.review.declared import OF_SURVEY
from jsna.review.settings import Review

if TYPE_CHECKING:
    from jsna.publishing.meeting_workbook.meeting import Meeting
    from jsna.review.choices import Combination


def settings_text(last: Review, meeting: Meeting, date: str) -> str:
    """The settings as text, with a comment where a person has something to decide.

    Parameters
    ----------
    last
        The review before.
    meeting
        The new review.
    date
        Its date as far as it is known; "" is left for a person, and refused until then.
    """
    parts = (
        _head(last, meeting, date),
        _tool(last, meeting),
        _overall(last),
        _items(last, meeting),
        _ranking(last),
        _misrating(last),
        _numbering(last),
        _streams(last, date),
        _inputs(meeting),
        _evidence(last, meeting),
    )
    return "\n".join(line for part in parts for line in (*part, ""))


def _text(value: object) -> str:
    """A value of TOML: a text in quotation marks has the same escapes as in JSON."""
    if isinstance(value, dict):
        return f"{{ {', '.join(f'{key} = {_text(each)}' for key, each in value.items())} }}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(_text(each) for each in value)}]"
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _head(last: Review, meeting: Meeting, date: str) -> Iterator[str]:
    same = meeting.tool.version == last.tool.version
    yield f"# Review {meeting.review_id}, begun from review {last.id}. Lines that begin with # are"
    yield "# notes: read each, and change what stands below it where it is no longer true."
    yield f"id = {_text(meeting.review_id)}"
    yield f"title = {_text(last.own_title)}"
    yield f"area = {_text(last.area)}"
    yield '# FILL IN: when services were rated, such as "2025-04-30" or "2025-04".'
    yield f"date = {_text(date)}"
    if last.synthetic:
        yield f"notice = {_text(last.own_notice)}"
        yield "synthetic = true"
    elif last.own_notice:
        yield f"# The notice of review {last.id}. Take the # away if it holds for this one too."
        yield f"# notice = {_text(last.own_notice)}"
    yield "# Take this line out when the review is ready to be published: until then a plain"
    yield '# "jsna run" passes it over.'
    yield "draft = true"
    if same:
        yield "# The reviews that this one is compared with, the oldest first."
        yield f"earlier = {_text([*last.earlier, last.id])}"
    else:
        yield f"# The tool has another version than in review {last.id}: scores cannot be compared."
        yield "earlier = []"
    yield f"services = {_text(last.services)}"


def _changed(made: Combination, leave_out: tuple[str, ...] = ()) -> Iterator[str]:
    """The rule and the rounding, and of the rest what is not as it is by itself."""
    for key, value in made.model_dump().items():
        usual = type(made).model_fields[key].get_default(call_default_factory=True)
        if key in ("rule", "rounding") or (value != usual and key not in leave_out):
            yield f"{key} = {_text(value)}"


def _tool(last: Review, meeting: Meeting) -> Iterator[str]:
    yield "[tool]"
    yield f"id = {_text(last.tool.id)}"
    yield f"version = {_text(meeting.tool.version)}"


def _overall(last: Review) -> Iterator[str]:
    yield f"# How one overall score is made of the services' scores, as in review {last.id}."
    yield "[overall]"
    yield from _changed(last.overall, leave_out=("note", "published", "total_row"))
    yield f'note = "The rule of review {last.id}."'


def _items(last: Review, meeting: Meeting) -> Iterator[str]:
    if meeting.tool.items:
        yield "# How a service's score is made of the scores of its items."
        yield "[items]"
        yield from _changed(last.item_scores)


def _ranking(last: Review) -> Iterator[str]:
    yield "# The score that services should reach, and others to try."
    yield "[ranking]"
    yield f"target = {last.ranking.target}"
    yield f"other_targets = {_text(last.ranking.other_targets)}"
    if last.ranking.second_key:
        yield f"second_key = {_text(last.ranking.second_key)}"
    for key, criterion in last.ranking.criterion.items():
        yield ""
        yield f"# Do these levels still hold? They are those of review {last.id}."
        yield f"[ranking.criterion.{key}]"
        yield f"name = {_text(criterion.name)}"
        yield f"source = {_text(criterion.source)}"
        yield f"levels = {_text(criterion.levels)}"


def _misrating(last: Review) -> Iterator[str]:
    yield "# How ratings are assumed to be wrong when the ranks are tried."
    yield "[misrating]"
    for key, value in last.misrating.model_dump().items():
        yield f"{key} = {_text(value)}"


def _numbering(last: Review) -> Iterator[str]:
    yield "# The numbers of the first table and the first figure in the chapter."
    yield "[numbering]"
    yield f"first_table = {last.numbering.first_table}"
    yield f"first_figure = {last.numbering.first_figure}"


def _streams(last: Review, date: str) -> Iterator[str]:
    yield "# FILL IN the date here too."
    yield "[stream.ratings]"
    yield f"name = {_text(last.streams.ratings.name)}"
    yield f"date = {_text(date)}"


def _inputs(meeting: Meeting) -> Iterator[str]:
    yield "# The workbook of the rating meeting. Once a person has looked at the filled workbook,"
    yield f"# its hash is recorded by: jsna check {meeting.review_id} --accept-inputs"
    yield from _input("ratings", names.RATINGS, meeting)
    yield "# The raters' names are not published: each has a number in their place."
    yield 'restricted = ["rater"]'
    yield "# Columns that are for people at the meeting, and are not read."
    yield f"ignored = {_text(meeting.ignored)}"
    yield ""
    yield from _input("gaps", names.GAPS, meeting)
    headings = names.GAP_HEADINGS
    renamed = {name: heading for name, heading in headings.items() if name != heading.casefold()}
    yield f"columns = {_text(renamed)}"


def _input(role: str, sheet: str, meeting: Meeting) -> Iterator[str]:
    yield f"[input.{role}]"
    yield f"file = {_text(names.FILE)}"
    yield f"sheet = {_text(sheet)}"
    yield 'sha256 = ""'
    yield f'origin = "The rating meeting of review {meeting.review_id}"'
    yield f"added = {meeting.day.isoformat()}"


def _evidence(last: Review, meeting: Meeting) -> Iterator[str]:
    """What residents and organisations say, where the review before had it, to be filled in."""
    streams = (("survey", last.streams.survey), ("engagement", last.streams.engagement))
    rated = {"assessment", "ratings", "gaps"}
    roles = [role for role in last.inputs if role not in rated | OF_SURVEY]
    if not roles and not last.streams.survey:
        return
    yield f"# Review {last.id} had these too. Where this one has its own, take the # away and fill"
    yield "# in; the inputs of a stream need the stream, and its date."
    if "survey_export" in last.inputs:
        yield "# A survey's export is not declared here, but in survey.toml, which is drafted by:"
        yield f"# jsna survey-spec data/raw/{meeting.review_id}/restricted/EXPORT; and it needs"
        yield "# [stream.survey]. The survey.toml of the review before shows how one is finished."
        yield "#"
    for name, stream in streams:
        if stream:
            yield f"# [stream.{name}]"
            yield f"# name = {_text(stream.name)}"
            yield f'# date = "{FILL_IN}: when, such as 2025-04, or: {NOT_PUBLISHED}"'
            yield "#"
    for role in roles:
        given = last.inputs[role]
        yield f"# [input.{role}]"
        yield f"# file = {_text(given.file)}"
        yield '# sha256 = ""'
        yield f'# origin = "{FILL_IN}: where it is from"'
        yield f"# added = {FILL_IN}: the day, such as 2025-04-30"
        if given.columns:
            yield f"# columns = {_text(given.columns)}"
        yield "#"
