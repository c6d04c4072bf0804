"""What parents prioritise, and what local people and organisations said."""

from __future__ import annotations

from collections.abc import Iterator

from jsna.exhibits.base import Content
from jsna.exhibits.blocks import Block, Heading, Spans
from jsna.exhibits.text.answers import survey_answers
from jsna.exhibits.text.parts import (
    Exhibits,
    bullets,
    count,
    has,
    line,
    none_of,
    paragraph,
    see,
    shown,
)
from jsna.exhibits.wording import listed, lowered, sentence


def parents(content: Content, exhibits: Exhibits) -> Iterator[Block]:
    """The priorities of the survey by theme: never in an order of importance."""
    yield Heading(2, "What parents prioritise", "parents")
    survey = content.review.streams.survey
    if survey is None:
        yield paragraph(none_of(content, "survey of parents"))
        return
    yield paragraph(
        line(
            *count(content, "priority", "priorities", many="priorities"),
            *see(exhibits, "priorities"),
            f" came out of the {lowered(survey.name)} ({survey.when})",
        ),
        *filter(None, [sentence(survey.note)]),
    )
    themes = content.statements("priority").drop_duplicates("theme_id")
    if len(themes):
        yield paragraph("By theme, in the published order, which is not an order of importance:")
        yield bullets(
            *(
                _theme(content, key, theme)
                for key, theme in zip(themes["theme_id"], themes["theme"], strict=True)
            )
        )
    yield from shown(exhibits, "priorities")
    yield from survey_answers(content, exhibits)


def _theme(content: Content, key: str, theme: str) -> Spans:
    if not has(content, "priorities_in_theme", answer=key):
        return line(theme)
    own = count(content, "priority", "priorities_in_theme", many="priorities", answer=key)
    return line(f"{theme or 'No theme'} (", *own, ")")


def local_people(content: Content, exhibits: Exhibits) -> Iterator[Block]:
    """The issues that came up, and who took part."""
    yield Heading(2, "What local people and organisations said", "local-people")
    engagement = content.review.streams.engagement
    if engagement is None:
        yield paragraph(none_of(content, "engagement with local people or organisations"))
        return
    issues = content.statements("engagement issue")
    yield paragraph(
        line(
            *count(content, "issue", "engagement_issues"),
            *see(exhibits, "engagement_issues"),
            f" came up in the {lowered(engagement.name)} ({engagement.when})",
        ),
        *filter(None, [sentence(engagement.note)]),
    )
    if len(issues):
        titles = zip(issues["theme"], issues["text"], strict=True)
        yield bullets(*(sentence(theme or text) for theme, text in titles))
    yield from _sources(content)
    yield from shown(exhibits, "engagement_issues")


def _sources(content: Content) -> Iterator[Block]:
    """Who is named as taking part."""
    taking_part = list(content.statements("engagement source")["text"])
    if taking_part:
        yield paragraph(f"Named as taking part: {listed(taking_part)}.")
