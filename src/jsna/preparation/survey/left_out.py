"""Says how an export was read, and which columns were dropped at the door by what rule."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from jsna.preparation.sheet import Change
from jsna.preparation.survey.layout import Layout, plain
from jsna.preparation.survey.personal import personal_columns
from jsna.preparation.survey.recognise import TITLES
from jsna.review.survey import Dialect, Survey

OWN_COLUMN = "a column of the survey tool itself was left out, unread"
NOT_IN_SPEC = "a column that is not in survey.toml was left out, unread"


def personal_data(rule: str) -> str:
    """The rule of a change that drops a column of personal data."""
    return f"personal data ({rule}) was left out, unread"


def read_as(encoding: str, dialect: Dialect, survey: Survey, shown_as: str) -> Iterator[Change]:
    """By which dialect and in which encoding the export was read."""
    how = "named in survey.toml" if survey.dialect else "recognised by its headings"
    title = TITLES[dialect]
    yield Change(shown_as, 0, "", "", "", f"read as an export of {title}, {how}")
    if encoding == "cp1252":
        yield Change(shown_as, 0, "", "", "", "read as cp1252, since it is not UTF-8")


def columns_left_out(
    layout: Layout, survey: Survey, kept: Collection[int], shown_as: str
) -> Iterator[Change]:
    """Each column that no question reads, with the rule that left it out; never a value."""
    personal = personal_columns(layout, survey)
    for column in layout.columns:
        if column.position in kept:
            continue
        if column.position in personal:
            reason = personal_data(personal[column.position].rule)
        elif plain(column.heading) in layout.own:
            reason = OWN_COLUMN
        else:
            reason = NOT_IN_SPEC
        heading = column.heading or f"number {column.position + 1}, without a heading"
        yield Change(shown_as, 0, heading, "", "", reason)
