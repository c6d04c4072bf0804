"""What exhibits of a survey say beneath: who answered, how counts are made safe, what signs mean.

See docs/methods.md, "Disclosure".
"""

from __future__ import annotations

from collections.abc import Sequence

from jsna.exhibits.answers import SIGNS
from jsna.exhibits.content import Content

CHOSE_TO = "The people who answered chose to, so that others may think otherwise."
ABOUT_SAMPLE = (
    f"{CHOSE_TO} The intervals are those of a random sample, which this is not: they do not say by "
    "how much."
)
_MEANINGS = {
    SIGNS["suppressed"]: "not shown, so that nobody can be recognised.",
    SIGNS["low base"]: "not shown, since too few people answered.",
    SIGNS["not estimable"]: "not available, since nobody answered.",
}


def meanings(signs: Sequence[str]) -> tuple[str, ...]:
    """What the signs among these words say, each once."""
    return tuple(f"{sign}: {said}" for sign, said in _MEANINGS.items() if sign in signs)


def about_counts(content: Content) -> str:
    """By which rules counts of people are made safe."""
    method = content.method("survey_respondents")
    weighted = content.survey is not None and content.survey.weight
    apart = " Shares are of people as they answered; weighted shares stand in a table of their own."
    return f"Counts of people, and the shares made from them: {method}.{apart if weighted else ''}"


def about_survey(
    content: Content, signs: Sequence[str], *, with_intervals: bool = True
) -> tuple[str, ...]:
    """What every exhibit of the answers must say: the sample, what is hidden, when it was asked."""
    return (
        ABOUT_SAMPLE if with_intervals else CHOSE_TO,
        about_counts(content),
        *meanings(signs),
        content.dates("survey"),
        *content.notice,
    )
