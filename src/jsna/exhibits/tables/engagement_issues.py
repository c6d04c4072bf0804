"""What local organisations and residents said, and who they were."""

from __future__ import annotations

from jsna.exhibits.base import Column, Content, Table
from jsna.exhibits.wording import counted, listed, sentence

_COLUMNS = (
    Column("issue_id", "Issue", "Id of the issue"),
    Column("issue", "What it is about", "The issue in a few words"),
    Column("text", "What was said", "The issue in words"),
)


def tabulate_engagement_issues(content: Content) -> Table | None:
    """The issues of the engagement; nothing where the review has no engagement."""
    engagement = content.review.streams.engagement
    if engagement is None:
        return None
    issues = content.statements("engagement issue")
    return Table(
        key="engagement_issues",
        caption=_caption(content),
        columns=_COLUMNS,
        rows=tuple(zip(issues["statement_id"], issues["theme"], issues["text"], strict=True)),
        notes=(
            "Issues stand in their published order. They are not ranked.",
            *_sources(content),
            *filter(None, [engagement.note]),
            content.dates("engagement"),
            *content.notice,
        ),
    )


def _caption(content: Content) -> str:
    return sentence(f"{counted(content.count('engagement_issues'), 'issue')} came up in engagement")


def _sources(content: Content) -> tuple[str, ...]:
    named = list(content.statements("engagement source")["text"])
    return (sentence(f"Named as taking part: {listed(named)}"),) if named else ()
