"""How many services have each score, with the scale's words and the bands."""

from __future__ import annotations

from jsna.exhibits.base import Column, Content, Table
from jsna.exhibits.wording import counted, in_words, listed, rounded, sentence

_COLUMNS = (
    Column("score", "Score", "Score on the tool's scale, or all scores"),
    Column("words", "Words of the scale", "What the scale says of the score"),
    Column("band", "Band", "Band that the score belongs to"),
    Column("services", "Services", "Number of services with the score", "number"),
)


def tabulate_distribution(content: Content) -> Table:
    """The distribution of the scores over the whole scale; a score that none has is said."""
    return Table(
        key="distribution",
        caption=_caption(content),
        columns=_COLUMNS,
        rows=tuple(
            (
                str(level.score),
                level.label,
                content.tool.band_name(level.band),
                content.count("services_at_score", answer=str(level.score)),
            )
            for level in content.tool.levels
        ),
        overall=("All scores", "", "", len(content.services)),
        notes=(
            *_about_middle(content),
            content.about_bands,
            content.dates("ratings"),
            *content.notice,
        ),
    )


def _caption(content: Content) -> str:
    """The scores that most services have."""
    counts = {s: content.count("services_at_score", answer=str(s)) for s in content.tool.scores}
    most = max(counts.values())
    scores = [str(score) for score, count in counts.items() if count == most]
    total = len(content.services)
    if most == total:
        return f"Every service is rated {scores[0]}."
    each = " each" if len(scores) > 1 else ""
    return sentence(
        f"The most frequent score{'s are' if each else ' is'} {listed(scores)}, given to "
        f"{in_words(most)}{each} of {counted(total, 'service')}"
    )


def _about_middle(content: Content) -> tuple[str, ...]:
    median = content.number("score_median")
    return () if median is None else (f"The median score is {rounded(median)}.",)
