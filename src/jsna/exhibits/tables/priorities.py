"""What parents asked for, by theme and in the published order: never ranked."""

from __future__ import annotations

from jsna.exhibits.base import Column, Content, Table
from jsna.exhibits.wording import counted, sentence

_COLUMNS = (
    Column("theme_id", "Theme", "Id of the theme"),
    Column("theme", "What it is about", "Name of the theme"),
    Column("priorities", "Priorities", "Priorities of the theme, one on each line", "list"),
)

_NOT_RANKED = (
    "Themes and priorities stand in their published order. They are not ranked: the number of "
    "priorities in a theme does not say how many people asked for it."
)


def tabulate_priorities(content: Content) -> Table | None:
    """The priorities of the survey; nothing where the review has no survey."""
    survey = content.review.streams.survey
    if survey is None:
        return None
    priorities = content.statements("priority")
    themes = priorities.drop_duplicates("theme_id")
    return Table(
        key="priorities",
        caption=_caption(content, survey.name, len(themes)),
        columns=_COLUMNS,
        rows=tuple(
            (theme_id, theme, _of_theme(content, theme_id))
            for theme_id, theme in zip(themes["theme_id"], themes["theme"], strict=True)
        ),
        notes=(
            _NOT_RANKED,
            *filter(None, [survey.note]),
            content.dates("survey"),
            *content.notice,
        ),
    )


def _of_theme(content: Content, theme_id: str) -> tuple[str, ...]:
    own = content.statements("priority")
    own = own[own["theme_id"] == theme_id]
    return tuple(
        f"{key}: {text}" for key, text in zip(own["statement_id"], own["text"], strict=True)
    )


def _caption(content: Content, survey: str, themes: int) -> str:
    asked = counted(content.count("priorities"), "priority", "priorities")
    under = f" under {counted(themes, 'theme')}" if themes else ""
    return sentence(f"{survey}: {asked}{under}")
